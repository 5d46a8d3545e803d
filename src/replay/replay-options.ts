import { OptionError } from '../errors.ts'
import { exitCodeMax } from '../tape/fields.ts'
import { type Decoration, decorationOf, type Decorators } from './decorators.ts'
import { checkErrorRate, type ErrorRate, type FaultForm } from './faults.ts'
import { checkLatency, type Latency } from './latency.ts'
import type { OrderName, Repeat } from './order.ts'
import type { Pace } from './pace.ts'

/** How a tape is played. Where the tape itself has a latency, an error rate or a seed other than 0, that holds. */
export interface ReplayOptions {
  /** Default `instant`. */
  pace?: Pace
  /** Extra wait before each chunk, in milliseconds; default 0. */
  latency?: Latency
  /** Chance of an injected fault per exchange, 0 to 100; default 0. */
  errorRate?: ErrorRate
  /** What a fault is: an error (default), or output cut off and an exit. */
  fault?: FaultForm
  /** How the program ends when its output is truncated; default 1. */
  faultExitCode?: number
  /** A whole number that seeds every random choice; default 0. */
  seed?: number
  /** Default `strict`. */
  order?: OrderName
  /** What happens when all recorded answers to an input were given; default `none`, a miss. */
  repeat?: Repeat
  decorate?: Decorators
}

/** The options with their defaults, checked. */
export interface CheckedReplay extends Required<Omit<ReplayOptions, 'decorate'>> {
  decoration: Decoration
}

/** @throws OptionError that names the first option that has a value it cannot have */
export function checkReplay(options: ReplayOptions): CheckedReplay {
  return {
    pace: oneOf('pace', options.pace ?? 'instant', ['instant', 'recorded']),
    latency: checkLatency(options.latency ?? 0),
    errorRate: checkErrorRate(options.errorRate ?? 0),
    fault: oneOf('fault', options.fault ?? 'error', ['error', 'truncate']),
    faultExitCode: whole('faultExitCode', options.faultExitCode ?? 1, 0, exitCodeMax),
    seed: whole('seed', options.seed ?? 0, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    order: oneOf('order', options.order ?? 'strict', ['strict', 'any']),
    repeat: oneOf('repeat', options.repeat ?? 'none', ['none', 'last']),
    decoration: decorationOf(options.decorate ?? {}),
  }
}

function oneOf<T extends string>(option: string, value: T, valid: readonly T[]): T {
  if (!valid.includes(value)) throw new OptionError(option, value, `one of ${valid.join(', ')}`)
  return value
}

function whole(option: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new OptionError(option, value, `a whole number from ${least} to ${most}`)
  return value
}
