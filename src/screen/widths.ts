import type { IUnicodeVersionProvider } from '@xterm/headless'

/**
 * How many columns a character takes, as wcwidth-based terminals and programs count (Unicode 16): East Asian Wide and
 * Fullwidth and emoji that are pictures by default take 2, combining marks and format characters 0, ambiguous
 * characters 1.
 *
 * xterm's built-in table is that of Unicode 6, in which every emoji takes one column. Like xterm itself, and unlike
 * terminals with grapheme clusters (mode 2027), a joined emoji is as wide as its parts, and U+FE0F widens nothing:
 * that is what programs that ask wcwidth believe.
 */
export const widths: IUnicodeVersionProvider = {
  version: 'termtape-16',
  wcwidth,
  charProperties(codepoint, preceding) {
    const width = wcwidth(codepoint)
    // xterm's own packing: bit 0 joins the previous cell, bits 1–2 hold the width of the whole.
    const before = (preceding >> 1) & 3
    return width === 0 && before > 0 ? (before << 1) | 1 : width << 1
  },
}

function wcwidth(codepoint: number): 0 | 1 | 2 {
  if (codepoint < 0x300) return codepoint < 32 || (codepoint >= 0x7f && codepoint < 0xa0) ? 0 : 1
  const known = memory.get(codepoint)
  if (known !== undefined) return known
  const width = measure(codepoint)
  memory.set(codepoint, width)
  return width
}

const memory = new Map<number, 0 | 1 | 2>()

function measure(codepoint: number): 0 | 1 | 2 {
  if (codepoint >= 0x1160 && codepoint <= 0x11ff) return 0
  // Regional indicators are pictures only in pairs: one column each, two for a flag.
  if (codepoint >= 0x1f1e6 && codepoint <= 0x1f1ff) return 1
  const char = String.fromCodePoint(codepoint)
  if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(char)) return prepended.has(codepoint) ? 1 : 0
  if (wide.some(([from, to]) => codepoint >= from && codepoint <= to)) return 2
  return /\p{Emoji_Presentation}/u.test(char) ? 2 : 1
}

/** Format characters that are painted: Unicode's Prepended_Concatenation_Mark. */
const prepended = new Set([
  0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd,
])

/** East Asian Width W and F of Unicode 16 without the emoji, coarse where unassigned characters are counted wide. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2630, 0x2637],
  [0x268a, 0x268f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dff],
  [0x4e00, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08],
  [0x1aff0, 0x1b2fb],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f265],
  [0x20000, 0x2fffd],
  [0x30000, 0x3fffd],
]
