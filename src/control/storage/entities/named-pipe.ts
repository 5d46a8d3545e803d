import { z } from 'zod'
import { id, instant } from './fields.ts'

/** NAMED_PIPE: the stream of a session, `/tmp/claudecontrol/{id}.pipe`. */
export interface NamedPipeFacts {
  session_id: string
  pipe_path: string
  state: 'active' | 'closed'
  created_at: string
}

export const namedPipeSchema: z.ZodType<NamedPipeFacts> = z.strictObject({
  session_id: id,
  pipe_path: z.string().min(1),
  state: z.enum(['active', 'closed']),
  created_at: instant,
})
