import { z } from 'zod'
import { count, id, instant, json } from './fields.ts'

/** TAPE_INDEX: where an exchange is found by its key. Held in memory. */
export interface TapeIndexEntry {
  index_key: string
  tape_id: string
  exchange_index: number
  normalized_key: string
  last_accessed: string | null
}

/** MATCHER_CONFIG: how a session tells whether a tape is the right one. Held in memory. */
export interface MatcherConfigEntry {
  matcher_id: string
  session_id: string
  matcher_type: 'command' | 'env' | 'prompt' | 'stdin' | 'state'
  allow_list: string[]
  ignore_list: string[]
  custom_logic: string | null
}

/** DECORATOR_CONFIG: what changes data on its way. Held in memory. */
export interface DecoratorConfigEntry {
  decorator_id: string
  session_id: string
  decorator_type: 'input' | 'output' | 'tape'
  function_name: string
  parameters: Record<string, unknown>
  execution_order: number
}

export const tapeIndexSchema: z.ZodType<TapeIndexEntry> = z.strictObject({
  index_key: z.string().min(1),
  tape_id: z.string().min(1),
  exchange_index: count,
  normalized_key: z.string(),
  last_accessed: instant.nullable(),
})

export const matcherConfigSchema: z.ZodType<MatcherConfigEntry> = z.strictObject({
  matcher_id: id,
  session_id: id,
  matcher_type: z.enum(['command', 'env', 'prompt', 'stdin', 'state']),
  allow_list: z.array(z.string()),
  ignore_list: z.array(z.string()),
  custom_logic: z.string().nullable(),
})

export const decoratorConfigSchema: z.ZodType<DecoratorConfigEntry> = z.strictObject({
  decorator_id: id,
  session_id: id,
  decorator_type: z.enum(['input', 'output', 'tape']),
  function_name: z.string().min(1),
  parameters: z.record(z.string(), json),
  execution_order: count,
})
