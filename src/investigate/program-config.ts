import { commandLine } from '../open/command-words.ts'
import type { ProgramConfig } from '../control/registry/program-configs.ts'
import { programName } from '../tape/tape-name.ts'
import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'

/** How the notes of a configuration begin that was made from a report, and by nobody's hand. */
export const configNote = 'From an investigation: '

/** A program configuration from a report: how to start the program, what to answer first, and by what it is ready. */
export function programConfigOf(
  report: InvestigationReportFile,
  name: string = programName(report.program),
): ProgramConfig {
  const entry = report.states.find(({ id }) => id === report.entry_state_id)
  return {
    name,
    commandTemplate: commandLine([report.program, ...(report.args ?? [])]),
    expectSequences: (report.questions ?? []).map(({ prompt, answer }) => ({
      pattern: escaped(prompt.trimEnd()),
      response: answer,
    })),
    readyIndicators: entry === undefined || entry.prompt.trim() === '' ? [] : [escaped(entry.prompt)],
    notes: `${configNote}help with ${report.help_commands.join(', ') || 'nothing'}; leave with ${report.exit_commands.join(', ') || 'nothing'}.`,
    sampleOutput: entry?.output_samples[0] ?? null,
  }
}

/** As a regular expression in which a number may be another. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\d+/g, String.raw`\d+`)
}
