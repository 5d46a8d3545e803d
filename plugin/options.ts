import type { FallbackMode, RecordMode } from '../src/control/storage/entities/modes.ts'

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
  /** Width of terminals in characters; default 80. */
  cols?: number
  /** Height of terminals in lines; default 24. */
  rows?: number
  /** Variables every program gets; `undefined` removes one. */
  env?: Readonly<Record<string, string | undefined>>
  /** Whether the matchers are added to Vitest's `expect` in every spec; default true. `termtape/fixtures` adds them anyway. */
  matchers?: boolean
  /** Whether a run ends with a word about its tapes; default true. It is silent when there is nothing to say. */
  reporter?: boolean
  /** Days after which a tape is said to have expired; default never. */
  maxAgeDays?: number
}

/** The options that only the plugin itself looks at. */
export type PluginOnly = 'matchers' | 'reporter' | 'maxAgeDays'
