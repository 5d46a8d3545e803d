import { isError } from '../errors.ts'
import { now } from '../clock.ts'
import type { CallSite } from './call-site.ts'
import type { Conversation } from './conversation.ts'
import type { Diary } from './diary.ts'
import type { Asked } from './expectation.ts'
import { History, type PastExpect } from './history.ts'
import { checkKnown } from './known-options.ts'
import { checkCount, checkDuration } from './options.ts'
import { checkPatterns, describePatterns, type Match, type Pattern } from './pattern.ts'
import type { Askable, Outcome, QuestionLog } from './questions.ts'
import { Searcher } from './searcher.ts'

export interface ExpectOptions {
  /** Milliseconds until an `ExpectTimeoutError`, or until TIMEOUT matches; default the session's `timeoutMs`. */
  timeoutMs?: number
  /** How many characters before the newest output a RegExp may begin; default 16 384. */
  window?: number
  /** Let the terminal's echo of the input just sent satisfy a pattern; default false. */
  echo?: boolean
}

export interface ExpectsFacts {
  /** How long they wait by default, in milliseconds. */
  timeoutMs: number
  /** On the engine's clock: when the caller's own time is up. */
  deadlineAt?: number
  /** Takes the secrets out of an error before anybody sees it. */
  covers?: (error: unknown) => Promise<void>
  /** Hears of every expect that is over, with what it failed with. */
  expected?: (past: PastExpect, error: unknown) => void
  /** Where they are told of for the page of a failure. */
  diary: Diary
  /** Where they are logged, while a session is recorded. */
  questions?: QuestionLog | undefined
}

/** The expects of a session: each with its time, and remembered once it is over. */
export class Expects {
  readonly #conversation: Conversation
  readonly #facts: ExpectsFacts
  readonly #history: History = new History()
  /** One for each that is not over; settled apart from what the caller may leave unawaited. */
  readonly #open: Set<Promise<void>> = new Set()

  constructor(conversation: Conversation, facts: ExpectsFacts) {
    this.#conversation = conversation
    this.#facts = facts
  }

  /** Those that are over, oldest first. */
  get history(): readonly PastExpect[] {
    return this.#history.list
  }

  async run(patterns: Pattern | readonly Pattern[], options: ExpectOptions, site: CallSite): Promise<Match> {
    const asked = this.#asked(patterns, options, site)
    const { questions } = this.#facts
    if (questions === undefined) return this.#run(asked)
    site.keep()
    const ask = (other: Askable): Promise<Outcome> =>
      other.expect(patterns, options).then(outcomeOf, () => noMatch)
    const call = `expect(${describePatterns(asked.patterns)})`
    return questions.ask({ call, site, ask }, () => this.#run(asked), outcomeOf, noMatch)
  }

  async #run(asked: Asked): Promise<Match> {
    const startedAt = now()
    const entry = this.#facts.diary.begin()
    // Which output matches does not depend on when it came.
    this.#conversation.hear()
    const { engine } = this.#conversation
    const { total } = engine.transcript
    let match: Match | null = null
    let failure: unknown
    let close = (): void => {}
    const open = new Promise<void>((resolve) => (close = resolve))
    this.#open.add(open)
    try {
      match = await engine.expect(asked)
      this.#conversation.matchedTo(engine.consumed)
      this.#conversation.waitedFrom(total)
      return match
    } catch (error) {
      failure = error
      await this.#facts.covers?.(error)
      throw error
    } finally {
      const past = this.#history.add(asked.patterns, match, now() - startedAt)
      entry(`expect(${past.patterns.join(', ')})`, match !== null)
      this.#facts.expected?.(past, failure)
      this.#open.delete(open)
      close()
    }
  }

  /** Resolves when none is under way: of a closed session soon. */
  async over(): Promise<void> {
    await Promise.all(this.#open)
  }

  /**
   * What one of the patterns matches in the output that no expect has consumed, judged as {@link run} does; nothing is
   * awaited and nothing consumed.
   */
  glimpse(patterns: Pattern | readonly Pattern[], options: ExpectOptions, site: CallSite): Match | undefined {
    this.#conversation.hear()
    return this.#conversation.engine.glimpse(this.#asked(patterns, options, site))
  }

  // A mistake in the arguments points at the caller's line, as every other failure does.
  #asked(patterns: Pattern | readonly Pattern[], options: ExpectOptions, site: CallSite): Asked {
    try {
      checkKnown(options, ['timeoutMs', 'window', 'echo'] satisfies (keyof ExpectOptions)[])
      const list = checkPatterns(patterns)
      const window =
        options.window === undefined ? undefined : checkCount('window', options.window, 'characters')
      const searcher = new Searcher(list, window)
      const timeoutMs = this.timeoutOf(options)
      return { patterns: list, searcher, timeoutMs, echo: options.echo ?? false, site }
    } catch (error) {
      throw isError(error) ? site.blame(error) : error
    }
  }

  /** How long a wait may take: as asked, or by default, but never beyond the caller's own time. */
  timeoutOf({ timeoutMs }: { timeoutMs?: number }): number {
    const asked = timeoutMs === undefined ? this.#facts.timeoutMs : checkDuration('timeoutMs', timeoutMs)
    return Math.min(asked, Math.max(0, (this.#facts.deadlineAt ?? Number.POSITIVE_INFINITY) - now()))
  }
}

function outcomeOf({ index, text }: Match): Outcome {
  return { how: `match ${index}`, text }
}

const noMatch: Outcome = { how: 'no match' }
