import type { FallbackMode, RecordMode } from '../src/control/modes.ts'

/** What can be set for a whole project in `vitest.config.ts`. An option given to `spawn` wins over it. */
export interface TermtapeOptions {
  /** Folder of the tapes, relative to the project root; default `./tapes`. */
  tapes?: string
  /** When a tape is written; default `auto`: Vitest's own policy for snapshots. */
  record?: RecordMode
  /** What happens when the tape does not hold what is asked for; default `NOT_FOUND`. */
  fallback?: FallbackMode
  /** Whether a test fails that ends before its tape does; default true. */
  strict?: boolean
  /** How long expects and matchers wait, in milliseconds; default 30 000, and never longer than the test may take. */
  timeoutMs?: number
}
