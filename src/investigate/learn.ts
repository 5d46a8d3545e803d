import { randomUUID } from 'node:crypto'
import { wallClock } from '../clock.ts'
import { detectDataFormat } from '../patterns/detect-data-format.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { detectError } from '../patterns/is-error-output.ts'
import { internalsOf } from '../session/internals.ts'
import type { Session } from '../session/session.ts'
import { InvestigationReport } from './report.ts'
import { replyText } from './reply-text.ts'
import { promptShape } from './same-answer.ts'

/**
 * What a session teaches that somebody else drove: by hand with `interact()`, or in a spec. Every input is read with the answer it
 * got: prompts, states, commands used, errors, what helped, what ended the program.
 */
export function learnFromInteraction(session: Session): InvestigationReport {
  const id = randomUUID()
  const inside = internalsOf(session)
  const places = inside.sentInputs.map(({ at }) => at)
  const banner = replyText(inside.since(0).slice(0, places[0] ?? inside.printed), '')
  const state = (prompt: string, index: number): InvestigationReport['states'][number] => ({
    id: `s${index + 1}`,
    report_id: id,
    name: index === 0 ? 'main' : promptShape(prompt).trim() || `state ${index + 1}`,
    prompt,
    commands: [],
    transitions: {},
    output_samples: [],
    error_patterns: [],
  })
  const states = [state(banner.prompt, 0)]
  const report = {
    commands: {} as InvestigationReport['commands'],
    errors: new Set<string>(),
    help: new Set<string>(),
    exits: [] as string[],
    formats: new Set<string>(),
  }
  let here = states[0]
  for (const [index, { input, at }] of inside.sentInputs.entries()) {
    if (!('data' in input) || input.kind === 'reply') continue
    if (input.secret === true) continue
    const typed = Buffer.from(input.data)
      .toString('utf8')
      .replace(/[\r\n]+$/, '')
    const last = index === inside.sentInputs.length - 1
    const { text, prompt } = replyText(
      inside.since(at).slice(0, (places[index + 1] ?? inside.printed) - at),
      typed,
    )
    if (typed === '' || here === undefined || /[\u0000-\u0008\u000e-\u001f]/.test(typed)) continue
    const error = detectError(text)
    const rows = error === undefined ? extractCommandsFromHelp(text) : []
    if (rows.length >= 2) {
      report.help.add(typed)
      for (const row of rows)
        report.commands[row.name] ??= {
          description: row.description,
          tested: false,
          output_length: 0,
          args: row.args,
        }
    }
    const [word = typed] = typed.split(' ')
    const known = report.commands[typed] ?? report.commands[word]
    if (known !== undefined) Object.assign(known, { tested: true, output_length: text.length })
    else if (error === undefined)
      report.commands[typed] = { description: '', tested: true, output_length: text.length }
    if (error !== undefined) {
      report.errors.add(error.text)
      here.error_patterns.push(error.text)
    }
    here.commands.push(typed)
    here.output_samples.push(text)
    const format = error === undefined && rows.length < 2 ? detectDataFormat(text) : undefined
    if (format !== undefined) report.formats.add(format)
    if (last && inside.ended !== undefined) report.exits.push(typed)
    if (
      prompt === '' ||
      promptShape(prompt) === promptShape(here.prompt) ||
      detectPrompt(prompt) === undefined
    )
      continue
    let next = states.find((each) => promptShape(each.prompt) === promptShape(prompt))
    if (next === undefined) states.push((next = state(prompt, states.length)))
    here.transitions[next.id] ??= typed
    here = next
  }
  return new InvestigationReport({
    id,
    program: session.command,
    args: [...session.args],
    started_at: session.createdAt.toISOString(),
    completed_at: wallClock().toISOString(),
    entry_state_id: 's1',
    commands: report.commands,
    prompts: [...new Set(states.map(({ prompt }) => prompt).filter((prompt) => prompt.trim() !== ''))],
    error_messages: [...report.errors],
    help_commands: [...report.help],
    exit_commands: report.exits,
    data_formats: [...report.formats].toSorted(),
    safety_notes: [],
    questions: [],
    states,
  })
}
