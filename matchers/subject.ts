import { OptionError } from '../src/errors.ts'
import { Screen } from '../src/screen/screen.ts'
import { View } from '../src/screen/view.ts'
import { Locator } from '../src/session/locator.ts'
import { Session } from '../src/session/session.ts'

/** @throws OptionError if the value given to `expect` is not a session */
export function sessionOf(received: unknown, matcher: string): Session {
  if (received instanceof Session) return received
  throw new OptionError(
    `value for ${matcher}`,
    received,
    'a session, as terminal.spawn gives it (is an await missing?)',
    unawaited(received),
  )
}

function unawaited(received: unknown): { hint?: string } {
  const isPromise = Object.prototype.toString.call(received) === '[object Promise]'
  return isPromise ? { hint: 'Write `const session = await terminal.spawn(…)`.' } : {}
}

/** @throws OptionError if the value is neither a session nor a screen nor a region of one */
export function viewOf(received: unknown, matcher: string): View {
  if (received instanceof View) return received
  if (received instanceof Session) return received.screen
  throw new OptionError(
    `value for ${matcher}`,
    received,
    'a session, a screen or a region of one (is an await missing?)',
    unawaited(received),
  )
}

/** @throws OptionError if the value is neither a session nor a whole screen */
export function screenOf(received: unknown, matcher: string): Screen {
  const view = received instanceof View || received instanceof Session ? viewOf(received, matcher) : undefined
  if (view instanceof Screen) return view
  throw new OptionError(`value for ${matcher}`, received, 'a session or a screen (is an await missing?)')
}

/** @throws OptionError if the value is no locator */
export function locatorOf(received: unknown, matcher: string): Locator {
  if (received instanceof Locator) return received
  throw new OptionError(`value for ${matcher}`, received, 'a locator, as session.getByText gives it')
}

/** Said where a locator's text stands in several places. */
export const severalHint = 'Pick one with { nth: 0 }, or look in a part of the screen with { in: … }.'
