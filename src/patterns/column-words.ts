import { type CommandRow, commandRow } from './command-row.ts'

/**
 * Names set in several columns, as `ftp` lists its commands: rows of at least three words with gaps between them, two rows
 * or more, or one below a heading that speaks of commands. A row of words with a description beside it is not this.
 */
export function columnWords(lines: readonly string[]): CommandRow[] {
  const blocks: string[][] = []
  let block: string[] = []
  let headed = false
  const close = (): void => {
    const wide = block.filter((line) => cells(line).length >= columnsMin).length
    if (wide >= 2 || (headed && wide >= 1)) blocks.push(block)
    block = []
  }
  for (const line of lines) {
    if (line.trim() !== '' && cells(line).every((cell) => word.test(cell))) {
      block.push(line)
      continue
    }
    if (block.length > 0) close()
    headed = /\bcommands?\b/i.test(line) || (headed && /^\s*[-=~*]*\s*$/.test(line))
  }
  if (block.length > 0) close()
  return blocks
    .flatMap((each) => each.flatMap(cells))
    .map((name) => ({ name, aliases: [], args: '', description: '' }))
}

/**
 * Commands with their arguments set in several columns, as `lftp` and `bash` list theirs: at least a third of the lines have two
 * cells or more that each are a command with its arguments, and not a description.
 */
export function columnSynopses(lines: readonly string[]): CommandRow[] {
  const full = lines.filter((line) => / {2,}\S/.test(line.trim()) && !line.trim().startsWith('-'))
  const wide = full.filter((line) => {
    const found = cells(line)
    return (
      found.length >= 2 &&
      found.every((cell) => synopsis.test(cell)) &&
      found.filter((cell) => argument.test(cell)).length >= 1
    )
  })
  const second = wide.filter(
    (line) =>
      cells(line)
        .slice(1)
        .some((cell) => /^\S+ ?[<[]|^\S+$/.test(cell)) &&
      cells(line)
        .slice(1)
        .every((cell) => !/^\S+(?: [a-z]+){2}/.test(cell)),
  )
  if (wide.length < 4 || wide.length < full.length * 0.6 || second.length < wide.length * 0.5) return []
  const indent = wide[0]?.search(/\S/) ?? 0
  return lines
    .filter((line) => line.search(/\S/) === indent)
    .flatMap(cells)
    .flatMap((cell) => {
      const first = /^(?:\[[a-z]+\])?[^\s[<(|;]+|^\[{1,2}(?= )|^\({2}/.exec(cell)?.[0] ?? ''
      const row = commandRow(first, ['bare'])
      if (row === undefined) return /^[[({!.:$?]{1,2}$/.test(first) ? [plainRow(first, cell)] : []
      return [{ ...row, args: cell.slice(first.length).trim() }]
    })
}

function plainRow(name: string, cell: string): CommandRow {
  return { name, aliases: [], args: cell.slice(name.length).trim(), description: '' }
}

/** A name, and arguments in the signs that mark them. */
const synopsis = /^(?:\[[a-z]+\])?[!.:$?[({A-Za-z][\w+![({.:-]*(?:$|[ <[])/
const argument = /[<[(|]|\.\.\.|^\S+ (?:[A-Z]{2,}|[a-z]+$)/

/** Whether a line holds names in several columns and nothing else. */
export function isColumnRow(line: string): boolean {
  const found = cells(line)
  return found.length >= columnsMin && found.every((cell) => word.test(cell))
}

const columnsMin = 3
const word = /^[.:\\/]?[a-z][\w.+-]{0,30}$|^[?!$]$/

function cells(line: string): string[] {
  return line.trim().split(/ {2,}|\t+/)
}
