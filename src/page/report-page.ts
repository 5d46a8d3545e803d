import { plainText } from '../text/plain-text.ts'
import { documentHtml, escaped } from './document-html.ts'

/** What an investigation found out, as its page shows it. */
export interface ShownReport {
  program: string
  args?: readonly string[] | undefined
  started_at: string
  commands: Readonly<Record<string, { description: string; tested: boolean }>>
  prompts: readonly string[]
  help_commands: readonly string[]
  exit_commands: readonly string[]
  error_messages: readonly string[]
  data_formats: readonly string[]
  safety_notes: readonly string[]
  questions?: readonly { prompt: string; answer: string }[] | undefined
  states: readonly ShownState[]
}

interface ShownState {
  id: string
  name: string
  prompt: string
  commands: readonly string[]
  transitions: Readonly<Record<string, string>>
  output_samples: readonly string[]
}

/**
 * One HTML file of an investigation: the graph of its states, its commands and what each state and the program were found to be.
 *
 * @param graph the states as an SVG picture; what the states are called stands beside it as text
 */
export function reportPage(report: ShownReport, graph: string): string {
  const line = [report.program, ...(report.args ?? [])].join(' ')
  const commands = Object.entries(report.commands)
  const names = new Map(report.states.map(({ id, name }) => [id, name]))
  const parts = [
    section(
      'States',
      `<div class="graph" role="img" tabindex="0" aria-label="Graph of ${report.states.length} states, which the table below tells in words">${graph}</div>
${table(
  ['State', 'Prompt', 'Leads to', 'Commands'],
  report.states.map((state) => stateRow(state, names)),
)}`,
    ),
    section(
      'Commands',
      table(
        ['Command', 'What it does', 'Tried'],
        commands.map(([name, { description, tested }]) => [
          code(name),
          text(description),
          tested ? 'yes' : 'no',
        ]),
      ),
    ),
    section('Findings', findings(report)),
    section('What the states showed', report.states.map(samples).join('\n')),
  ]
  return documentHtml({
    title: line,
    body: `<header><h1>${text(line)}</h1><span class="soft">investigated ${text(report.started_at)} · ${commands.length} commands, ${report.states.length} states</span></header>
<main class="report">
${parts.join('\n')}
</main>`,
  })
}

function stateRow(
  { name, prompt, transitions, commands }: ShownState,
  names: ReadonlyMap<string, string>,
): string[] {
  const ways = Object.entries(transitions).map(
    ([to, command]) => `${code(command)} → ${text(names.get(to) ?? to)}`,
  )
  return [text(name), code(prompt), ways.join('<br>'), commands.map(code).join(' ')]
}

function findings({
  safety_notes,
  error_messages,
  help_commands,
  exit_commands,
  prompts,
  data_formats,
  questions = [],
}: ShownReport): string {
  const rows: [string, readonly string[]][] = [
    ['Notes', safety_notes.map(text)],
    ['Error messages', error_messages.map(code)],
    ['Help', help_commands.map(code)],
    ['Exit', exit_commands.map(code)],
    ['Prompts', prompts.map(code)],
    ['Asked first', questions.map(({ prompt, answer }) => `${code(prompt)} ${code(answer)}`)],
    ['Data formats', data_formats.map(text)],
  ]
  return `<dl class="facts">${rows.map(([name, all]) => `<dt>${name}</dt><dd>${all.length === 0 ? 'none found' : all.join('<br>')}</dd>`).join('')}</dl>`
}

function samples({ name, output_samples }: ShownState): string {
  if (output_samples.length === 0) return ''
  const shown = output_samples.map(
    (sample, at) =>
      `<pre class="note" tabindex="0" aria-label="${text(name)}, sample ${at + 1}">${text(sample)}</pre>`,
  )
  return `<h3>${text(name)}</h3>\n${shown.join('\n')}`
}

function section(title: string, body: string): string {
  return `<section aria-label="${title}"><h2>${title}</h2>\n${body}</section>`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>None found.</p>'
  const cells = (row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  return `<div class="wide-table" tabindex="0" role="region" aria-label="${head[0] ?? ''} table"><table><thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>${rows.map(cells).join('\n')}</tbody></table></div>`
}

function code(words: string): string {
  return words === '' ? '' : `<code>${text(words)}</code>`
}

/** What a program said, as text that neither a terminal nor a browser acts on. */
function text(words: string): string {
  return escaped(plainText(words))
}
