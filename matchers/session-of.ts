import { OptionError } from '../src/errors.ts'
import { Session } from '../src/session/session.ts'

/** @throws OptionError if the value given to `expect` is not a session */
export function sessionOf(received: unknown, matcher: string): Session {
  if (received instanceof Session) return received
  throw new OptionError(
    `value for ${matcher}`,
    received,
    'a session, as terminal.spawn gives it (is an await missing?)',
  )
}
