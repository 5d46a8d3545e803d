import { now } from '../clock.ts'
import type { CallSite } from './call-site.ts'
import type { ExpectEngine } from './expect-engine.ts'
import { History, type PastExpect } from './history.ts'
import { checkKnown } from './known-options.ts'
import { checkCount, checkDuration } from './options.ts'
import { checkPatterns, type Match, type Pattern } from './pattern.ts'
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
  /** Hears of every expect that is over, with what it failed with. */
  expected?: (past: PastExpect, error: unknown) => void
}

/** The expects of a session: each with its time, and remembered once it is over. */
export class Expects {
  readonly #engine: ExpectEngine
  readonly #facts: ExpectsFacts
  readonly #history: History = new History()

  constructor(engine: ExpectEngine, facts: ExpectsFacts) {
    this.#engine = engine
    this.#facts = facts
  }

  /** Those that are over, oldest first. */
  get history(): readonly PastExpect[] {
    return this.#history.list
  }

  async run(patterns: Pattern | readonly Pattern[], options: ExpectOptions, site: CallSite): Promise<Match> {
    checkKnown(options, ['timeoutMs', 'window', 'echo'] satisfies (keyof ExpectOptions)[])
    const list = checkPatterns(patterns)
    const searcher = new Searcher(
      list,
      options.window === undefined ? undefined : checkCount('window', options.window),
    )
    const startedAt = now()
    let match: Match | null = null
    let failure: unknown
    try {
      match = await this.#engine.expect({
        patterns: list,
        searcher,
        timeoutMs: this.timeoutOf(options),
        echo: options.echo ?? false,
        site,
      })
      return match
    } catch (error) {
      failure = error
      throw error
    } finally {
      const past = this.#history.add(list, match, now() - startedAt)
      this.#facts.expected?.(past, failure)
    }
  }

  /** How long a wait may take: as asked, or by default, but never beyond the caller's own time. */
  timeoutOf({ timeoutMs }: { timeoutMs?: number }): number {
    const asked = timeoutMs === undefined ? this.#facts.timeoutMs : checkDuration('timeoutMs', timeoutMs)
    return Math.min(asked, Math.max(0, (this.#facts.deadlineAt ?? Number.POSITIVE_INFINITY) - now()))
  }
}
