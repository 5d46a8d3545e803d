import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'
import { mermaid } from './mermaid.ts'
import { markdown } from './markdown.ts'
import { stateGraph } from './state-graph.ts'

/** What an investigation found out: the data model's fields, and ways to read them. */
export class InvestigationReport implements InvestigationReportFile {
  readonly id: string
  readonly program: string
  readonly args: string[]
  readonly started_at: string
  readonly completed_at: string | null
  readonly entry_state_id: string | null
  readonly commands: InvestigationReportFile['commands']
  readonly prompts: string[]
  readonly error_messages: string[]
  readonly help_commands: string[]
  readonly exit_commands: string[]
  readonly data_formats: string[]
  readonly safety_notes: string[]
  readonly questions: { prompt: string; answer: string }[]
  readonly states: InvestigationReportFile['states']

  constructor(found: InvestigationReportFile) {
    this.id = found.id
    this.program = found.program
    this.args = found.args ?? []
    this.started_at = found.started_at
    this.completed_at = found.completed_at
    this.entry_state_id = found.entry_state_id
    this.commands = found.commands
    this.prompts = found.prompts
    this.error_messages = found.error_messages
    this.help_commands = found.help_commands
    this.exit_commands = found.exit_commands
    this.data_formats = found.data_formats
    this.safety_notes = found.safety_notes
    this.questions = found.questions ?? []
    this.states = found.states
  }

  /** A few lines for people. */
  summary(): string {
    const names = Object.keys(this.commands)
    const list = (all: readonly string[]): string => (all.length === 0 ? 'none found' : shortened(all))
    return [
      `${[this.program, ...this.args].join(' ')}: ${names.length} commands, ${this.states.length} states`,
      `  commands:  ${list(names)}`,
      `  help:      ${list(this.help_commands)}`,
      `  exit:      ${list(this.exit_commands)}`,
      `  prompts:   ${list(this.prompts.map((each) => JSON.stringify(each)))}`,
      `  states:    ${list(this.states.map((each) => each.name))}`,
      `  formats:   ${list(this.data_formats)}`,
      `  notes:     ${this.safety_notes.length}`,
    ].join('\n')
  }

  /** The fields of the data model, as they are stored. */
  toJSON(): InvestigationReportFile {
    const { id, program, started_at, completed_at, entry_state_id, commands, prompts, error_messages } = this
    const { help_commands, exit_commands, data_formats, safety_notes, states, args, questions } = this
    const found = { id, program, started_at, completed_at, entry_state_id, commands, prompts, error_messages }
    return { ...found, help_commands, exit_commands, data_formats, safety_notes, states, args, questions }
  }

  /** A page to read. */
  toMarkdown(): string {
    return markdown(this)
  }

  /** The states and how one gets from one to the other, as a Mermaid state diagram. */
  toMermaid(): string {
    return mermaid(this)
  }

  /** The same as a picture. */
  toSvg(): string {
    return stateGraph(this)
  }
}

function shortened(all: readonly string[]): string {
  const shown = all.slice(0, 12).join(', ')
  return all.length > 12 ? `${shown}, … (${all.length})` : shown
}
