import { UsageError } from './usage-error.ts'

/** The one id a command is about, and nothing else. */
export function oneId(positionals: readonly string[]): string {
  const [id, ...more] = positionals
  if (id === undefined || more.length > 0)
    throw new UsageError('It takes the id of one session: termtape list shows them.')
  return id
}
