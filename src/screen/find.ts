import { everywhere } from '../text/stateless.ts'
import { OptionError, type ScreenPlace, ScreenError, show } from '../errors.ts'

export interface FindOptions {
  /** Which of several matches, counted from 0 in reading order. Without it, several matches are an error. */
  nth?: number
  /** Every match, in reading order; none gives an empty list. */
  all?: boolean
  /** Joins rows the terminal wrapped by itself. A match then keeps the row and column where it begins. */
  wrapped?: boolean
}

/** A line of a screen as it is searched: its text and, for every UTF-16 unit of it, the column it stands in. */
export interface SearchLine {
  text: string
  /** One longer than `text`: the last is the column after the end. */
  cols: readonly number[]
  row: number
  /** Columns per row: a joined line goes on in the next row after so many. */
  rowWidth: number
}

/** All places where `pattern` stands, in reading order, never overlapping. Empty matches do not count. */
export function findAll(lines: readonly SearchLine[], pattern: string | RegExp): ScreenPlace[] {
  if (pattern === '') throw new OptionError('pattern', pattern, 'a string that is not empty, or a RegExp')
  return lines.flatMap((line) => [...spans(line.text, pattern)].map(([from, to]) => place(line, from, to)))
}

/** The one place meant: undefined when there is none, an error when there are several and none was picked. */
export function onlyOne(
  places: readonly ScreenPlace[],
  pattern: string | RegExp,
  options: FindOptions,
): ScreenPlace | undefined {
  const { nth } = options
  if (nth !== undefined) {
    if (!Number.isInteger(nth) || nth < 0) throw new OptionError('nth', nth, 'a whole number from 0')
    return places[nth]
  }
  if (places.length < 2) return places[0]
  throw new ScreenError(
    'ambiguous',
    `${pattern instanceof RegExp ? String(pattern) : show(pattern)} stands in ${places.length} places:\n${listPlaces(places)}`,
    { places, hint: 'Pick one with { nth: 0 }, take all with { all: true }, or search a smaller region.' },
  )
}

function* spans(text: string, pattern: string | RegExp): Generator<[number, number]> {
  if (typeof pattern === 'string') {
    for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + pattern.length))
      yield [at, at + pattern.length]
    return
  }
  // A caller's own lastIndex must neither steer the search nor be moved by it. A row ends where its text ends, so that `$` means what it looks like.
  const global = everywhere(pattern)
  for (const match of text.trimEnd().matchAll(global))
    if (match[0] !== '') yield [match.index, match.index + match[0].length]
}

function place(line: SearchLine, from: number, to: number): ScreenPlace {
  const start = line.cols[from] ?? 0
  // A match may end inside a cell, before its combining marks: the cell is covered all the same.
  const last = line.cols[to - 1] ?? start
  const end = line.cols.find((col, index) => index >= to && col > last) ?? last + 1
  return {
    row: line.row + Math.floor(start / line.rowWidth),
    col: start % line.rowWidth,
    text: line.text.slice(from, to),
    width: end - start,
  }
}

/** Places as a message lists them, one per line. */
export function listPlaces(places: readonly ScreenPlace[]): string {
  const shown = places.slice(0, 10).map((each) => `  row ${each.row}, column ${each.col}: ${show(each.text)}`)
  return [...shown, ...(places.length > 10 ? [`  … and ${places.length - 10} more`] : [])].join('\n')
}
