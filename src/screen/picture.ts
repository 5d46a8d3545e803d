import { createHash } from 'node:crypto'

import { type Style, styleKey } from './cell.ts'

/** One character on the grid with its combining marks, and the columns it takes. */
export interface Glyph {
  text: string
  width: number
}

/** Neighbouring cells of one style. `col` is where they begin, `width` the columns they take. */
export interface Run {
  col: number
  width: number
  glyphs: Glyph[]
  style: Style
}

export interface Cursor {
  row: number
  col: number
  visible: boolean
}

/** A screen at one moment, as data: what painters and comparers need and nothing of the terminal behind it. */
export interface Picture {
  size: { cols: number; rows: number }
  cursor: Cursor
  title: string
  rows: readonly (readonly Run[])[]
}

/**
 * A fingerprint of what a person sees: size, text, styles and cursor. The title is not part of it. Equal on every
 * machine, 16 hexadecimal digits.
 */
export function hashOf({ size, cursor, rows }: Picture): string {
  const hash = createHash('sha256')
  hash.update(`${size.cols}x${size.rows} ${cursor.row},${cursor.col},${cursor.visible}`)
  for (const row of rows) {
    hash.update('\n')
    // Blanks nobody styled look the same whether they were written or not.
    for (const { style, glyphs } of row) hash.update(`${styleKey(style)} ${JSON.stringify(glyphs)}`)
  }
  return hash.digest('hex').slice(0, 16)
}
