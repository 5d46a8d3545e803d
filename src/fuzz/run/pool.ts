import { Halted } from './halted.ts'
import type { Target } from './target.ts'
import { startSubject, type Subject } from './subject.ts'

/** Programs that were started ahead, so that nobody waits for a prompt, and those that are being ended. */
export class Pool {
  readonly #target: Target
  readonly #ahead: number
  readonly #halt: AbortSignal
  readonly #ready: Promise<Subject>[] = []
  readonly #ending = new Set<Promise<void>>()
  #closed = false

  /**
   * @param ahead how many programs to keep ready; with 0, one is over before the next one starts
   * @param halt ends every program at once, those that are in use and those that are being started too
   */
  constructor(target: Target, ahead: number, halt: AbortSignal = never) {
    this.#target = target
    this.#ahead = ahead
    this.#halt = halt
  }

  /** @throws Halted once the time is over: what programs did then was done to them by us */
  check(): void {
    if (this.#halt.aborted) throw new Halted()
  }

  /**
   * A program at its first prompt; the next one is already on its way.
   *
   * @throws Halted
   */
  async take(): Promise<Subject> {
    this.check()
    const next = this.#ready.shift() ?? this.#start()
    while (!this.#closed && this.#ready.length < this.#ahead) this.#ready.push(this.#start())
    return next
  }

  /** Ends a program without waiting for it, unless many are being ended. */
  async give(subject: Subject): Promise<void> {
    const ending = subject.end().finally(() => this.#ending.delete(ending))
    ending.catch(() => {})
    this.#ending.add(ending)
    if (this.#ahead === 0) await ending
    else if (this.#ending.size > endingMax) await Promise.race(this.#ending)
  }

  /** Ends all of them. Rejects with a `ProcessLeakError` if something survived. */
  async close(): Promise<void> {
    this.#closed = true
    const started = await Promise.allSettled(this.#ready.splice(0))
    for (const each of started) if (each.status === 'fulfilled') void this.give(each.value)
    await Promise.all(this.#ending)
  }

  #start(): Promise<Subject> {
    const starting = startSubject(this.#target, this.#halt)
    // Whoever takes it hears of a failure.
    starting.catch(() => {})
    return starting
  }
}

const endingMax = 4
const never = new AbortController().signal
