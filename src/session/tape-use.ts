import type { SecretValue } from '../redact/known-values.ts'
import type { Rule } from '../redact/rule.ts'

/** The tape a session is recorded on or played from. */
export interface TapeUse {
  /** The file's path, absolute. */
  readonly path: string
  readonly direction: 'recording' | 'replaying'
  /** Exchanges on the tape so far, the opening one included. */
  readonly exchanges: number
  /** The exchange that is under way, counted from 0. */
  readonly at: number
  /** Exchanges not yet played; 0 while recording. */
  readonly unplayed: number
  /** What a recording masks: values, and what its rules find; default the built-in rules. Undefined where nothing is masked. */
  readonly masks?:
    | { readonly values: readonly SecretValue[]; readonly rules?: readonly Rule[] | undefined }
    | undefined
  /** What a replay knows for messages. */
  readonly replay?:
    | {
        /** The file's path as a message shows it. */
        readonly shownPath: string
        /** The input the tape holds next, in words; undefined at its end. */
        readonly next: string | undefined
        /** The command that records the tape again. */
        readonly rerecord: string
      }
    | undefined
}
