/**
 * When a tape is written. `auto` follows the update policy: replay only on CI, NEW on a developer's machine, OVERWRITE
 * under `vitest -u`. Source of the three names: the ClaudeControl data model.
 */
export const RecordMode = { AUTO: 'auto', NEW: 'NEW', OVERWRITE: 'OVERWRITE', DISABLED: 'DISABLED' } as const
export type RecordMode = (typeof RecordMode)[keyof typeof RecordMode]

/** What happens when the tape does not hold what is asked for and nothing may be recorded. */
export const FallbackMode = { NOT_FOUND: 'NOT_FOUND', PROXY: 'PROXY' } as const
export type FallbackMode = (typeof FallbackMode)[keyof typeof FallbackMode]
