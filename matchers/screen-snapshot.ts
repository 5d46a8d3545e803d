import type { Picture, Run } from '../src/screen/picture.ts'
import { plain, styleKey } from '../src/screen/cell.ts'
import type { Screen } from '../src/screen/screen.ts'
import { describeLook } from './style-asked.ts'

/**
 * A screen as a person reads it in a snapshot: size and cursor, the text, and what is styled. Two screens have the same
 * snapshot exactly when they look the same, which `screen.hash` counts too; the title is not part of it.
 */
export function screenSnapshot(screen: Screen): string {
  const { picture } = screen
  return [headline(picture), ...textRows(screen), ...styleRows(picture)].join('\n')
}

/** What stands before each row of text, so that blanks at its start survive an editor. */
export const gutter = '│'

function headline({ size, cursor }: Picture): string {
  const place = `row ${cursor.row}, column ${cursor.col}`
  return `${size.cols}x${size.rows}, cursor at ${place}${cursor.visible ? '' : ', hidden'}`
}

function textRows({ lines }: Screen): string[] {
  const end = lines.findLastIndex((line) => line !== '') + 1
  return lines.slice(0, end).map((line) => `${gutter}${line}`)
}

function styleRows({ rows }: Picture): string[] {
  return rows.flatMap((runs, row) => runs.filter(isStyled).map((run) => styleRow(run, row)))
}

function isStyled({ style }: Run): boolean {
  return styleKey(style) !== styleKey(plain)
}

function styleRow({ col, glyphs, style }: Run, row: number): string {
  const text = JSON.stringify(glyphs.map((glyph) => glyph.text).join(''))
  return `${row},${col} ${text} ${describeLook(style)}`
}
