import { z } from 'zod'

/** PATTERN_LIBRARY: patterns of one kind. Held in memory. */
export interface PatternLibraryEntry {
  pattern_type: 'prompt' | 'error' | 'help' | 'data_format' | 'state'
  category: string
  /** By name: regular expressions. */
  patterns: Record<string, string[]>
  description: string
}

export const patternLibrarySchema: z.ZodType<PatternLibraryEntry> = z.strictObject({
  pattern_type: z.enum(['prompt', 'error', 'help', 'data_format', 'state']),
  category: z.string(),
  patterns: z.record(z.string(), z.array(z.string())),
  description: z.string(),
})
