import { sharedEnds } from '../src/text/difference.ts'
import type { Mark } from './marked-screen.ts'
import { gutter } from '../src/screen/looks.ts'

/** Whether two snapshots say the same. Vitest indents an inline one, so blanks before a line do not count. */
export function sameSnapshot(one: string, other: string): boolean {
  const [left, right] = [linesOf(one), linesOf(other)]
  return left.length === right.length && left.every((line, index) => line === right[index])
}

/** In which respects two snapshots differ, in words, and where on the screen. */
export function compareSnapshots(expected: string, actual: string): { words: string; marks: Mark[] } {
  const [wanted, got] = [partsOf(expected), partsOf(actual)]
  const rows = Math.max(wanted.text.length, got.text.length)
  const textMarks = Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    markRow(row, wanted.text[row] ?? '', got.text[row] ?? ''),
  )
  const otherStyles = got.styles.filter((line) => !wanted.styles.includes(line))
  const lostStyles = wanted.styles.filter((line) => !got.styles.includes(line))
  const words = [
    ...(wanted.headline === got.headline ? [] : [`${got.headline} instead of ${wanted.headline}`]),
    ...(textMarks.length === 0 ? [] : [`different text in ${listOf(textMarks.map(({ row }) => row))}`]),
    ...(otherStyles.length + lostStyles.length === 0
      ? []
      : [`different styles: ${otherStyles.length} that are new, ${lostStyles.length} that are gone`]),
  ]
  return {
    words: words.length === 0 ? 'a screen that differs from it' : words.join('\n'),
    marks: [...textMarks, ...otherStyles.flatMap(markStyle)],
  }
}

interface Parts {
  headline: string
  /** Rows of text, top first. */
  text: string[]
  styles: string[]
}

function linesOf(snapshot: string): string[] {
  return snapshot
    .trim()
    .split('\n')
    .map((line) => line.trimStart())
}

function partsOf(snapshot: string): Parts {
  const [headline = '', ...rest] = linesOf(snapshot)
  return {
    headline,
    text: rest.filter((line) => line.startsWith(gutter)).map((line) => line.slice(gutter.length)),
    styles: rest.filter((line) => !line.startsWith(gutter)),
  }
}

function markRow(row: number, wanted: string, got: string): Mark[] {
  if (wanted === got) return []
  const { front: from } = sharedEnds(got, wanted)
  return [
    { row, col: from, width: Math.max(1, got.length - from), note: `expected ${JSON.stringify(wanted)}` },
  ]
}

/** `1,7 "failed" red` stands at row 1, column 7. */
function markStyle(line: string): Mark[] {
  const [, row, col, text, look] = /^(\d+),(\d+) ("(?:[^"\\]|\\.)*") (.*)$/.exec(line) ?? []
  if (row === undefined || text === undefined) return []
  return [{ row: Number(row), col: Number(col), width: text.length - 2, note: look ?? '' }]
}

function listOf(rows: readonly number[]): string {
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`
}
