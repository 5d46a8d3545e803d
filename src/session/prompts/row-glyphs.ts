import type { Style } from '../../screen/cell.ts'
import type { View } from '../../screen/view.ts'

/** A character on the screen. */
export interface Glyph {
  text: string
  col: number
  style: Style
}

/** A row of the screen, character by character. */
export function glyphsOf(view: View, row: number): Glyph[] {
  const found: Glyph[] = []
  for (const { col, glyphs, style } of view.runs(row)) {
    let at = col
    for (const { text, width } of glyphs) {
      found.push({ text, col: at, style })
      at += width
    }
  }
  return found
}

/** Their text, and of every unit of it the character it belongs to. */
export function textOfGlyphs(glyphs: readonly Glyph[]): { text: string; units: readonly Glyph[] } {
  return {
    text: glyphs.map(({ text }) => text).join(''),
    units: glyphs.flatMap((glyph) => Array.from({ length: glyph.text.length }, () => glyph)),
  }
}
