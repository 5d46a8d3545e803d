import { wallClock } from '../clock.ts'
import { OptionError } from '../errors.ts'
import type { Tape } from './tape.ts'

/** How old a tape may become: milliseconds, or a number and `ms`, `s`, `m`, `h`, `d` or `w`, as in `30d`. */
export type MaxAge = number | string

/**
 * Whether a tape was recorded longer ago than `maxAge`. A tape from the future is not expired.
 *
 * @throws OptionError for an age that is none
 */
export function isExpired(tape: Tape, maxAge: MaxAge, at: Date = wallClock()): boolean {
  return at.getTime() - Date.parse(tape.meta.createdAt) > ageMs(maxAge)
}

/** @throws OptionError for an age that is none */
export function ageMs(age: MaxAge): number {
  if (typeof age === 'number' && age >= 0) return age
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?) ?(ms|s|m|h|d|w)$/.exec(String(age)) ?? []
  const factor = unitsMs.get(unit)
  if (typeof age !== 'string' || factor === undefined)
    throw new OptionError('expires', age, 'milliseconds, or a number with ms, s, m, h, d or w, such as 30d')
  return Number(amount) * factor
}

const unitsMs: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
])
