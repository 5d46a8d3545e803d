import type { CommandRow } from '../patterns/command-row.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { detectStateTransition } from '../patterns/detect-state-transition.ts'
import { bare } from './danger.ts'
import { unknownWord } from './same-answer.ts'
import type { Reply } from './world.ts'

/** A mode of the program. */
export interface Mode {
  id: string
  name: string
  prompt: string
  depth: number
  /** What is typed from the entry to get here. */
  path: readonly string[]
  /** What it answers, as far as it tells it from others. */
  signature: string
  rows: CommandRow[]
  /** By the id of a mode: the command that leads there. */
  transitions: Map<string, string>
  samples: string[]
  errors: Set<string>
  isMenu: boolean
  /** A word it does not know. */
  unknown: string
  /** What it says to that word, and where that leads; one that counts or reminds says something else the second time. */
  refusals: string[]
  /** Whether its prompt came back after that word. */
  stays: boolean
  /** Whether it takes any answer once and is over. */
  isQuestion: boolean
}

export function newMode(
  id: string,
  path: readonly string[],
  name: string,
  { prompt, text }: Reply,
  depth: number,
): Mode {
  return {
    id,
    name,
    prompt,
    depth,
    path,
    signature: '',
    rows: [],
    transitions: new Map(),
    samples: text === '' ? [] : [sampleOf(text)],
    errors: new Set(),
    isMenu: false,
    unknown: unknownWord,
    refusals: [],
    stays: false,
    isQuestion: /\by(?:es)?\b ?(?:or|\/) ?\bno?\b|\[[yYnN]+\]/i.test(prompt),
  }
}

export function sampleOf(text: string): string {
  return text.slice(0, sampleCharsMax)
}

const sampleCharsMax = 2_000

/** What a mode is called that a command led to. */
export function nameOf(row: CommandRow, reply: Reply): string {
  const said = detectStateTransition(reply.text)
  if (said?.kind === 'enter' && said.state !== '') return said.state
  const own = /(?:\(([\w-]+)\)|\[([\w-]+)\])\s*[>#$:]?\s*$/.exec(reply.prompt)
  return (
    own?.[1] ??
    own?.[2] ??
    (/^\d+$|^\w$/.test(row.name) && row.description !== '' ? row.description : bare(row.name) || row.name)
  )
}

export function sameMenu(one: readonly CommandRow[], other: readonly CommandRow[]): boolean {
  return (
    one.length > 0 &&
    one.every(({ name, description }) =>
      other.some((each) => each.name === name && each.description === description),
    )
  )
}

/** A command as a note calls it. */
export function quoted({ name, description }: CommandRow, mode: Mode): string {
  const where = mode.depth === 0 ? '' : ` in ${mode.name}`
  return `"${mode.isMenu && description !== '' ? `${name} ${description}` : name}"${where}`
}

/** A prompt for a value, such as `Number of heads (1-255, default 255): `, and not one where commands are typed. */
export function isValueAsked(prompt: string): boolean {
  return (
    /[?:]\s*(?:\[[^\]]*\][?:]?)?\s*$/.test(prompt) &&
    /\p{L}{2}/u.test(prompt) &&
    !/\b(?:command|cmd|for help)\b|^\S+:\s*$/i.test(prompt)
  )
}

/** Whether a mode's last line is a prompt, and not a row of a full screen, or a message that happened to come last. */
export function hasPrompt({ prompt, stays }: Mode): boolean {
  if (prompt.trim() === '' || prompt.length > promptCharsMax) return false
  if (/[\u0000-\u001f]| {4,}\S/.test(prompt.trimStart())) return false
  return stays || detectPrompt(prompt) !== undefined
}

const promptCharsMax = 120
