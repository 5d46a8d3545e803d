import { now } from '../src/clock.ts'
import { checkKnown } from '../src/session/known-options.ts'
import { checkDuration } from '../src/session/options.ts'
import type { Session } from '../src/session/session.ts'
import { type GaveUp, giveUpWords } from './give-up.ts'
import { internalsOf } from '../src/session/internals.ts'

/** How long a matcher keeps looking. */
export interface WaitOptions {
  /** Milliseconds to keep looking; default the session's `timeoutMs`. */
  timeoutMs?: number
}

/** @throws OptionError for an option that neither every waiting matcher takes nor this one */
export function checkWaiting(options: WaitOptions, others: readonly string[] = []): void {
  checkKnown(options, ['timeoutMs', ...others])
}

/** How long was waited, and why no longer. */
export interface Waited {
  ms: number
  /** A sentence; undefined where what was awaited came. */
  why?: string
  gaveUp?: GaveUp
}

/** Looks again whenever the session changed, until `holds` is true or nobody can hope any more. */
export async function waitUntil(
  session: Session,
  holds: () => boolean,
  options: WaitOptions = {},
): Promise<Waited> {
  const elapsed = stopwatch()
  const allowedMs =
    options.timeoutMs === undefined ? session.timeoutMs : checkDuration('timeoutMs', options.timeoutMs)
  const end = await internalsOf(session).until(() => (holds() ? true : undefined), { timeoutMs: allowedMs })
  if ('held' in end) return { ms: elapsed() }
  // A timer fires a little late; less than was allowed means that the test's own time was up.
  return { ms: Math.min(allowedMs, elapsed()), why: giveUpWords(end.gaveUp, session), gaveUp: end.gaveUp }
}

/** Counts the milliseconds from now on. */
export function stopwatch(): () => number {
  const startedAt = now()
  return () => now() - startedAt
}
