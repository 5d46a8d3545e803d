import { z } from 'zod'
import { count, json, seconds } from './fields.ts'

/**
 * GLOBAL_CONFIG, as `config.json` holds it: its values by category and key. Every key may be left out. Spans are in seconds.
 *
 * The keys of `session` and `logging` are known, and another one is an error: a mistyped limit must not be no limit. The
 * other categories belong to whoever reads them.
 */
export interface GlobalConfigFile {
  session?:
    | {
        max_sessions?: number | undefined
        timeout?: number | undefined
        /** Null: no limit. */
        session_timeout?: number | null | undefined
        /** Null: no limit. */
        max_runtime?: number | null | undefined
        max_output_lines?: number | undefined
        host_idle?: number | undefined
      }
    | undefined
  logging?:
    | { level?: 'silent' | 'info' | 'debug' | undefined; log_bytes_max?: number | undefined }
    | undefined
  investigation?: Record<string, unknown> | undefined
  testing?: Record<string, unknown> | undefined
  replay?: Record<string, unknown> | undefined
}

const limit = z.number().positive().nullable()

const others = z.record(z.string(), json).optional()

export const globalConfigSchema: z.ZodType<GlobalConfigFile> = z.strictObject({
  session: z
    .strictObject({
      max_sessions: count.optional(),
      timeout: seconds.optional(),
      session_timeout: limit.optional(),
      max_runtime: limit.optional(),
      max_output_lines: z.int().positive().optional(),
      host_idle: seconds.optional(),
    })
    .optional(),
  logging: z
    .strictObject({
      level: z.enum(['silent', 'info', 'debug']).optional(),
      log_bytes_max: z.int().positive().optional(),
    })
    .optional(),
  investigation: others,
  testing: others,
  replay: others,
})
