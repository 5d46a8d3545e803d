import { InjectedFaultError, OptionError } from '../errors.ts'
import { bytesOfChunk, payloadOfBytes } from '../tape/data.ts'
import type { Chunk, Exchange, TapeMeta } from '../tape/tape.ts'
import type { ReplayContext } from './context.ts'
import { randomOf } from './random.ts'

/** Chance of a fault per exchange, 0 to 100, or asked for each exchange. */
export type ErrorRate = number | ((context: ReplayContext) => number)

/** What a fault is: an `InjectedFaultError`, or a program that ends in the middle of its output. */
export type FaultForm = 'error' | 'truncate'

/** A fault that was drawn. `share` is how much of the output still comes, from 0 to 1, 1 excluded. */
export interface Fault {
  rate: number
  share: number
}

/** Draws the faults of one replay. The same seed draws the same faults for the same inputs. */
export class Faults {
  /** Whether there was one. */
  injected = false
  readonly #rate: ErrorRate
  readonly #seed: number
  #random: (() => number) | undefined

  constructor(tape: TapeMeta['errorRate'], option: ErrorRate, seed: number) {
    this.#rate = tape === 0 ? option : tape
    this.#seed = seed
  }

  draw(context: () => ReplayContext): Fault | undefined {
    if (this.#rate === 0) return undefined
    const rate = typeof this.#rate === 'function' ? checkErrorRate(this.#rate(context())) : this.#rate
    // Most replays draw nothing: they do not pay for the generator, which is half the start of a player.
    this.#random ??= randomOf(this.#seed, 'fault')
    // Both are drawn whatever comes of it, so that a rate that changes does not move later faults.
    const [chance, share] = [this.#random() * 100, this.#random()]
    if (chance >= rate) return undefined
    this.injected = true
    return { rate, share }
  }
}

/** @throws OptionError unless the value is a function or a percentage */
export function checkErrorRate<T extends ErrorRate>(value: T): T {
  const fits = typeof value === 'function' || (typeof value === 'number' && value >= 0 && value <= 100)
  if (!fits)
    throw new OptionError('errorRate', value, 'a percentage from 0 to 100, or a function that returns one')
  return value
}

export function faultError(
  shownPath: string,
  index: number,
  { rate }: Fault,
  seed: number,
): InjectedFaultError {
  return new InjectedFaultError(
    shownPath,
    index,
    `A fault was injected instead of exchange ${index} of ${shownPath}, as errorRate ${rate} asks for.`,
    { hint: `Nothing is wrong with the tape. Seed ${seed} draws the same faults again.` },
  )
}

/** The first part of an output, cut anywhere, even within a character. */
export function truncated({ chunks }: Exchange['output'], share: number): Exchange['output'] {
  const total = chunks.reduce((sum, chunk) => sum + bytesOfChunk(chunk).length, 0)
  let left = Math.floor(total * share)
  const kept: Chunk[] = []
  for (const chunk of chunks) {
    if (left === 0) break
    const bytes = bytesOfChunk(chunk).subarray(0, left)
    left -= bytes.length
    const { delay_ms, stream } = chunk
    kept.push({ delay_ms, ...(stream === undefined ? {} : { stream }), ...payloadOfBytes(bytes) })
  }
  return { chunks: kept }
}
