import { type CommandRow, commandRow } from './command-row.ts'
import { columnWords, isColumnRow } from './column-words.ts'
import { plain } from './last-line.ts'

/**
 * The commands a program's help names, in its order, each once: rows in columns, `name -- description`, `name: description`,
 * tables, synopses, words in several columns, and lists in a sentence. Options such as `-v, --verbose` are no commands.
 */
export function extractCommandsFromHelp(help: string): CommandRow[] {
  const lines = plain(help)
    .split('\n')
    .map((line) => line.trimEnd())
  const rows = [...listed(lines), ...rowsOf(lines)]
  const found = rows.length >= 2 ? rows : [...rows, ...bareRows(lines)]
  return once([...found, ...columnWords(lines), ...inSentence(plain(help))])
}

/** Sections whose rows are something else. */
const otherSection =
  /^\s*(?:[\w ]*\b(?:options?|flags|arguments?|parameters|examples?|environment(?: variables)?|exit (?:status|codes?)|notes?|description|version|copyright|keys|see also|topics)):?\s*$/i
const heading = /^\s{0,4}(?:[A-Z][\w'-]*|[a-z][\w-]* commands?)(?: [\w'()/-]+){0,6}:?$|:$/

function rowsOf(lines: readonly string[]): CommandRow[] {
  const rows: CommandRow[] = []
  const shapes = shapesFor(lines)
  let skipping = false
  let descriptionAt = Number.POSITIVE_INFINITY
  let indent = 0
  for (const line of lines) {
    const margin = line.search(/\S/)
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
    const row = commandRow(line, shapes)
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
  if (/^[A-Z][a-z]/.test(name)) return false
  if (
    name.split(' ').length > 3 ||
    /^(?:usage|where|note|example|e\.g\.|i\.e\.|the|this|for|by|to|or|and)$/i.test(name)
  )
    return false
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
  const list =
    /\bcommands?(?: are| include)?:?\s+((?:[.:\\/]?[a-z][\w-]{0,30}(?:, ?(?:and |or )?|,?\s+(?:and|or) |,\n\s*)){1,200}[.:\\/]?[a-z][\w-]{0,30})\s*(?:[.;\n]|$)/i.exec(
      text,
    )?.[1]
  return (list ?? '')
    .split(/,\s*(?:and |or )?|\s+(?:and|or) /)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((name) => ({ name, aliases: [], args: '', description: '' }))
}

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
