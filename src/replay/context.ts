import type { TapeMeta } from '../tape/tape.ts'

/** Where a replay stands, as decorators and the functions among the options are told. */
export interface ReplayContext extends Readonly<Pick<TapeMeta, 'program' | 'args' | 'env' | 'cwd'>> {
  /** The text after the last line break of the output so far, escapes stripped; null before any output. */
  readonly prompt: string | null
  /** The exchange about to be played; for an input, the next one on the tape. 0 is the opening. */
  readonly exchangeIndex: number
  /** Absolute path of the tape. */
  readonly tapePath: string
  /** The session's id. */
  readonly id: string
}
