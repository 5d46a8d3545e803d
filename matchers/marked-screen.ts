import type { View } from '../src/screen/view.ts'
import { framedScreen } from '../src/session/scene.ts'

/** Something to point at on a screen: carets go under its columns. */
export interface Mark {
  row: number
  col: number
  /** In columns. */
  width: number
  /** Said beside the carets. */
  note?: string
}

const marksShownMax = 12

/** The screen in its frame, with carets under what is marked. A line that begins with `┆` is not part of the screen. */
export function markedScreen(view: View, marks: readonly Mark[] = []): string {
  const { lines, size } = view
  const framed = framedScreen(lines, size).split('\n')
  const [top = '', ...shown] = framed.slice(0, -1)
  // The frame leaves blank rows at the bottom out, and one of them may be what is marked.
  const lowest = Math.max(-1, ...marks.map(({ row }) => row))
  while (shown.length <= lowest) shown.push('│')
  const rows = shown.flatMap((line, row) => [
    line,
    ...marks
      .slice(0, marksShownMax)
      .filter((mark) => mark.row === row)
      .map(caretLine),
  ])
  const left = marks.length - marksShownMax
  return [top, ...rows, ...(left > 0 ? [`┆ … and ${left} more marks`] : []), ...framed.slice(-1)].join('\n')
}

function caretLine({ col, width, note }: Mark): string {
  return `┆ ${' '.repeat(col)}${'^'.repeat(Math.max(1, width))}${note === undefined ? '' : ` ${note}`}`
}
