import { OptionError } from '../errors.ts'
import type { TapeMeta } from '../tape/tape.ts'
import type { ReplayContext } from './context.ts'
import { randomOf } from './random.ts'

/** Extra wait before each chunk of output, in milliseconds: so long, drawn from a range, or asked for each chunk. */
export type Latency = number | readonly [least: number, most: number] | ((context: ReplayContext) => number)

/** The latency that holds: the tape's, unless it is 0, else the option's. Undefined where there is none. */
export function latencyOf(
  tape: TapeMeta['latency'],
  option: Latency,
  seed: number,
): ((context: () => ReplayContext) => number) | undefined {
  const latency = tape === 0 ? option : tape
  if (latency === 0) return undefined
  if (typeof latency === 'number') return () => latency
  if (typeof latency === 'function') return (context) => checkAmount(latency(context()))
  const [least, most] = latency
  const random = randomOf(seed, 'latency')
  return () => least + random() * (most - least)
}

/** @throws OptionError unless the value is a latency */
export function checkLatency(value: Latency): Latency {
  if (typeof value === 'function') return value
  if (!Array.isArray(value)) return checkAmount(value)
  const [least, most]: unknown[] = value
  const isRange = value.length === 2 && isAmount(least) && isAmount(most) && least <= most
  if (!isRange) throw new OptionError('latency', value, expected)
  return value
}

const expected =
  'milliseconds: a number, 0 or more, a range [min, max] of such, or a function that returns one'

function checkAmount(value: unknown): number {
  if (!isAmount(value)) throw new OptionError('latency', value, expected)
  return value
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity
}
