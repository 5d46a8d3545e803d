import { z } from 'zod'
import { id, instant } from './fields.ts'

/** INTERACTION_LOG: one line of `sessions/{id}/interactions.jsonl`. */
export interface InteractionEntry {
  id: string
  session_id: string
  timestamp: string
  action: 'START' | 'SEND' | 'RECV' | 'EXPECT' | 'ERROR'
  input_text: string | null
  output_text: string | null
  pattern_matched: string | null
}

export const interactionSchema: z.ZodType<InteractionEntry> = z.strictObject({
  id,
  session_id: id,
  timestamp: instant,
  action: z.enum(['START', 'SEND', 'RECV', 'EXPECT', 'ERROR']),
  input_text: z.string().nullable(),
  output_text: z.string().nullable(),
  pattern_matched: z.string().nullable(),
})
