import { printable } from '../text/printable.ts'
import { plain, styleKey } from './cell.ts'
import { describeLook } from './describe-style.ts'
import type { Cursor, Run } from './picture.ts'

/** What stands before each row of text, so that blanks at its start survive an editor. */
export const gutter = '│'

/** What is described: a whole screen has a cursor, a part of one has none. */
export interface Sight {
  size: { cols: number; rows: number }
  cursor?: Cursor
  lines: readonly string[]
  rows: readonly (readonly Run[])[]
}

/**
 * What a person sees, line by line: size and cursor, the text, and what is styled. Two screens have the same looks exactly
 * when they look the same, which `screen.hash` counts too; the title is not part of it.
 */
export function looksOf({ size, cursor, lines, rows }: Sight): string[] {
  return [headline(size, cursor), ...textRows(lines), ...rows.flatMap(styleRows)]
}

function headline({ cols, rows }: Sight['size'], cursor: Cursor | undefined): string {
  if (cursor === undefined) return `${cols}x${rows}`
  const place = `row ${cursor.row}, column ${cursor.col}`
  return `${cols}x${rows}, cursor at ${place}${cursor.visible ? '' : ', hidden'}`
}

function textRows(lines: readonly string[]): string[] {
  const end = lines.findLastIndex((line) => line !== '') + 1
  return lines.slice(0, end).map((line) => `${gutter}${printable(line)}`)
}

function styleRows(runs: readonly Run[], row: number): string[] {
  return runs.filter(isStyled).map((run) => styleRow(run, row))
}

function isStyled({ style }: Run): boolean {
  return styleKey(style) !== styleKey(plain)
}

function styleRow({ col, glyphs, style }: Run, row: number): string {
  const text = printable(JSON.stringify(glyphs.map((glyph) => glyph.text).join('')))
  return `${row},${col} ${text} ${describeLook(style)}`
}
