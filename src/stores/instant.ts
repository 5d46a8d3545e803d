const shape = /^\d{4}-\d\d-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]00:00)$/

/**
 * The time an ISO 8601 text in UTC names, such as `2026-01-01T00:00:00.000Z` or, as Python writes it, `2026-01-01T00:00:00.000000+00:00`, in milliseconds since 1970; undefined for
 * anything else.
 */
export function parseInstant(value: unknown): number | undefined {
  const day = typeof value === 'string' ? shape.exec(value)?.[1] : undefined
  if (typeof value !== 'string' || day === undefined) return undefined
  const time = Date.parse(value)
  if (Number.isNaN(time)) return undefined
  // V8 takes 30 February for 2 March. No month is shorter than 28 days.
  return day > '28' && Number(day) !== new Date(time).getUTCDate() ? undefined : time
}

/** The first of the milliseconds since 1970 with thirteen digits, in 2001. Less is a time in seconds, or none. */
export const epochMsMin = 1_000_000_000_000
