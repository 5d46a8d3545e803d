import { historyMax } from '../limits.ts'
import { describePattern, type Match, type Pattern } from './pattern.ts'

/** One expect that is over. */
export interface PastExpect {
  /** The patterns as a message names them. */
  patterns: readonly string[]
  /** What was found, or null if the expect failed. */
  match: Match | null
  elapsedMs: number
}

/** The expects of a session, oldest first; only the newest are kept. */
export class History {
  readonly #past: PastExpect[] = []

  add(patterns: readonly Pattern[], match: Match | null, elapsedMs: number): PastExpect {
    const past = { patterns: patterns.map(describePattern), match, elapsedMs }
    this.#past.push(past)
    if (this.#past.length > historyMax) this.#past.shift()
    return past
  }

  get list(): readonly PastExpect[] {
    return this.#past
  }
}
