import type { InjectedFaultError } from '../errors.ts'
import type { Exchange, TapeMeta } from '../tape/tape.ts'
import type { ReplayContext } from './context.ts'
import { type Fault, faultError, Faults, truncated } from './faults.ts'
import { latencyOf } from './latency.ts'
import type { CheckedReplay } from './replay-options.ts'

/**
 * What becomes of an exchange when its input has come: first a fault may be injected, then the delays are settled, then
 * the decorators see a copy. What the tape says goes before the options.
 */
export class Playback {
  /** Whether something may have to be waited for, or may be asked to be by a decorator. */
  readonly takeTime: boolean
  readonly #replay: CheckedReplay
  readonly #seed: number
  readonly #faults: Faults
  readonly #latency: ((context: () => ReplayContext) => number) | undefined

  constructor({ latency, errorRate, seed }: TapeMeta, replay: CheckedReplay) {
    this.#replay = replay
    this.#seed = seed === 0 ? replay.seed : seed
    this.#faults = new Faults(errorRate, replay.errorRate, this.#seed)
    this.#latency = latencyOf(latency, replay.latency, this.#seed)
    const { pace, decoration } = replay
    this.takeTime = pace === 'recorded' || this.#latency !== undefined || decoration.output !== undefined
  }

  /** Whether a fault was ever injected. */
  get injected(): boolean {
    return this.#faults.injected
  }

  fault(context: () => ReplayContext): Fault | undefined {
    return this.#faults.draw(context)
  }

  /** The error a fault is, or undefined where faults truncate. */
  errorOf(fault: Fault | undefined, shownPath: string, index: number): InjectedFaultError | undefined {
    if (fault === undefined || this.#replay.fault === 'truncate') return undefined
    return faultError(shownPath, index, fault, this.#seed)
  }

  /** The output to play and how the program ends with it. The exchange itself is not changed. */
  played(
    { output, exit }: Exchange,
    fault: Fault | undefined,
    context: () => ReplayContext,
  ): Pick<Exchange, 'output' | 'exit'> {
    if (fault === undefined) return { output: this.#decorated(output, context), exit }
    const left = truncated(output, fault.share)
    return {
      output: this.#decorated(left, context),
      exit: { code: this.#replay.faultExitCode, signal: null },
    }
  }

  #decorated(output: Exchange['output'], context: () => ReplayContext): Exchange['output'] {
    if (!this.takeTime) return output
    const chunks = output.chunks.map((chunk) => {
      const recorded = this.#replay.pace === 'recorded' ? chunk.delay_ms : 0
      return { ...chunk, delay_ms: recorded + (this.#latency?.(context) ?? 0) }
    })
    return this.#replay.decoration.output?.({ chunks }, context()) ?? { chunks }
  }
}
