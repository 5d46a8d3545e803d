import { now } from '../src/clock.ts'
import { checkDuration } from '../src/session/options.ts'
import type { Session } from '../src/session/session.ts'
import { giveUpWords } from './give-up.ts'

/** How long a matcher keeps looking. */
export interface WaitOptions {
  /** Milliseconds to keep looking; default the session's `timeoutMs`. */
  timeoutMs?: number
}

/** Whether something came true, and if not, why the wait ended: words for the end of a sentence. */
export interface Waited {
  held: boolean
  why: string
}

/** Looks again whenever the session changed, until `holds` is true or nobody can hope any more. */
export async function waitUntil(
  session: Session,
  holds: () => boolean,
  options: WaitOptions = {},
): Promise<Waited> {
  const startedAt = now()
  const allowedMs =
    options.timeoutMs === undefined ? session.timeoutMs : checkDuration('timeoutMs', options.timeoutMs)
  const end = await session.until(() => (holds() ? true : undefined), { timeoutMs: allowedMs })
  if ('held' in end) return { held: true, why: '' }
  // A timer fires a little late; less than was allowed means that the test's own time was up.
  return { held: false, why: giveUpWords(end.gaveUp, session, Math.min(allowedMs, now() - startedAt)) }
}
