import { after, cancel, now, type Timer } from '../clock.ts'
import type { CallSite } from './call-site.ts'
import { EOF, TIMEOUT, type Match, type Pattern } from './pattern.ts'
import type { Searcher } from './searcher.ts'

export interface Asked {
  patterns: readonly Pattern[]
  searcher: Searcher
  /** Milliseconds from the moment of asking. */
  timeoutMs: number
  /** Whether the echo of one's own input satisfies a pattern. */
  echo: boolean
  site: CallSite
}

/** One expect that waits: its searcher, its clock, and the promise it settles. */
export class Expectation {
  readonly asked: Asked
  readonly promise: Promise<Match>
  readonly #startedAt: number = now()
  #resolve: (match: Match) => void = () => {}
  #reject: (error: Error) => void = () => {}
  #timer: Timer | undefined
  settled = false

  constructor(asked: Asked) {
    this.asked = asked
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  get elapsedMs(): number {
    return now() - this.#startedAt
  }

  /** Calls back when the time is up. An infinite timeout never is. */
  startClock(onTimeout: () => void): void {
    const left = this.asked.timeoutMs - this.elapsedMs
    if (Number.isFinite(left)) this.#timer = after(Math.max(0, left), onTimeout)
  }

  /** Place of EOF or TIMEOUT in the list; -1 if it is not in it. */
  indexOf(marker: typeof EOF | typeof TIMEOUT): number {
    return this.asked.patterns.indexOf(marker)
  }

  resolve(match: Match): void {
    this.#settle()
    this.#resolve(match)
  }

  /** Rejects with an error that points at the caller's line. */
  reject(error: Error): void {
    this.#settle()
    this.#reject(this.asked.site.blame(error))
  }

  #settle(): void {
    this.settled = true
    cancel(this.#timer)
  }
}

/** A match of one of the two markers. */
export function markerMatch(index: number, pattern: typeof EOF | typeof TIMEOUT, before: string): Match {
  return { index, pattern, text: '', groups: [], named: {}, before }
}
