import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'
import { mermaid } from './mermaid.ts'

/** A report as a page of Markdown. */
export function markdown(report: InvestigationReportFile): string {
  const rows = Object.entries(report.commands)
  const parts = [
    `# ${code([report.program, ...(report.args ?? [])].join(' '))}`,
    list('Help', report.help_commands),
    list('Exit', report.exit_commands),
    list('Prompts', report.prompts),
    section('Commands', rows.length === 0 ? 'None found.' : table(rows)),
    section('States', `\`\`\`mermaid\n${mermaid(report)}\`\`\``),
    list('Data formats', report.data_formats),
    list('Error messages', report.error_messages),
    section('Notes', report.safety_notes.map((each) => `- ${cell(each)}`).join('\n') || 'None.'),
  ]
  return `${parts.join('\n\n')}\n`
}

function table(rows: readonly (readonly [string, InvestigationReportFile['commands'][string]])[]): string {
  const lines = rows.map(
    ([name, { args, description, tested }]) =>
      `| ${code([name, typeof args === 'string' ? args : ''].join(' ').trim())} | ${cell(description)} | ${tested ? 'yes' : 'no'} |`,
  )
  return ['| Command | What it does | Tried |', '|---|---|---|', ...lines].join('\n')
}

function list(title: string, all: readonly string[]): string {
  return `**${title}:** ${all.length === 0 ? 'none found' : all.map(code).join(' · ')}`
}

function section(title: string, text: string): string {
  return `## ${title}\n\n${text}`
}

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
}

function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .replace(/[<>]/g, (each) => (each === '<' ? '&lt;' : '&gt;'))
}
