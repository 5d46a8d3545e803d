import { resolve } from 'node:path'
import { OptionError } from '../src/errors.ts'

/** @throws OptionError if the value given to `expect` is no path */
export function pathGiven(received: unknown, matcher: string): string {
  if (typeof received === 'string' && received !== '' && !received.includes('\0')) return resolve(received)
  throw new OptionError(`value for ${matcher}`, received, 'the path of a file or a folder')
}
