import { now } from '../../clock.ts'
import type { CallSite } from '../call-site.ts'
import type { RestMark } from '../at-rest.ts'
import { internalsOf, type SessionInternals } from '../internals.ts'
import { readsKeys } from '../line-mode.ts'
import { looked } from '../looked.ts'
import { describePattern } from '../pattern.ts'
import type { Outcome } from '../questions.ts'
import { askedInstead } from './prompt-words.ts'
import { type Asked, type SeenPrompt, seePrompt } from './seen-prompt.ts'

/** What answers need of their session. */
export interface Prompted {
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
}

/** A question that is being answered: looked at before the first key and after each, until it is done. */
export class Prompt {
  readonly session: Prompted
  readonly question: string | RegExp
  readonly #asked: Asked
  readonly #call: string
  readonly #site: CallSite
  readonly #timeoutMs: number | undefined
  #mark: RestMark | undefined

  constructor(
    session: Prompted,
    asked: Asked,
    facts: { call: string; site: CallSite; timeoutMs: number | undefined },
  ) {
    this.session = session
    this.question = asked.question
    this.#asked = asked
    this.#call = facts.call
    this.#site = facts.site
    this.#timeoutMs = facts.timeoutMs
  }

  /** Waits until the question stands on the screen, in a way that can be answered, and is painted. */
  begin(ready: (seen: SeenPrompt) => boolean): Promise<SeenPrompt> {
    return this.#look(async (internals) => {
      const begun = now()
      const look = (): SeenPrompt | undefined => seePrompt(internals, this.#asked)
      const isReady = (): SeenPrompt | undefined => {
        const seen = look()
        return seen !== undefined && ready(seen) ? seen : undefined
      }
      const end = await internals.until(
        isReady,
        this.#timeoutMs === undefined ? {} : { timeoutMs: this.#timeoutMs },
      )
      if ('held' in end) {
        await internals.atRest()
        return look() ?? end.held
      }
      // It stands there: what is missing is said by who needs it.
      const seen = look()
      if (seen !== undefined) return seen
      const elapsedMs = now() - begun
      throw internals.waitedInVain({
        what: `the question ${describePattern(this.question)}`,
        elapsedMs,
        allowedMs: end.gaveUp === 'timeout' ? elapsedMs : 0,
        hint: askedInstead(internals.screen),
      })
    }, outcomeOf)
  }

  /** Presses a key and looks at what became of the question; undefined when it is asked no more. */
  async press(key: string): Promise<SeenPrompt | undefined> {
    this.#given()
    await this.session.press(key)
    return this.#after()
  }

  /** Types a text without Enter. */
  async type(text: string): Promise<SeenPrompt | undefined> {
    this.#given()
    await this.session.type(text)
    return this.#after()
  }

  /** Types a text and Enter, as a person does: never both in one write where single keys are read. */
  async sendLine(text: string, options: { secret?: boolean } = {}): Promise<void> {
    const internals = internalsOf(this.session)
    const apart = text !== '' && readsKeys(await internals.lineMode())
    await internals.give({ kind: 'line', data: Buffer.from(text, 'utf8'), ...options, apart }, `${text}\r`)
  }

  #given(): void {
    this.#mark = internalsOf(this.session).restMark()
  }

  #after(): Promise<SeenPrompt | undefined> {
    const mark = this.#mark
    return this.#look(async (internals) => {
      await internals.atRest(internals === internalsOf(this.session) ? mark : undefined)
      return seePrompt(internals, this.#asked)
    }, outcomeOf)
  }

  #look<T>(look: (internals: SessionInternals) => Promise<T>, outcome: (seen: T) => Outcome): Promise<T> {
    return looked(this.session, { call: this.#call, site: this.#site }, look, outcome)
  }
}

/** What the next key depends on: a replay that shows something else would be sent other keys. */
function outcomeOf(seen: SeenPrompt | undefined): Outcome {
  if (seen === undefined) return { how: 'no question' }
  const { list, across, typed, field } = seen
  return {
    how: 'question',
    text: JSON.stringify([
      list.options.map(({ label, ticked }) => [label, ticked]),
      list.marked?.label,
      across,
      typed,
      field.length,
    ]),
  }
}
