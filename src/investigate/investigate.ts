import { maskedReport } from './masked-report.ts'
import { randomUUID } from 'node:crypto'
import { wallClock } from '../clock.ts'
import type { InvestigationReportFile } from '../control/storage/entities/investigation-report.ts'
import type { CommandRow } from '../patterns/command-row.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { programName } from '../tape/tape-name.ts'
import { Budget } from './budget.ts'
import { Conversation } from './conversation.ts'
import { findExits } from './exits.ts'
import { Explorer } from './explorer.ts'
import { merge } from './help.ts'
import { hasPrompt, type Mode } from './mode.ts'
import { openWorld } from './open-world.ts'
import { checkInvestigation, type CheckedInvestigation, type InvestigateOptions } from './options.ts'
import { progressLine } from './progress-line.ts'
import { InvestigationReport } from './report.ts'
import { promptShape } from './same-answer.ts'
import type { Reply, World } from './world.ts'

/**
 * Finds out how to use an interactive program: its prompts, commands, states, and how to leave it.
 *
 * The program runs in an empty home, on a copy of the folder and files it is given. In safe mode, the default, commands that may
 * destroy something are not run but listed in `safety_notes`.
 *
 * @throws SpawnError when the program cannot be started
 * @throws TapeMissError when no program may be run and there is no tape
 */
export async function investigate(
  command: string,
  args: readonly string[] = [],
  options: InvestigateOptions = {},
): Promise<InvestigationReport> {
  const checked = checkInvestigation(options)
  const world = await openWorld(command, args, 'investigation', checked)
  const progress = progressLine(`investigating ${programName(command)}`, checked.onProgress)
  let outcome: 'done' | 'failed' = 'failed'
  try {
    const report = await inquire(world, command, args, checked, progress.say)
    outcome = 'done'
    if (world.live && checked.save !== false) await saved(report, checked.save)
    return report
  } finally {
    progress.end()
    await world.close(outcome)
  }
}

async function saved(report: InvestigationReport, where: string | boolean | undefined): Promise<void> {
  const { saveReport } = await import('./save-report.ts')
  await saveReport(report, typeof where === 'string' ? where : undefined)
}

async function inquire(
  world: World,
  command: string,
  args: readonly string[],
  options: CheckedInvestigation,
  say: (words: string) => void,
): Promise<InvestigationReport> {
  const started = wallClock().toISOString()
  const answers = Object.entries(options.answers ?? {})
  const conversation = new Conversation(world, answers)
  say('starting')
  const entry = await conversation.restart()
  const budget = new Budget(world, options)
  const explorer = new Explorer(conversation, {
    depth: options.depth,
    unsafe: options.unsafe === true,
    budget,
    progress: say,
  })
  let exits: string[] = []
  if (entry.end === 'ready') {
    await explorer.explore(entry)
    say('looking for the way out')
    exits = await findExits(conversation, explorer.modes[0]?.rows ?? [], {
      budget,
      note: (words) => void explorer.notes.add(words),
    })
  } else await oneShot(world, entry, explorer)
  await conversation.end()
  const { questions } = conversation
  return new InvestigationReport(
    maskedReport(reportOf({ command, args, started, explorer, exits, questions })),
  )
}

/** A program that answers and ends has its commands in its usage. */
async function oneShot(world: World, banner: Reply, explorer: Explorer): Promise<void> {
  if (banner.end !== 'exit') explorer.notes.add('The program was never ready: it did not wait for input.')
  const rows: CommandRow[] = []
  for (const flag of ['--help', 'help']) {
    if (rows.length > 0) continue
    const subject = await world.start({ args: [flag] })
    const text = `${subject.banner.text}\n${subject.banner.prompt}`
    await subject.close()
    const found = extractCommandsFromHelp(text)
    if (found.length > 0) explorer.help.commands.push(flag)
    merge(rows, found)
  }
  merge(rows, extractCommandsFromHelp(banner.text))
  explorer.help.rows.push(...rows)
}

/** Of each state its prompt; a prompt that counts is one. */
function promptsOf(modes: readonly Mode[]): string[] {
  const byShape = new Map<string, string>()
  for (const { prompt } of modes.filter(hasPrompt))
    if (!byShape.has(promptShape(prompt))) byShape.set(promptShape(prompt), prompt)
  return [...byShape.values()]
}

interface Findings {
  command: string
  args: readonly string[]
  started: string
  explorer: Explorer
  exits: string[]
  questions: readonly { prompt: string; answer: string }[]
}

function reportOf({ command, args, started, explorer, exits, questions }: Findings): InvestigationReportFile {
  const id = randomUUID()
  const { modes, help, tried, notes, formats } = explorer
  const commands: InvestigationReportFile['commands'] = {}
  const add = (name: string, row: CommandRow, mode: Mode | undefined): void => {
    const run = tried.find((each) => each.row === row)
    commands[name] ??= {
      description: row.description,
      tested: run !== undefined || exits.includes(row.name) || help.commands.includes(row.name),
      output_length: run?.reply.text.length ?? 0,
      args: row.args,
      ...(mode === undefined ? {} : { state: mode.id }),
    }
    for (const alias of row.aliases) {
      const known = alias === row.name || name !== row.name
      if (!known)
        commands[alias] ??= {
          description: row.description,
          tested: false,
          output_length: 0,
          args: row.args,
          alias_of: name,
        }
    }
  }
  for (const mode of modes)
    for (const row of mode.rows)
      add(mode.isMenu && mode.depth > 0 ? [...mode.path, row.name].join(' > ') : row.name, row, mode)
  if (modes.length === 0) for (const row of help.rows) add(row.name, row, undefined)
  return {
    id,
    program: command,
    args: [...args],
    started_at: started,
    completed_at: wallClock().toISOString(),
    entry_state_id: modes[0]?.id ?? null,
    commands,
    prompts: promptsOf(modes),
    error_messages: [...new Set(modes.flatMap((mode) => [...mode.errors]))],
    help_commands: help.commands,
    exit_commands: exits,
    data_formats: [...formats].toSorted(),
    safety_notes: [...notes],
    questions: [...questions],
    states: modes.map((mode) => ({
      id: mode.id,
      report_id: id,
      name: mode.name,
      prompt: mode.prompt,
      commands: mode.rows.map(({ name }) => name),
      transitions: Object.fromEntries(mode.transitions),
      output_samples: mode.samples,
      error_patterns: [...mode.errors],
    })),
  }
}
