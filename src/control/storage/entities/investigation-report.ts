import { z } from 'zod'
import { id, instant, json } from './fields.ts'

/** PROGRAM_STATE: one mode of a program, inside the report that found it. */
export interface ProgramStateEntry {
  id: string
  report_id: string
  name: string
  prompt: string
  commands: string[]
  /** The command that leads to a state, by the state's id. */
  transitions: Record<string, string>
  output_samples: string[]
  error_patterns: string[]
}

/** INVESTIGATION_REPORT, as `investigations/{program}_{timestamp}.json` holds it, its states included. */
export interface InvestigationReportFile {
  id: string
  program: string
  started_at: string
  completed_at: string | null
  entry_state_id: string | null
  /** By command: its description, whether it was tried, and whatever else was found. */
  commands: Record<string, { description: string; tested: boolean; [fact: string]: unknown }>
  prompts: string[]
  error_messages: string[]
  help_commands: string[]
  exit_commands: string[]
  data_formats: string[]
  safety_notes: string[]
  states: ProgramStateEntry[]
  /** The arguments it was started with. */
  args?: string[] | undefined
  /** What it asked before it could be used, and what it was answered. */
  questions?: { prompt: string; answer: string }[] | undefined
}

const texts = z.array(z.string())

export const programStateSchema: z.ZodType<ProgramStateEntry> = z.strictObject({
  id,
  report_id: id,
  name: z.string(),
  prompt: z.string(),
  commands: texts,
  transitions: z.record(z.string(), z.string()),
  output_samples: texts,
  error_patterns: texts,
})

export const investigationReportSchema: z.ZodType<InvestigationReportFile> = z
  .strictObject({
    id,
    program: z.string().min(1),
    started_at: instant,
    completed_at: instant.nullable(),
    entry_state_id: id.nullable(),
    commands: z.record(z.string(), z.object({ description: z.string(), tested: z.boolean() }).catchall(json)),
    prompts: texts,
    error_messages: texts,
    help_commands: texts,
    exit_commands: texts,
    data_formats: texts,
    safety_notes: texts,
    states: z.array(programStateSchema),
    args: texts.optional(),
    questions: z.array(z.strictObject({ prompt: z.string(), answer: z.string() })).optional(),
  })
  .superRefine(({ id: report, entry_state_id, states }, context) => {
    const known = new Set(states.map((state) => state.id))
    if (entry_state_id !== null && !known.has(entry_state_id))
      context.addIssue({ code: 'custom', path: ['entry_state_id'], message: 'is not a state of this report' })
    for (const [index, state] of states.entries())
      if (state.report_id !== report)
        context.addIssue({
          code: 'custom',
          path: ['states', index, 'report_id'],
          message: 'names another report',
        })
  })
