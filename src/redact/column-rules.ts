import type { Rule } from './rule.ts'
import { passwordLike, tokenLike } from './validators.ts'

/** Cells under the heading of a secret, in tables with borders, in columns of blanks, and in CSV. */
export const columnRules: readonly Rule[] = [
  {
    id: 'column',
    category: 'password',
    keywords: ['password', 'passwd', 'token', 'secret', 'api key', 'api_key', 'apikey', 'access key', 'access_key', 'private_key'],
    reach: 'lines',
    pattern: heading(),
    find: cellsBelow,
    accepts: (text) => passwordLike(text) || tokenLike(text),
  },
]

interface Cell {
  text: string
  start: number
  end: number
}

function heading(): RegExp {
  return /^(?:[\w-]{1,20}[ _-])?(?:password|passwd|token|secret|(?:api|access|secret|private)[ _-]?key)(?:[ _-]value)?$/i
}

function* cellsBelow(text: string): Generator<[start: number, end: number]> {
  const lines = text.split('\n')
  let at = 0
  let columns: { separator: RegExp | undefined; cell: Cell; index: number; count: number }[] = []
  let rows = 0
  for (const line of lines) {
    if (!ruled.test(line)) {
      rows += 1
      const open = columns.filter(({ separator, count }) => {
        const { length } = cellsOf(line, separator)
        return separator === undefined ? length > 1 : length === count
      })
      // A table ends where a line has not its cells.
      columns = rows > rowsMax ? [] : open
      for (const { separator, cell, index } of columns) {
        const cells = cellsOf(line, separator)
        const below =
          separator === undefined
            ? cells.find(({ start, end }) => start === cell.start || end === cell.end)
            : cells[index]
        if (below !== undefined && below.text !== '') yield [at + below.start, at + below.end]
      }
      const found = headingsOf(line)
      if (found.length > 0) {
        columns = found
        rows = 0
      }
    }
    at += line.length + 1
  }
}

/** A line of a border, or under a heading. */
const ruled = /^[\s+|│┃║├┼┤┌┬┐└┴┘╞╪╡╔╗╚╝─━═=-]+$/

function headingsOf(line: string): { separator: RegExp | undefined; cell: Cell; index: number; count: number }[] {
  if (line.length > headingCharsMax) return []
  for (const separator of separators) {
    const cells = cellsOf(line, separator)
    if (cells.filter(({ text }) => text !== '').length < 2) continue
    if (!cells.every(({ text }) => /^[\p{L}\p{N} _./#()-]{0,40}$/u.test(text))) continue
    // Without borders it may be a sentence; headings are in capital letters there.
    if (separator === undefined && !cells.every(({ text }) => /^[A-Z]/.test(text))) continue
    const own = cells.flatMap((cell, index) =>
      heading().test(cell.text) ? [{ separator, cell, index, count: cells.length }] : [],
    )
    if (own.length > 0) return own
  }
  return []
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
