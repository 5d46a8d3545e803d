import type { Screen } from '../screen/screen.ts'

/** What a person sees, and what stands before the cursor. */
export interface Look {
  lines: string[]
  head: string
  row: number
  col: number
  /** What stands behind the cursor. */
  tail: string
  cols: number
}

export function lookOf(screen: Screen): Look {
  const { lines, cursor, size } = screen
  const line = lines[cursor.row] ?? ''
  return {
    lines,
    row: cursor.row,
    col: cursor.col,
    head: line.slice(0, cursor.col + 1).trimEnd(),
    tail: line.slice(cursor.col + 1),
    cols: size.cols,
  }
}
