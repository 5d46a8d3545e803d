import { types } from 'node:util'

/**
 * Whether a caught value is an error, whichever realm made it: in Vitest's vm pools an error thrown by Node itself is no
 * `instanceof` the `Error` that our code sees.
 */
export function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error
}
