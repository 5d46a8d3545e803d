import type { CommandRow } from '../patterns/command-row.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { isErrorOutput } from '../patterns/is-error-output.ts'
import { countsAsLetter, masked, unknownWord } from './same-answer.ts'
import type { Reply } from './world.ts'

/** What helped, and what it named. */
export interface Help {
  /** The commands that really help, in the order they were tried. */
  commands: string[]
  rows: CommandRow[]
  texts: string[]
}

/** Commands that may help: those the program's own words name first, then what others use. */
export function helpCandidates(said: string): string[] {
  return [...new Set([...hintedHelp(said), ...usual])]
}

/** What a program says to type for help. */
export function hintedHelp(said: string): string[] {
  const hinted = [...said.matchAll(hints)].flatMap(([, one, two, three]) => one ?? two ?? three ?? [])
  return hinted.filter((each) => each.length < 20 && !/^(?:the|a|for|this|more)$/i.test(each))
}

const usual = ['help', '?']

/** Tried where the plain words do not help. */
const marked = ['.help', ':help', '/help', '\\?', ',help', 'h', 'help()', ':h', ':?', '.h', '#help;;']

/** `Type "help" for …`, `(m for help)`, `'?' for help`, `Enter ".help"`. */
const hints =
  /(?:type|enter|use|try|press|see|say)\s+["'`‘“]?([^\s"'`’”]{1,20}?)["'`’”]?\s+(?:for|to (?:get|see|show|display|list))\s[^.\n]{0,40}?(?:help|commands|usage|list)|\(["'`]?(\S{1,10}?)["'`]? for help\)|["'`‘“]([.:\\/,!]?(?:help|\?|h|menu|commands)(?:\(\))?)["'`’”]/gi

export interface FindHelpOptions {
  /** Commands that are known already: where they are letters, no word is guessed that begins with one. */
  known?: readonly CommandRow[]
  /** A word the program does not know. */
  unknown?: string
  /** Whether to go on to `.help`, `:help` and such where the plain words do not help. */
  marked?: boolean
}

/**
 * Asks every candidate, and keeps what really helps: it is answered otherwise than a word of its shape nobody knows, not with an
 * error, and not by the program's end.
 */
export async function findHelp(
  candidates: readonly string[],
  ask: (line: string) => Promise<Reply | undefined>,
  { known = [], unknown = unknownWord, marked: alsoMarked = true }: FindHelpOptions = {},
): Promise<Help> {
  const help: Help = { commands: [], rows: [], texts: [] }
  const refusals = new Map<string, string>()
  /** What is said to an unknown word with the same marks: `.help` is measured by `.zqxjkv`. */
  const refusalTo = async (line: string): Promise<string> => {
    const alike = line.split(' ')[0]?.replace(/\w+|\?/, unknown) ?? unknown
    const before = refusals.get(alike)
    if (before !== undefined) return before
    const refusal = masked((await ask(alike))?.text ?? '', alike)
    refusals.set(alike, refusal)
    return refusal
  }
  const take = async (line: string, isMore = false): Promise<void> => {
    if (countsAsLetter(line, [...known, ...help.rows])) return
    const refusal = await refusalTo(line)
    const reply = await ask(line)
    if (reply === undefined || !helps(line, reply, refusal)) return
    const rows = extractCommandsFromHelp(reply.text)
    if (isMore && rows.length < 2) return
    help.commands.push(line)
    help.texts.push(reply.text)
    merge(help.rows, rows)
  }
  for (const line of candidates) await take(line)
  if (alsoMarked && help.commands.length === 0)
    for (const line of marked) if (!candidates.includes(line)) await take(line)
  const asked = new Set(candidates)
  for (const more of furtherHelp(help)) {
    if (asked.has(more)) continue
    asked.add(more)
    await take(more, true)
  }
  help.rows = folded(help.rows)
  return help
}

function helps(line: string, reply: Reply, refusal: string): boolean {
  if (reply.end !== 'ready' || reply.text.trim() === '') return false
  const said = masked(reply.text, line)
  if (said === refusal || /^\W*◌\W*$/.test(said)) return false
  const lines = reply.text.split('\n').filter((each) => each.trim() !== '')
  const rows = extractCommandsFromHelp(reply.text).length
  if (isErrorOutput(lines[0] ?? '') && rows < 3) return false
  if (rows >= 2) return true
  const words = reply.text.replaceAll(line, '')
  return (
    (/\bhelp\b/i.test(words) || (lines.length >= 3 && aboutUse.test(words))) &&
    !isErrorOutput(reply.text) &&
    !/\bnot (?:yet )?implemented\b/i.test(reply.text)
  )
}

/** Prose that explains how to use something. */
const aboutUse =
  /\b(?:commands?|usage|syntax|topics?|types?|press|enter|manual|tutorial|documentation|options?)\b/i

/** What a help says gives more of it: "help all", a topic called commands, a command that lists the commands. */
function furtherHelp({ commands, rows, texts }: Help): string[] {
  const quoted = texts.flatMap((text) => [
    ...[
      ...text.matchAll(/["'`“‘]([^"'`“”’\s]{0,1}(?:help|\?|h)\s+(?:all|commands?|list|full|-a))["'`”’]/gi),
    ].map(([, line]) => line ?? ''),
    ...[...text.matchAll(/^\s*([^\w\s]?help all)\s/gim)].map(([, line]) => line ?? ''),
  ])
  const topics = texts.some(
    (text) => /topics?\b[^\n]*:/i.test(text) && /(?:^|\s{2,})commands?(?:\s{2,}|$)/m.test(text),
  )
  const first = commands[0]
  const listing = rows
    .filter(({ description }) =>
      /\b(?:list|show|display|print)s? (?:all |available |the |known )*commands\b/i.test(description),
    )
    .map(({ name }) => name)
  return [
    ...quoted,
    ...(topics && first !== undefined && rows.length < fewRows ? [`${first} commands`] : []),
    ...listing,
  ]
}

/** Adds rows that are not known yet; of two with one name the one that says more stays. */
export function merge(known: CommandRow[], rows: readonly CommandRow[]): void {
  const byName = new Map(
    known.flatMap((row) => [row.name, ...row.aliases].map((name) => [name, row] as const)),
  )
  for (const row of rows) {
    const old = byName.get(row.name)
    if (old === undefined) {
      known.push(row)
      for (const name of [row.name, ...row.aliases]) byName.set(name, row)
    } else if (old.description === '') {
      old.description = row.description
      if (old.args === '') old.args = row.args
    }
  }
}

/** In a long list that is mostly the subcommands of its own commands, those are not commands of their own. */
function folded(rows: readonly CommandRow[]): CommandRow[] {
  const names = new Set(rows.map(({ name }) => name))
  const isChild = ({ name }: CommandRow): boolean => name.includes(' ') && names.has(name.split(' ')[0] ?? '')
  const children = rows.filter(isChild).length
  if (children < longList || children < rows.length / 2) return [...rows]
  return rows
    .filter((row) => !isChild(row))
    .map((row) => ({ ...row, aliases: row.aliases.filter((each) => !each.includes(' ')) }))
}

const longList = 100

/** A help that names fewer commands than this may be one of topics, and its commands a topic. */
const fewRows = 5
