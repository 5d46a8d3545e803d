import { UsageError } from './usage-error.ts'

/** An option in seconds, or `none` for no limit, in milliseconds; undefined where it was not given. */
export function durationMs(option: string, value: string | undefined): number | undefined {
  if (value === 'none') return Number.POSITIVE_INFINITY
  const seconds = amount(option, value, 'seconds')
  return seconds === undefined ? undefined : seconds * 1_000
}

/** An option that is a number, 0 or more; undefined where it was not given. */
export function amount(option: string, value: string | undefined, unit: string): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new UsageError(`${option} takes ${unit}, e.g. ${option} 60.`)
  return number
}

/** The same, without a fraction. */
export function whole(option: string, value: string | undefined): number | undefined {
  const number = amount(option, value, 'a number')
  if (number !== undefined && !Number.isInteger(number))
    throw new UsageError(`${option} takes a whole number, e.g. ${option} 5.`)
  return number
}
