import { z } from 'zod'
import { FallbackMode, RecordMode } from '../../../open/mode-names.ts'
import { count, id, instant, seconds } from './fields.ts'

/** SESSION, as `sessions/{id}/state.json` holds it. Field names are the storage contract's; times are ISO 8601, spans in seconds. */
export interface SessionState {
  session_id: string
  command: string
  args: string[]
  cwd: string
  /** Null: no limit. */
  timeout: number | null
  created_at: string
  last_activity: string
  persist: boolean
  encoding: string
  pid: number | null
  /** Exit code, or null while the program runs or when a signal ended it. */
  exitstatus: number | null
  /** The signal that ended the program, or null. */
  signalstatus: string | null
  /** As last written; a session whose owner is gone is a zombie, whatever this says. */
  state: 'alive' | 'dead' | 'zombie'
  record_mode: Exclude<RecordMode, 'auto'>
  fallback_mode: FallbackMode
  transport_type: 'live' | 'replay'
  tape_name: string | null
  /** Whether the session writes a named pipe. */
  stream: boolean
  /** The process that holds the session, and the program's own: with the moments they began, since ids are used again. */
  owner: { pid: number; began: number }
  began: number
  /** The limit that closed the session, and what it allowed in milliseconds; absent where none did. */
  closed_by?: { limit: 'idleTimeoutMs' | 'maxRuntimeMs'; allowed: number } | undefined
}

const { NEW, OVERWRITE, DISABLED } = RecordMode

export const sessionSchema: z.ZodType<SessionState> = z.strictObject({
  session_id: id,
  command: z.string().min(1),
  args: z.array(z.string()),
  cwd: z.string().min(1),
  timeout: seconds.nullable(),
  created_at: instant,
  last_activity: instant,
  persist: z.boolean(),
  encoding: z.string().min(1),
  pid: z.int().positive().nullable(),
  exitstatus: z.int().nullable(),
  signalstatus: z.string().nullable(),
  state: z.enum(['alive', 'dead', 'zombie']),
  record_mode: z.enum([NEW, OVERWRITE, DISABLED]),
  fallback_mode: z.enum(FallbackMode),
  transport_type: z.enum(['live', 'replay']),
  tape_name: z.string().nullable(),
  stream: z.boolean(),
  owner: z.strictObject({ pid: z.int().positive(), began: count }),
  began: count,
  closed_by: z
    .strictObject({ limit: z.enum(['idleTimeoutMs', 'maxRuntimeMs']), allowed: z.number().nonnegative() })
    .optional(),
})
