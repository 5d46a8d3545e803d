import { after, cancel, type Timer } from '../clock.ts'
import { otherSessionMs } from '../limits.ts'

/**
 * How much another session had been told when something was said: `told` counts its start, its inputs and its end. Sessions are
 * counted from 1 as they are opened in a test.
 */
export interface Told {
  session: number
  told: number
}

interface Waiting {
  until: Told
  go: () => void
  timer: Timer | undefined
}

/**
 * In which order the sessions of a test are told what. What one program says may be caused by what another was told, as a server's
 * log is by its client; so a replay says it no earlier.
 */
export class SessionOrder {
  readonly #told: number[] = []
  readonly #ended: Set<number> = new Set()
  #last: (Told & { moment: number }) | undefined
  #waiting: Waiting[] = []
  readonly #heard: ((session: number, told: number) => void) | undefined

  /** @param heard is called whenever a session was told something, with its number counted from 0 and how often that makes */
  constructor(heard?: (session: number, told: number) => void) {
    this.#heard = heard
  }

  /** The moment of the last thing that any of them was told. */
  get moment(): number {
    return this.#last?.moment ?? 0
  }

  /** A session was started, given an input, or ended; sessions are counted from 0 here. */
  tell(session: number, told: number = (this.#told[session] ?? 0) + 1): void {
    this.#told[session] = told
    this.#last = { session: session + 1, told, moment: this.moment + 1 }
    this.#heard?.(session, told)
    this.#look()
  }

  /** Nothing more will be told to this session. */
  end(session: number): void {
    this.#ended.add(session)
    this.#look()
  }

  /** What another session was told since a moment, if that was the last thing that was told to any. */
  toldSince(moment: number, session: number): Told | undefined {
    const last = this.#last
    if (last === undefined || last.moment <= moment || last.session === session + 1) return undefined
    return { session: last.session, told: last.told }
  }

  reached({ session, told }: Told): boolean {
    return (this.#told[session - 1] ?? 0) >= told || this.#ended.has(session - 1)
  }

  /**
   * Calls back once a session was told so much; call the result to wait no more. One that there is not is waited for a little: a tape may
   * be played by a test that has no such session.
   */
  when(until: Told, go: () => void): () => void {
    const waiting: Waiting = { until, go, timer: undefined }
    this.#waiting.push(waiting)
    if (!this.#isThere(until))
      waiting.timer = after(otherSessionMs, () => {
        if (!this.#isThere(until)) this.end(until.session - 1)
      })
    return () => {
      cancel(waiting.timer)
      this.#waiting = this.#waiting.filter((each) => each !== waiting)
    }
  }

  /** Whether anybody waits for a session to be told something. */
  get awaited(): boolean {
    return this.#waiting.length > 0
  }

  /** Whoever waits waits no more. */
  release(): void {
    for (const { until } of this.#waiting) this.tell(until.session - 1, until.told)
  }

  #isThere({ session }: Told): boolean {
    return this.#told[session - 1] !== undefined
  }

  #look(): void {
    if (this.#waiting.length === 0) return
    const due = this.#waiting.filter(({ until }) => this.reached(until))
    this.#waiting = this.#waiting.filter((each) => !due.includes(each))
    for (const { go, timer } of due) {
      cancel(timer)
      go()
    }
  }
}

/** One session's place in the order. */
export interface PlaceInOrder {
  order: SessionOrder
  /** Counted from 0. */
  session: number
}
