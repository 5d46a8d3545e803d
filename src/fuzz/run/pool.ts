import type { Target } from './target.ts'
import { startSubject, type Subject } from './subject.ts'

/** Programs that were started ahead, so that nobody waits for a prompt, and those that are being ended. */
export class Pool {
  readonly #target: Target
  readonly #ahead: number
  readonly #ready: Promise<Subject>[] = []
  readonly #ending = new Set<Promise<void>>()
  #closed = false

  /** @param ahead how many programs to keep ready; with 0, one is over before the next one starts */
  constructor(target: Target, ahead: number) {
    this.#target = target
    this.#ahead = ahead
  }

  /** A program at its first prompt; the next one is already on its way. */
  async take(): Promise<Subject> {
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
    for (const subject of await Promise.all(this.#ready.splice(0))) void this.give(subject)
    await Promise.all(this.#ending)
  }

  #start(): Promise<Subject> {
    const starting = startSubject(this.#target)
    // Whoever takes it hears of a failure.
    starting.catch(() => {})
    return starting
  }
}

const endingMax = 4
