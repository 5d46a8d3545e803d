import type { Style } from '../../src/screen/cell.ts'
import { Screen } from '../../src/screen/screen.ts'

/** What a terminal shows at one moment, as far as two can be compared. */
export interface Frame {
  text: string[]
  /** How each cell of a row looks, blanks by what is seen of them. */
  styles: string[]
  cursor: { row: number; col: number; visible: boolean }
  alternate: boolean
}

export function frameOf(screen: Screen): Omit<Frame, 'cursor' | 'alternate'> {
  const { cols, rows } = screen.size
  const all = Array.from({ length: rows }, (_, row) => row)
  return {
    text: screen.lines,
    styles: all.map((row) =>
      Array.from({ length: cols }, (_, col) => {
        const { char, width, ...style } = screen.cell(row, col)
        return width === 0 ? '' : lookOf(char, style)
      }).join('|'),
    ),
  }
}

/** Of a blank only what is behind it and under it is seen. Links have no look. */
function lookOf(char: string, style: Style): string {
  const { fg, bg, inverse, underline, strikethrough } = style
  const [front, back] = inverse ? [bg, fg] : [fg, bg]
  const behind = inverse && back === 'default' ? 'inverse' : JSON.stringify(back)
  if (char.trim() === '') return [behind, underline && 'u', strikethrough && 's'].filter(Boolean).join(' ')
  const flags = (['bold', 'dim', 'italic', 'underline', 'blink', 'inverse', 'strikethrough'] as const).filter(
    (flag) => style[flag],
  )
  return [JSON.stringify(front), behind, ...flags].join(' ')
}

/** What differs between two frames, by row; the cursor and the alternate screen count as rows of their own. */
export function differences(ours: Frame, theirs: Frame): string[] {
  const rows = ours.text.flatMap((text, row) => {
    if (text !== (theirs.text[row] ?? ''))
      return [`row ${row}: ${JSON.stringify(text)} ≠ ${JSON.stringify(theirs.text[row])}`]
    return ours.styles[row] === theirs.styles[row]
      ? []
      : [`row ${row}, style: ${styleDifference(ours.styles[row], theirs.styles[row])}`]
  })
  const where = ({ cursor: { row, col, visible } }: Frame): string => (visible ? `${row},${col}` : 'hidden')
  return [
    ...rows,
    ...(where(ours) === where(theirs) ? [] : [`cursor: ${where(ours)} ≠ ${where(theirs)}`]),
    ...(ours.alternate === theirs.alternate ? [] : [`alternate: ${ours.alternate} ≠ ${theirs.alternate}`]),
  ]
}

function styleDifference(ours = '', theirs = ''): string {
  const [one, other] = [ours.split('|'), theirs.split('|')]
  const at = one.findIndex((look, index) => look !== other[index])
  return `column ${at}: ${one[at]} ≠ ${other[at]}`
}
