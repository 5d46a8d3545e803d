import { z } from 'zod'
import { id, instant, json } from './fields.ts'

/** What a black-box test looked at. */
export const testTypes = [
  'startup',
  'help',
  'invalid_input',
  'exit',
  'resource',
  'concurrent',
  'fuzz',
] as const

/** TEST_RESULT, as `test-reports/{program}_{timestamp}.json` holds a list of them. */
export interface TestResultEntry {
  id: string
  program: string
  timestamp: string
  test_type: (typeof testTypes)[number]
  passed: boolean
  details: Record<string, unknown>
  error: string | null
}

export const testResultSchema: z.ZodType<TestResultEntry> = z.strictObject({
  id,
  program: z.string().min(1),
  timestamp: instant,
  test_type: z.enum(testTypes),
  passed: z.boolean(),
  details: z.record(z.string(), json),
  error: z.string().nullable(),
})

export const testReportSchema: z.ZodType<TestResultEntry[]> = z.array(testResultSchema)
