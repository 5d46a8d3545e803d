import type { IUnicodeVersionProvider } from '@xterm/headless'
import { columnsOfCode } from '../text/columns.ts'

/**
 * How many columns xterm is to give a character.
 *
 * xterm's built-in table is that of Unicode 6, in which every emoji takes one column. Like xterm itself, and unlike
 * terminals with grapheme clusters (mode 2027), a joined emoji is as wide as its parts, and U+FE0F widens nothing:
 * that is what programs that ask wcwidth believe.
 */
export const widths: IUnicodeVersionProvider = {
  version: 'termtape',
  wcwidth: columnsOfCode,
  charProperties(codepoint, preceding) {
    const width = columnsOfCode(codepoint)
    // xterm's own packing: bit 0 joins the previous cell, bits 1–2 hold the width of the whole.
    // xterm forgets the previous cell at every escape sequence, and a mark behind one would take a cell of its own.
    const before = (preceding >> 1) & 3
    return width === 0 ? (before << 1) | 1 : width << 1
  },
}
