import { after, cancel, now, type Timer } from '../../clock.ts'
import { timerMsMax } from '../../limits.ts'
import type { Session } from '../../session/session.ts'
import type { Listener } from './tap.ts'
import { internalsOf } from '../../session/internals.ts'
import type { ReachedLimit } from './time-limit-error.ts'

export interface TimeLimitFacts {
  /** Milliseconds without input, output, or somebody who waits. */
  idleTimeoutMs: number
  /** Milliseconds since the start. */
  maxRuntimeMs: number
  /** Whether waiting for a limit keeps Node running. */
  keepAlive: boolean
}

/** Ends a session that nobody uses, or that runs too long. Both limits may be Infinity. */
export class TimeLimits implements Listener {
  readonly #facts: TimeLimitFacts
  /** How many hold on to the session right now, beside those who wait in this process. */
  #holders = 0
  #startedAt: number = now()
  #usedAt: number = now()
  #timer: Timer | undefined

  constructor(facts: TimeLimitFacts) {
    this.#facts = facts
  }

  /**
   * Begins to count.
   *
   * @param end is called once, with the limit that was reached
   */
  begin(session: Session, end: (reached: ReachedLimit) => void): void {
    this.#startedAt = now()
    this.#usedAt = now()
    this.#watch(session, end)
  }

  /** Somebody used the session just now. */
  used(): void {
    this.#usedAt = now()
  }

  /** The session is in use until the result is called: somebody in another process has attached to it. */
  hold(): () => void {
    this.#holders++
    return () => {
      this.#holders--
      this.used()
    }
  }

  input(): void {
    this.used()
  }

  output(): void {
    this.used()
  }

  exit(): void {
    this.stop()
  }

  stop(): void {
    cancel(this.#timer)
  }

  #watch(session: Session, end: (reached: ReachedLimit) => void): void {
    if (internalsOf(session).ended !== undefined) return
    if (internalsOf(session).awaited || this.#holders > 0) this.used()
    const reached = this.#reached()
    if (reached !== undefined) return end(reached)
    const { idleTimeoutMs, maxRuntimeMs } = this.#facts
    const left = Math.min(this.#usedAt + idleTimeoutMs, this.#startedAt + maxRuntimeMs) - now()
    if (left === Number.POSITIVE_INFINITY) return
    this.#timer = after(Math.min(Math.ceil(left), timerMsMax), () => this.#watch(session, end))
    if (!this.#facts.keepAlive) this.#timer.unref()
  }

  #reached(): ReachedLimit | undefined {
    const { idleTimeoutMs, maxRuntimeMs } = this.#facts
    if (now() - this.#startedAt >= maxRuntimeMs) return { limit: 'maxRuntimeMs', allowed: maxRuntimeMs }
    if (now() - this.#usedAt >= idleTimeoutMs) return { limit: 'idleTimeoutMs', allowed: idleTimeoutMs }
    return undefined
  }
}
