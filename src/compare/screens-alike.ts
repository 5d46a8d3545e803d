import { isDeepStrictEqual } from 'node:util'
import { styleKey } from '../screen/cell.ts'
import type { Screen } from '../screen/screen.ts'
import { sameShape } from './same-line.ts'

/**
 * How far two screens lie apart: `same` if a person could not tell them apart, nor a program that is typed at: also by title, modes
 * and the lines above; `cosmetic` if only by times, ids and other volatile values.
 */
export function compareScreens(one: Screen, other: Screen): 'same' | 'cosmetic' | 'different' {
  if (!isDeepStrictEqual(switches(one), switches(other))) return 'different'
  const [ours, theirs] = [rowsOf(one), rowsOf(other)]
  if (ours.length !== theirs.length) return 'different'
  let same = one.title === other.title && one.cursor.col === other.cursor.col
  if (one.cursor.row !== other.cursor.row) return 'different'
  for (const [row, { text, styles }] of ours.entries()) {
    const counterpart = theirs[row]
    if (counterpart?.text === text && counterpart.styles === styles) continue
    if (counterpart === undefined || stylesInOrder(styles) !== stylesInOrder(counterpart.styles))
      return 'different'
    if (!sameShape(text, counterpart.text)) return 'different'
    same = false
  }
  if (same) return 'same'
  // Only behind a value of another width may the cursor stand elsewhere in its row.
  const cursorRow = one.scrollback.length + one.cursor.row
  const movedBy = one.cursor.col !== other.cursor.col && ours[cursorRow]?.text === theirs[cursorRow]?.text
  return movedBy || !sameShape(one.title, other.title) ? 'different' : 'cosmetic'
}

function switches({ alternate, modes, size, cursor }: Screen): unknown {
  return { alternate, modes, size, visible: cursor.visible }
}

/** Every row as text and the styles of its stretches, the lines above first. */
function rowsOf(screen: Screen): { text: string; styles: string }[] {
  const above = screen.scrollback.map((text) => ({ text, styles: '' }))
  const rows = screen.lines.map((text, row) => ({
    text,
    styles: screen
      .runs(row)
      .map(({ style, width }) => `${styleKey(style)}*${width}`)
      .join('|'),
  }))
  return [...above, ...rows]
}

/** Without how long each stretch is. */
function stylesInOrder(styles: string): string {
  return styles.replace(/\*\d+(?=\||$)/g, '')
}
