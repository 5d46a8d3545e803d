import { detectPrompt } from '../patterns/detect-prompt.ts'
import { Conversation } from './conversation.ts'
import { findHelp, helpCandidates } from './help.ts'
import { investigate } from './investigate.ts'
import { openWorld } from './open-world.ts'
import { checkInvestigation, type InvestigateOptions } from './options.ts'
import { unknownWord } from './same-answer.ts'
import type { Reply } from './world.ts'

/** What a short look at a program tells. */
export interface Probe {
  program: string
  /** Whether it waits for input, rather than answering and ending. */
  interactive: boolean
  /** What it said before anybody asked. */
  banner: string
  prompt: string
  /** The prompt's category in the library of patterns. */
  kind: string | undefined
  help_commands: string[]
  commands: string[]
}

/** Starts a program, looks at its prompt and its help, and ends it. Runs no command but those for help. */
export async function quickProbe(
  command: string,
  args: readonly string[] = [],
  options: InvestigateOptions = {},
): Promise<Probe> {
  return withEntry(command, args, options, async (conversation, entry) => {
    const ask = async (line: string): Promise<Reply> => {
      if (conversation.at === undefined) await conversation.restart()
      return conversation.ask({ kind: 'line', text: line })
    }
    const interactive = entry.end === 'ready'
    const help = interactive
      ? await findHelp(helpCandidates(`${entry.text}\n${entry.prompt}`), ask)
      : undefined
    return {
      program: command,
      interactive,
      banner: entry.text,
      prompt: entry.prompt,
      kind: detectPrompt(entry.prompt)?.category,
      help_commands: help?.commands ?? [],
      commands: help?.rows.map(({ name }) => name) ?? [],
    }
  })
}

/** What a program answers to each of some lines, in one process; started again when one ends it. */
export async function probeInterface(
  command: string,
  args: readonly string[] = [],
  lines: readonly string[] = ['help', '?', unknownWord],
  options: InvestigateOptions = {},
): Promise<{ line: string; text: string; prompt: string; end: Reply['end'] }[]> {
  return withEntry(command, args, options, async (conversation) => {
    const answers = []
    for (const line of lines) {
      const { text, prompt, end } = await conversation.ask({ kind: 'line', text: line })
      answers.push({ line, text, prompt, end })
    }
    return answers
  })
}

/** The states of a program, by name: the prompt of each, and the command that leads to each other one. */
export async function mapProgramStates(
  command: string,
  args: readonly string[] = [],
  options: InvestigateOptions = {},
): Promise<Record<string, { prompt: string; transitions: Record<string, string> }>> {
  const { states } = await investigate(command, args, options)
  const names = new Map(states.map(({ id, name }) => [id, name]))
  return Object.fromEntries(
    states.map(({ name, prompt, transitions }) => [
      name,
      {
        prompt,
        transitions: Object.fromEntries(
          Object.entries(transitions).map(([to, line]) => [names.get(to) ?? to, line]),
        ),
      },
    ]),
  )
}

async function withEntry<T>(
  command: string,
  args: readonly string[],
  options: InvestigateOptions,
  look: (conversation: Conversation, entry: Reply) => Promise<T>,
): Promise<T> {
  const checked = checkInvestigation(options)
  const world = await openWorld(command, args, 'probe', checked)
  let outcome: 'done' | 'failed' = 'failed'
  try {
    const conversation = new Conversation(world, Object.entries(checked.answers ?? {}))
    const found = await look(conversation, await conversation.restart())
    await conversation.end()
    outcome = 'done'
    return found
  } finally {
    await world.close(outcome)
  }
}
