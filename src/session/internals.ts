import type { Exit } from '../errors.ts'
import type { RestMark } from './at-rest.ts'
import { callSite } from './call-site.ts'
import type { Screen } from '../screen/screen.ts'
import type { Conversation } from './conversation.ts'
import type { Diary } from './diary.ts'
import type { ExpectOptions, Expects } from './expects.ts'
import { waitedInVain } from './failures.ts'
import type { LineMode } from './line-mode.ts'
import type { Match, Pattern } from './pattern.ts'
import type { QuestionLog } from './questions.ts'
import type { Standing } from './standing.ts'
import type { SentInput } from './sent-inputs.ts'
import type { Input } from './transport.ts'
import type { WatchEnd } from './watch.ts'

/** Known by name, so that two copies of the package understand each other's sessions. */
const key = Symbol.for('termtape.session.internals')

export function keepInternals(session: object, internals: SessionInternals): void {
  Object.defineProperty(session, key, { value: internals })
}

/** Of a session only; whoever asks has made sure that it is one. */
export function internalsOf(session: object): SessionInternals {
  return Reflect.get(session, key)
}

/** What matchers, fixtures and the control room need of a session and its users do not. */
export class SessionInternals {
  /** Where what is asked is logged; undefined where nobody keeps a log, as on a replay. */
  readonly questions: QuestionLog | undefined
  /** What was waited for, and when. */
  readonly diary: Diary
  readonly #conversation: Conversation
  readonly #expects: Expects
  readonly #lastTasks: (() => Promise<void>)[] = []

  constructor(conversation: Conversation, expects: Expects, diary: Diary, questions?: QuestionLog) {
    this.questions = questions
    this.diary = diary
    this.#conversation = conversation
    this.#expects = expects
  }

  /**
   * Looks at something again and again, whenever the session changed, until it is not undefined. What matchers are made
   * of.
   */
  until<T>(look: () => T | undefined, options: ExpectOptions = {}): Promise<WatchEnd<T>> {
    return this.#conversation.until(look, this.#expects.timeoutOf(options))
  }

  /** What {@link atRest} compares with, taken before a key is given. */
  restMark(): RestMark {
    return this.#conversation.restMark()
  }

  /** Until the program has painted all that answers the last key. */
  async atRest(mark?: RestMark): Promise<void> {
    await this.#conversation.atRest(mark)
    this.#conversation.hear()
  }

  /** Whether the terminal echoes and edits lines, where the world can tell. */
  lineMode(): Promise<LineMode | undefined> {
    return this.#conversation.lineMode()
  }

  /** Gives an input as it was given before; `shown` is what a terminal would echo for it. */
  give(input: Input, shown: string): Promise<void> {
    return this.#conversation.give(input, shown)
  }

  /** What a world said while it was spoken to is heard now. */
  hear(): void {
    this.#conversation.hear()
  }

  /** What an expect would match now in the unread output, by the same rules; nothing is awaited and nothing consumed. */
  glimpse(patterns: readonly Pattern[], options: ExpectOptions): Match | undefined {
    return this.#expects.glimpse(patterns, options, callSite(internalsOf))
  }

  /** What was seen and has to stand until the next input. */
  get standing(): Standing {
    return this.#conversation.standing
  }

  /** How large the terminal was in the beginning. */
  get firstSize(): { cols: number; rows: number } {
    return this.#conversation.firstSize
  }

  get screen(): Screen {
    return this.#conversation.screen
  }

  /** The error of who waited for something that did not come. */
  waitedInVain(wait: { what: string; elapsedMs: number; allowedMs: number; hint: string }): Error {
    const { ended: exit } = this.#conversation
    return waitedInVain(this.#conversation, { ...wait, exit })
  }

  /** How many characters were printed so far. */
  get printed(): number {
    this.#conversation.read()
    return this.#conversation.engine.transcript.total
  }

  /** What was printed from a place on, counted in characters since the start, as far as it is retained. */
  since(place: number): string {
    this.#conversation.read()
    return this.#conversation.engine.transcript.slice(place)
  }

  /** What was printed since a line was ended last, by Enter or otherwise. */
  get sinceEnter(): string {
    const last = this.sentInputs.findLast(
      ({ input }) =>
        input.kind === 'line' ||
        ('data' in input && /[\r\n]$/.test(Buffer.from(input.data).toString('latin1'))),
    )
    return this.since(last?.at ?? 0)
  }

  /** The inputs so far, oldest first. */
  get sentInputs(): readonly SentInput[] {
    return this.#conversation.sentInputs.list
  }

  /** Whether an expect waits right now. */
  get awaited(): boolean {
    return this.#conversation.engine.awaited
  }

  /** How the program ended, or undefined while it runs. */
  get ended(): Exit | undefined {
    return this.#conversation.ended
  }

  /** Resolves when no expect is under way, its failure worded: of a closed session soon. */
  expectsOver(): Promise<void> {
    return this.#expects.over()
  }

  /** Adds to what is done once, after the first close: a recording is saved. */
  afterClose(task: () => Promise<void>): void {
    this.#lastTasks.push(task)
  }

  /** Does what is to be done after the close, each task once and in order, and all of them though one fails. */
  async finish(): Promise<void> {
    const failure = this.standing.takeFailure()
    const failures: unknown[] = failure === undefined ? [] : [failure]
    for (let task = this.#lastTasks.shift(); task !== undefined; task = this.#lastTasks.shift())
      await task().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }
}
