import { OptionError } from '../errors.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the shape of a UUID; version and variant are not asked, as the program does not ask either. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && isUuidText(value)
}

export function isUuidText(text: string): boolean {
  return uuid.test(text)
}

/**
 * Refuses what is no session id or beginning of one, before it comes near a path: separators, dots, wildcards, shell
 * characters, control characters.
 */
export function checkSessionId(id: string): string {
  if (!isSessionId(id))
    throw new OptionError('session id', id, 'letters, digits, - and _, at most 128 characters')
  return id
}

/** An id may be part of a file name, so it holds nothing that a path could. */
export function isSessionId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,128}$/.test(value)
}
