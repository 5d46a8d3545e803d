import { InputError } from '../errors.ts'

/** The error of an input that comes too late. */
export function noMoreInput(why: string, cause?: unknown): InputError {
  return new InputError('closed', `${why}; it takes no more input.`, { cause })
}
