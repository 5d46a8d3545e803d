import { type CommandRow, commandRow } from './command-row.ts'
import { columnSynopses, columnWords, isColumnRow } from './column-words.ts'
import { printedText } from './last-line.ts'
import { oneBelowTheOther } from './side-by-side.ts'

/**
 * The commands a program's help names, in its order, each once: rows in columns, `name -- description`, `name: description`,
 * tables, synopses, words in several columns, and lists in a sentence. Options such as `-v, --verbose` are no commands.
 */
export function extractCommandsFromHelp(help: string): CommandRow[] {
  const lines = commandLines(
    oneBelowTheOther(
      uncommented(
        printedText(help)
          .split('\n')
          .map((line) => line.trimEnd()),
      ),
    ),
  )
  const columns = isGrammar(lines) ? grammarRows(lines) : columnSynopses(lines)
  if (columns.length > 0) return once([...columns, ...inSentence(lines.join('\n'))])
  const rows = [...listed(lines), ...rowsOf(joined(lines))]
  const found = rows.length >= 2 ? rows : [...rows, ...bareRows(lines)]
  return once([...found, ...columnWords(lines), ...inSentence(lines.join('\n'))])
}

/** Names too long for their column stand alone, and what they mean begins on the next line. */
function joined(lines: readonly string[]): string[] {
  const all: string[] = []
  const explained = lines.filter((line, index) => explains(line, lines[index - 1] ?? '')).length
  for (const line of lines) {
    const before = all.at(-1) ?? ''
    const deeper =
      marginOf(line) >= Math.max(8, marginOf(before) + 6) ||
      (explained >= explainedMin && explains(line, before))
    if (deeper && namesAlone.test(before)) all[all.length - 1] = `${before}  ${line.trim()}`
    else all.push(line)
  }
  return all
}

/** A sentence set in below a command with a mark, as `#cd <str>`: only the mark tells such a name from a heading. */
function explains(line: string, before: string): boolean {
  return /^[.:\\/#]\w/.test(before) && /^ {2,5}[A-Z][a-z]+,? \S/.test(line)
}

const explainedMin = 3

/** In columns: a tab goes to the next multiple of eight. */
function marginOf(line: string): number {
  let column = 0
  for (const char of line) {
    if (char === '\t') column += 8 - (column % 8)
    else if (char === ' ') column++
    else return column
  }
  return -1
}

const namesAlone =
  /^\s{0,8}(?:[.:\\/#]?[a-z][\w+-]*|[.:\\/][?!])(?:, ?[a-z?][\w+-]*)*(?: (?:<[^>]{1,40}>|\[[^\]]{1,60}\]|[A-Z][A-Z_]+)(?:\.{3}| \.{3})?){0,6}$/

/** Help in the comments of the program's own language: the mark in front of every line is none of it. */
function uncommented(lines: readonly string[]): string[] {
  const full = lines.filter((line) => line !== '')
  const mark = /^(?:;+|#+|%+|--|\/\/|\*|\|) /.exec(full[0] ?? '')?.[0]
  if (mark === undefined || full.length < 3) return [...lines]
  const marked = full.filter((line) => line.startsWith(mark)).length
  return marked < full.length * 0.8
    ? [...lines]
    : lines.map((line) => (line.startsWith(mark) ? line.slice(mark.length) : line))
}

/**
 * Without the parts that name something else: topics of help, classes of commands, and in a grammar every rule but that of
 * commands.
 */
function commandLines(lines: readonly string[]): string[] {
  const rule = /^ {0,4}([a-z][\w-]*):(?:$| )/
  const rules = lines.filter((line) => rule.test(line)).map((line) => rule.exec(line)?.[1] ?? '')
  const grammar = rules.length >= 3 && rules.some((each) => /^commands?$/.test(each))
  let kept = true
  return lines.map((line) => {
    const named = grammar ? rule.exec(line)?.[1] : undefined
    if (named !== undefined) kept = /^commands?$/.test(named)
    else if (topicHeading.test(line)) kept = false
    else if (!grammar && /^\S.*\bcommands?\b.*:$/i.test(line)) kept = true
    return kept ? line : ''
  })
}

/** Only the rule of commands is left of a grammar. */
function isGrammar(lines: readonly string[]): boolean {
  return (
    lines.some((line) => /^ {0,4}commands?:$/.test(line)) &&
    lines.some((line) => /^\s+[a-z]+ <[\w-]+>/.test(line))
  )
}

function grammarRows(lines: readonly string[]): CommandRow[] {
  const at = lines.findIndex((line) => /^ {0,4}commands?:$/.test(line))
  return lines
    .slice(at + 1)
    .flatMap((line) => commandRow(line.replace(/^(\s*(\S+) or )\2 \S+$/, '$1$2'), ['synopsis', 'bare']) ?? [])
}

/** "Help topics available:", "List of classes of commands:". */
const topicHeading =
  /^\s*(?:help topics?|(?:list of |the )?(?:classes|categories|groups|sections) of (?:commands|help)|.*\bfollowing\s+topics?|(?:available |command )?(?:topics|categories|groups))\b[^.]*:\s*(?:for\b.*)?$|^topics:$/i

/** Sections whose rows are something else. */
const otherSection =
  /^\s{0,6}(?:(?:\w+ ){0,4}\b(?:options?|flags|arguments?|parameters|examples?|environment(?: variables)?|exit (?:status|codes?)|notes?|description|version|copyright|keys|see also|topics|subjects)):?\s*$/i
const heading = /^\s{0,4}(?:[A-Z][\w'-]*|[a-z][\w-]* commands?)(?: [\w'()/-]+){0,6}:?$|:$/

/** A heading in the middle of its line, behind a blank one: it continues no description. */
const centred = /^ {12,60}[A-Z][\w-]{1,20}(?: [\w-]{1,20}){0,2}$/

function rowsOf(lines: readonly string[]): CommandRow[] {
  const rows: CommandRow[] = []
  const shapes = shapesFor(lines)
  const columnsAt = new Map<number, number>()
  for (const line of lines)
    if (columnRow.test(line)) columnsAt.set(line.search(/\S/), (columnsAt.get(line.search(/\S/)) ?? 0) + 1)
  let skipping = false
  let descriptionAt = Number.POSITIVE_INFINITY
  let indent = 0
  for (const [index, line] of lines.entries()) {
    const margin = line.search(/\S/)
    if (lines[index - 1] === '' && centred.test(line)) continue
    if (margin === -1) {
      descriptionAt = Number.POSITIVE_INFINITY
      continue
    }
    if (choices.test(line)) skipping = false
    const isHeading = heading.test(line) && !/\s{2,}\S/.test(line.trimStart())
    if (otherSection.test(line)) skipping = true
    else if (isHeading) skipping = false
    if (skipping || (isHeading && line.endsWith(':')) || isOther(line) || isColumnRow(line)) continue
    const last = rows.at(-1)
    if (last !== undefined && margin > indent + 2 && margin >= Math.min(descriptionAt, indent + 30) - 2) {
      last.description = `${last.description} ${line.trim()}`.trim()
      continue
    }
    // A name without a word beside it, in the column of the others.
    const alone = (columnsAt.get(margin) ?? 0) >= 2 && /^\s*[a-z.:\\/][\w-]{1,20}$/.test(line)
    const row = commandRow(line, alone ? [...shapes, 'bare'] : shapes)
    if (row === undefined || !isCommand(row)) continue
    rows.push(row)
    indent = margin
    descriptionAt = row.description === '' ? margin + 8 : line.lastIndexOf(row.description)
  }
  return rows
}

/** Options, usages, continued prose, rules. */
function isOther(line: string): boolean {
  return /^\s*(?:-{1,2}[\w?]|\/\w(?:\s|,)|[-=+|_*]{3,}\s*$|usage:|or:|\$ |> )/i.test(line)
}

const columnRow = /^\s*\S+(?: \S+){0,6}(?: {2,}|\t+)\S/

function shapesFor(lines: readonly string[]): string[] {
  const colons = lines.filter((line) => /^\s*[.:\\/]?[a-z][\w|, ()<>[\]-]{0,40}: +\S/.test(line)).length
  const columns = lines.filter((line) => columnRow.test(line)).length
  const shapes = ['dashes', 'columns', 'table']
  // Prose is full of colons: only where they are the rule do they make rows.
  if (colons >= 2 && colons >= columns) shapes.push('colon')
  if (lines.filter((line) => /^\s*\S{1,20} = \S/.test(line)).length >= 2) shapes.push('equals')
  const synopses = lines.filter((line) => commandRow(line, ['synopsis']) !== undefined).length
  return [...shapes, 'synopsis', ...(columns === 0 && synopses >= 2 ? ['bare'] : [])]
}

function isCommand({ name, args, description }: CommandRow): boolean {
  // A remark in brackets, "DOS (MBR)", is no synopsis.
  if (description === '' && /^\(.*\)$/.test(args)) return false
  // A capital in front of lower case begins a sentence or a label, such as "Total" or "Usage".
  if (/^[A-Z]+[a-z]/.test(name) && (args === '' || description === '')) return false
  // Capitals alone are a heading: "MISCELLANEOUS COMMANDS".
  if (/^[A-Z]{2,}$/.test(name) && description === '' && /^[A-Z ,&/]+$/.test(args)) return false
  if (/ commands?$/.test(name) || /[.,]$/.test(name)) return false
  if (
    name.split(' ').length > 3 ||
    /^(?:usage|where|note|example|unknown|invalid|illegal|unrecognized|unrecognised|error|warning|e\.g\.|i\.e\.|the|this|for|by|to|or|and)$/i.test(
      name,
    )
  )
    return false
  // `show all` is a command; "rerun snippets by" is a part of a sentence.
  if (/ (?:by|of|to|from|for|in|with|the|an?|and|or|is|are)$/.test(name)) return false
  return !/^[\d.,:%]+$/.test(description)
}

/** Names alone on their lines, below a heading that says they are commands. */
function bareRows(lines: readonly string[]): CommandRow[] {
  const rows: CommandRow[] = []
  let inside = false
  for (const line of lines) {
    if (/commands?\b[^:]{0,40}:\s*$/i.test(line)) inside = true
    else if (inside && line.trim() !== '') {
      const row = commandRow(line, ['bare'])
      if (row !== undefined && isCommand(row)) rows.push(row)
      else inside = false
    }
  }
  return rows
}

const choices = /^\s+\{[a-z][\w-]*(?:,[a-z][\w-]*)+\}/i

/** `{init,add,commit}` as Python's argparse writes it. */
function listed(lines: readonly string[]): CommandRow[] {
  const line = lines.find((each) => choices.test(each))
  return (/\{([^}]*)\}/.exec(line ?? '')?.[1] ?? '')
    .split(',')
    .filter((word) => word !== '')
    .map((name) => ({ name, aliases: [], args: '', description: '' }))
}

/** "Commands: start, stop, status." and "Available commands are start, stop and status". */
function inSentence(text: string): CommandRow[] {
  const list = sentence.exec(text)?.[1]
  return (list ?? '')
    .split(/,\s*(?:and |or )?|\s+(?:and|or) /)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((name) => ({ name, aliases: [], args: '', description: '' }))
}

const listedName = String.raw`(?:[.:\\/]?[a-z][\w-]{0,30}|[-#!=?|&@$])`
const sentence = new RegExp(
  String.raw`\bcommands?(?: are:?| include:?|:)\s+((?:${listedName}(?:, ?(?:and |or )?|,?\s+(?:and|or) |, ?\n\s*)){1,400}${listedName})\s*(?:[.;\n]|$)`,
  'i',
)

// The first row of a name may be a list's, without a description: what a later one says is added.
function once(rows: readonly CommandRow[]): CommandRow[] {
  const byName = new Map<string, CommandRow>()
  for (const row of rows) {
    const known = byName.get(row.name)
    if (known === undefined) byName.set(row.name, row)
    else if (known.description === '') Object.assign(known, { ...row, name: known.name })
  }
  return [...byName.values()]
}
