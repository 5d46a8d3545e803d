import { isError } from '../errors.ts'
/** The short name of a system error, e.g. `ENOENT`. */
export function errorCode(error: unknown): string {
  if (!isError(error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
