import { OptionError } from '../errors.ts'
import { terminalSideMax } from '../limits.ts'

/** @throws OptionError unless the value is a number of milliseconds, 0 or more; Infinity means no limit */
export function checkDuration(option: string, value: number): number {
  if (typeof value !== 'number' || Number.isNaN(value) || value < 0)
    throw new OptionError(option, value, 'milliseconds: a number, 0 or more')
  return value
}

/** @throws OptionError unless the value is a terminal's side: a whole number from 1 to 65 535 */
export function checkSide(option: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > terminalSideMax)
    throw new OptionError(option, value, `a whole number from 1 to ${terminalSideMax}`)
  return value
}

/** @throws OptionError unless the value is a number, 1 or more (or another least); Infinity means no limit */
export function checkCount(option: string, value: number, of?: string, least = 1): number {
  if (typeof value !== 'number' || Number.isNaN(value) || value < least)
    throw new OptionError(option, value, `a number${of === undefined ? '' : ` of ${of}`}, ${least} or more`)
  return value
}
