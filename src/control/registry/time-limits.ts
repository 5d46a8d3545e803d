import { after, cancel, now, type Timer } from '../../clock.ts'
import { LimitError } from '../../errors.ts'
import { timerMsMax } from '../../limits.ts'
import type { Session } from '../../session/session.ts'
import type { Listener } from './tap.ts'
import { internalsOf } from '../../session/internals.ts'

export interface TimeLimitFacts {
  /** Milliseconds without input, output, or somebody who waits. */
  idleTimeoutMs: number
  /** Milliseconds since the start. */
  maxRuntimeMs: number
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
   * @param end is called once, with what makes the error for whoever uses the session from then on
   */
  begin(session: Session, end: (because: () => LimitError) => void): void {
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

  #watch(session: Session, end: (because: () => LimitError) => void): void {
    if (internalsOf(session).ended !== undefined) return
    if (internalsOf(session).awaited || this.#holders > 0) this.used()
    const because = this.#reached(session)
    if (because !== undefined) return end(because)
    const { idleTimeoutMs, maxRuntimeMs } = this.#facts
    const left = Math.min(this.#usedAt + idleTimeoutMs, this.#startedAt + maxRuntimeMs) - now()
    if (left < Number.POSITIVE_INFINITY)
      this.#timer = after(Math.min(Math.ceil(left), timerMsMax), () => this.#watch(session, end))
  }

  #reached({ id }: Session): (() => LimitError) | undefined {
    const { idleTimeoutMs, maxRuntimeMs } = this.#facts
    const error =
      (limit: 'idleTimeoutMs' | 'maxRuntimeMs', allowed: number, why: string, key: string) => () =>
        new LimitError(limit, allowed, `Session ${id} was closed: ${why}.`, {
          hint: `Open it with a larger ${limit}, or raise session.${key} in config.json.`,
        })
    if (now() - this.#startedAt >= maxRuntimeMs)
      return error('maxRuntimeMs', maxRuntimeMs, `it ran for ${maxRuntimeMs} ms`, 'max_runtime')
    if (now() - this.#usedAt >= idleTimeoutMs)
      return error('idleTimeoutMs', idleTimeoutMs, `it was idle for ${idleTimeoutMs} ms`, 'session_timeout')
    return undefined
  }
}
