import { callSite, outsideSite } from './call-site.ts'
import type { Conversation } from './conversation.ts'
import type { Askable, Outcome, QuestionLog } from './questions.ts'

/** What a spec takes from a session: given, and logged where a log is kept. */
export class Readings {
  readonly #conversation: Conversation
  readonly #log: QuestionLog | undefined
  #inside = false

  constructor(conversation: Conversation, log: QuestionLog | undefined) {
    this.#conversation = conversation
    this.#log = log
    if (log === undefined) return
    const { screen } = conversation
    screen.onRead(() => {
      conversation.read()
      if (this.#inside || conversation.looking || !log.readings) return
      this.#inside = true
      // One reading of the screen is every reading of it: what stood elsewhere on it was there to be seen.
      const value = screen.text
      this.#inside = false
      log.read({ call: 'session.screen', site: outsideSite(), take: (other) => other.screen.text, value })
    })
  }

  /** The spec asks whether it is replayed. */
  tellsReplays(): void {
    this.#log?.tellsReplays()
  }

  /** @param call as a message names it, behind `session.` */
  text<T extends string>(call: string, take: () => T, again: (other: Askable) => T): T {
    this.#conversation.read()
    const value = take()
    if (this.#log?.readings === true && !this.#conversation.looking)
      this.#log.read({ call: `session.${call}`, site: outsideSite(), take: again, value })
    return value
  }

  /** Takes something that is waited for. */
  asked(
    what: { call: string; above: (...args: never[]) => unknown; again: (other: Askable) => Promise<string> },
    take: () => Promise<string>,
  ): Promise<string> {
    if (this.#log === undefined) return take()
    const site = callSite(what.above)
    site.keep()
    const outcomeOf = (text: string): Outcome => ({ how: 'read', text })
    const ask = async (other: Askable): Promise<Outcome> => outcomeOf(await what.again(other))
    return this.#log.ask({ call: what.call, site, ask }, take, outcomeOf, { how: 'no answer' })
  }
}
