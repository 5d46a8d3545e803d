import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'

/** The states of a report as a Mermaid state diagram. */
export function mermaid({ states, entry_state_id: entry }: InvestigationReportFile): string {
  const key = new Map(states.map((state, index) => [state.id, `s${index + 1}`]))
  const lines = ['stateDiagram-v2']
  for (const state of states) lines.push(`  state "${label(state.name)}" as ${key.get(state.id)}`)
  if (entry !== null) lines.push(`  [*] --> ${key.get(entry)}`)
  for (const state of states)
    for (const [to, command] of Object.entries(state.transitions))
      lines.push(`  ${key.get(state.id)} --> ${to === 'exit' ? '[*]' : key.get(to)} : ${label(command)}`)
  return `${lines.join('\n')}\n`
}

function label(text: string): string {
  return (
    text
      .replace(/["\n\r]/g, ' ')
      .replace(/[:;]/g, ' ')
      .trim() || 'state'
  )
}
