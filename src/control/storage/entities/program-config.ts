import { z } from 'zod'
import { unsafeReason } from '../../../redact/safe-pattern.ts'
import { id, json, seconds } from './fields.ts'

/** PROGRAM_CONFIG, as `programs/{name}.json` holds it: how to start a known program and bring it to where one can work. */
export interface ProgramConfigFile {
  name: string
  /** Words as a shell would read them; `{name}` stands for a value given when the program is started. */
  command_template: string
  /** Seconds. */
  typical_timeout: number
  /** What the program asks on its way, and what it is answered. Patterns are regular expressions. */
  expect_sequences: { pattern: string; response: string }[]
  success_indicators: string[]
  /** The program is ready when it prints one of these; regular expressions. */
  ready_indicators: string[]
  notes: string
  sample_output: unknown
}

const pattern = z
  .string()
  .min(1)
  .max(1_000)
  .superRefine((source, context) => {
    const problem = unsafeReason(source) ?? (compiles(source) ? undefined : 'is not a regular expression')
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })

export const programConfigSchema: z.ZodType<ProgramConfigFile> = z.strictObject({
  name: id,
  command_template: z.string().min(1),
  typical_timeout: seconds.default(30),
  expect_sequences: z.array(z.strictObject({ pattern, response: z.string() })).default([]),
  success_indicators: z.array(pattern).default([]),
  ready_indicators: z.array(pattern).default([]),
  notes: z.string().default(''),
  sample_output: json.default(null),
})

function compiles(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}
