import { z } from 'zod'
import { count, id, instant } from './fields.ts'

/** SESSION_OUTPUT: what is known of `sessions/{id}/output.log`. The log itself is plain text. */
export interface SessionOutputFacts {
  session_id: string
  log_path: string
  output_lines: number
  /** Bytes in the log now. */
  buffer_size: number
  rotated_at: string | null
}

export const sessionOutputSchema: z.ZodType<SessionOutputFacts> = z.strictObject({
  session_id: id,
  log_path: z.string().min(1),
  output_lines: count,
  buffer_size: count,
  rotated_at: instant.nullable(),
})
