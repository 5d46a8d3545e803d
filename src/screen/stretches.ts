import { isDeepStrictEqual } from 'node:util'
import type { ScreenPlace } from '../errors.ts'
import type { StylePart } from './describe-style.ts'
import type { Run } from './picture.ts'
import type { View } from './view.ts'

/** Every stretch of a row that looks so, in reading order, as long as it goes. Blanks alone are no text. */
export function stretchesOf(view: View, style: StylePart): ScreenPlace[] {
  return Array.from({ length: view.size.rows }, (_, row) => inRow(view.runs(row), row, style)).flat()
}

function inRow(runs: readonly Run[], row: number, style: StylePart): ScreenPlace[] {
  const places: ScreenPlace[] = []
  let open: ScreenPlace | undefined
  for (const run of runs) {
    if (!isDeepStrictEqual({ ...run.style, ...style }, run.style)) {
      open = undefined
      continue
    }
    if (open === undefined) {
      open = { row, col: run.col, text: '', width: 0 }
      places.push(open)
    }
    open.text += run.glyphs.map(({ text }) => text).join('')
    open.width += run.width
  }
  return places.filter(({ text }) => text.trim() !== '')
}
