import type { Screen } from '../../screen/screen.ts'
import { emphasis } from './emphasis.ts'
import { type Glyph, glyphsOf, textOfGlyphs } from './row-glyphs.ts'

/**
 * What a question's text field holds, as far as it can be seen: what stands undimmed between the question, or the begin of the cursor's row,
 * and the cursor, be that the terminal's or a painted one. Defaults and placeholders are pale or in brackets.
 */
export function fieldOf(screen: Screen, { row, end }: { row: number; end: number }): string {
  const { cursor } = screen
  for (let at = row; at < Math.min(screen.size.rows, row + fieldRowsMax); at++) {
    const from = at === row ? end : 0
    const glyphs = glyphsOf(screen, at).filter(({ col }) => col >= from)
    const isHere = cursor.visible && cursor.row === at && cursor.col >= from
    const stop = isHere ? cursor.col : glyphs.find(isPaintedCursor)?.col
    if (stop === undefined) continue
    const typed = glyphs.filter(({ col, style }) => col < stop && emphasis({ ...style, bg: 'default' }) >= 0)
    return textOfGlyphs(typed)
      .text.replace(beforeField, '')
      .replace(/^\(.*\)$|^\[.*\]$/, '')
  }
  return ''
}

function isPaintedCursor({ style, text }: Glyph, at: number, glyphs: readonly Glyph[]): boolean {
  if (style.inverse || text === '█') return true
  return style.bg !== 'default' && glyphs[at - 1]?.style.bg === 'default'
}

const beforeField = /^[\s│┃║|:›»>‣▸❯…?·]*(?:\([^)]*\)|\[[^\]]*\])?[\s:›»>‣▸❯…?·]*/
const fieldRowsMax = 6
