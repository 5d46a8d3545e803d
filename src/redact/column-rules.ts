import type { Rule } from './rule.ts'
import { passwordLike, strongPassword, tokenLike } from './validators.ts'

const owner = String.raw`(?:[\w-]{1,20}[ _-])?`
const word = String.raw`(?:password|passwd|token|secret|(?:api|access|secret|private)[ _-]?key)(?:[ _-]value)?`
const headingAlone = new RegExp(`^${owner}${word}$`, 'i')

/** Cells under the heading of a secret, in tables with borders, in columns of blanks, and in CSV. */
export const columnRules: readonly Rule[] = [
  {
    id: 'column',
    category: 'password',
    keywords: ['password', 'passwd', 'token', 'secret', 'api', 'access', 'private'],
    begins: true,
    // A heading between what parts cells.
    pattern: new RegExp(
      String.raw`(?<=(?:^|[|│┃║,;\t]|  )[ "']?${owner})${word}(?=["']?(?: {0,40}(?:[|│┃║,;\t\r\n]|$)|  ))`,
      'gim',
    ),
    find: cellsBelow,
    accepts: (text) => passwordLike(text) || tokenLike(text),
  },
  {
    id: 'column-alone',
    category: 'password',
    keywords: ['password', 'passwd', 'token', 'secret'],
    begins: true,
    reach: 'lines',
    // The only column of a table.
    pattern: new RegExp(
      String.raw`(?<=(?:^|\n)[ |│]{0,4}${owner})${word}[ |│]{0,40}\r{0,2}\n(?:[-+=| ─│├┤┼]{3,200}\r{0,2}\n)?[ |│]{0,4}["']?(?<secret>[^\s"'|│]{6,400})["']?[ |│]{0,40}(?=[\r\n]|$)`,
      'gi',
    ),
    accepts: (text) => strongPassword(text) || tokenLike(text),
  },
]

interface Cell {
  text: string
  start: number
  end: number
}

function* cellsBelow(text: string, heading: number): Generator<[start: number, end: number]> {
  const before = text.slice(Math.max(0, heading - headingCharsMax), heading)
  const from = heading - before.length + before.lastIndexOf('\n') + 1
  const line = lineAt(text, from)
  if (line.length > headingCharsMax) return
  const columns = headingsOf(line).filter(
    ({ cell }) => from + cell.start <= heading && heading < from + cell.end,
  )
  yield* under(columns, text, from)
}

/** Every cell below, as long as lines have the cells of the heading. */
function* under(columns: readonly Column[], text: string, heading: number): Generator<[number, number]> {
  let open = columns
  let at = heading
  for (let rows = 0; rows < rowsMax && open.length > 0; rows += 1) {
    at += lineAt(text, at).length + 1
    if (at >= text.length) return
    const line = lineAt(text, at)
    if (ruled.test(line)) continue
    open = open.filter(({ separator, count }) => {
      const { length } = cellsOf(line, separator)
      return separator === undefined ? length > 1 : length === count
    })
    for (const { separator, cell, index } of open) {
      const cells = cellsOf(line, separator)
      const below =
        separator === undefined
          ? cells.find(({ start, end }) => start === cell.start || end === cell.end)
          : cells[index]
      // The heading again: a table of its own begins there.
      if (below !== undefined && headingAlone.test(below.text)) return
      if (below !== undefined && below.text !== '') yield [at + below.start, at + below.end]
    }
  }
}

function lineAt(text: string, start: number): string {
  const line = text.slice(start, start + headingCharsMax + 1)
  const end = line.indexOf('\n')
  return end === -1 ? line : line.slice(0, end)
}

interface Column {
  separator: RegExp | undefined
  cell: Cell
  /** Which cell of its line. */
  index: number
  /** How many cells a line has. */
  count: number
}

/** A line of a border, or under a heading. */
const ruled = /^[\s+|│┃║├┼┤┌┬┐└┴┘╞╪╡╔╗╚╝─━═=-]+$/

function headingsOf(line: string): Column[] {
  for (const separator of separators) {
    const cells = cellsOf(line, separator)
    if (cells.filter(({ text }) => text !== '').length < 2) continue
    if (!cells.every(({ text }) => /^[\p{L}\p{N} _./#()-]{0,40}$/u.test(text))) continue
    // Without borders it may be a sentence; headings are in capital letters there.
    if (separator === undefined && !areHeadings(cells)) continue
    const own = cells.flatMap((cell, index) =>
      headingAlone.test(cell.text) ? [{ separator, cell, index, count: cells.length }] : [],
    )
    if (own.length > 0) return own
  }
  return []
}

function areHeadings(cells: readonly Cell[]): boolean {
  return cells.every(({ text }) => /^[A-Z]/.test(text)) || cells.every(({ text }) => /^[a-z_]+$/.test(text))
}

/** What parts cells; last, two blanks. */
const separators: readonly (RegExp | undefined)[] = [/[|│┃║]/, /\t/, /[,;]/, undefined]

function cellsOf(line: string, separator: RegExp | undefined): Cell[] {
  const parts =
    separator === undefined
      ? line.matchAll(/\S+(?: \S+)*/g)
      : line.matchAll(new RegExp(`[^${separator.source.replace(/[[\]]/g, '')}\r]+`, 'g'))
  return Array.from(parts, (found) => {
    const text = found[0].trim().replace(/^["']|["']$/g, '')
    const start = found.index + found[0].indexOf(text)
    return { text, start, end: start + text.length }
  })
}

const rowsMax = 200
const headingCharsMax = 400
