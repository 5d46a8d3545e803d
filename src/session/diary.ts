import { now } from '../clock.ts'
import { diaryEntriesMax } from '../limits.ts'

/** Something a spec waited for, and what came of it. */
export interface DiaryEntry {
  /** As a message names it: `expect("$ ")`, `toShow("42")`. */
  call: string
  /** Which exchange was the last when it was over, counted from 0. */
  exchange: number
  held: boolean
  /** When it began, in milliseconds since the session did, and how long it took. */
  atMs: number
  elapsedMs: number
}

/** What was waited for in a session, oldest first: only the newest are kept. For whoever shows a failure. */
export class Diary {
  readonly #entries: DiaryEntry[] = []
  /** On the engine's clock. */
  readonly beganAt: number = now()
  readonly #exchange: () => number

  /** @param exchange which exchange is under way */
  constructor(exchange: () => number) {
    this.#exchange = exchange
  }

  get entries(): readonly DiaryEntry[] {
    return this.#entries
  }

  /** Begins an entry; call the result when it is over. */
  begin(): (call: string, held: boolean) => void {
    const startedAt = now()
    return (call, held) => {
      const exchange = this.#exchange()
      const times = { atMs: startedAt - this.beganAt, elapsedMs: now() - startedAt }
      this.#entries.push({ call, exchange, held, ...times })
      if (this.#entries.length > diaryEntriesMax) this.#entries.shift()
    }
  }
}
