import { styleKey } from '../../screen/cell.ts'
import type { Screen } from '../../screen/screen.ts'
import { emphasis } from './emphasis.ts'
import { type OptionRow, optionRowAt, ticksOn } from './option-row.ts'

/** An option of a list that stands on the screen. */
export interface Option extends OptionRow {
  /** Whether its box is ticked; undefined where it has none. */
  ticked: boolean | undefined
  /** Whether it looks as if it could not be chosen: fainter than the others. */
  faint: boolean
  /** What the rows below say, which may go on with a long label. */
  below: readonly string[]
}

/** What can be chosen from, and what Enter would take now. */
export interface OptionList {
  options: readonly Option[]
  marked: Option | undefined
}

/**
 * The list that belongs to a question: below it, else above it, as where one types below the list.
 *
 * @param single whether one is chosen: then a pressed radio button is the mark
 */
export function optionList(screen: Screen, question: { row: number }, single: boolean): OptionList {
  const below = listWithin(screen, question.row + 1, screen.size.rows, single)
  return below.options.length > 0 ? below : listWithin(screen, 0, question.row, single)
}

function listWithin(screen: Screen, top: number, bottom: number, single: boolean): OptionList {
  const rows = Array.from({ length: Math.max(0, bottom - top) }, (_, at) => optionRowAt(screen, top + at))
  const found = rows.filter((row) => row !== undefined)
  const listed = listedRows(found, rows, top)
  const usual = mostFrequent(listed.map(({ style }) => styleKey(style)))
  const isTick = tickedIn(listed)
  const options = listed.map((row) => ({
    ...row,
    ticked: row.tick === undefined ? undefined : isTick(row.tick),
    faint: styleKey(row.style) !== usual && emphasis(row.style) < 0,
    below: rows.slice(row.row - top + 1, row.row - top + 1 + wrappedRowsMax).map((each) => each?.label ?? ''),
  }))
  return { options, marked: markedOf(options, screen, single) }
}

/** Of all rows those that make one list: with boxes, else around the pointer, else numbered, else the longest that begins in one column. */
function listedRows(
  found: readonly OptionRow[],
  rows: readonly (OptionRow | undefined)[],
  top: number,
): readonly OptionRow[] {
  const boxed = found.filter(({ tick }) => tick !== undefined)
  // One that is disabled may have no box, and yet be pointed at.
  if (boxed.length > 0)
    return found.filter(({ tick, pointer, col }) => tick !== undefined || (pointer && col === boxed[0]?.col))
  const pointed = found.find(({ pointer }) => pointer)
  if (pointed !== undefined) return around(pointed, rows, top).filter(({ col }) => col === pointed.col)
  const numbered = found.filter(({ key }) => key !== undefined)
  if (numbered.length > 0) return numbered
  const cols = found.filter(({ label }) => !buttons.test(label)).map(({ col }) => String(col))
  const col = Number(mostFrequent(cols))
  return found.filter((row) => row.col === col)
}

/** The rows next to one, up and down to a row that says nothing twice. */
function around(
  { row }: OptionRow,
  rows: readonly (OptionRow | undefined)[],
  top: number,
): readonly OptionRow[] {
  const near: OptionRow[] = []
  for (const step of [-1, 1]) {
    let gaps = 0
    for (let at = row - top + (step === 1 ? 0 : -1); at >= 0 && at < rows.length && gaps < 2; at += step) {
      const next = rows[at]
      gaps = next === undefined ? gaps + 1 : 0
      if (next !== undefined) near.push(next)
    }
  }
  return near.sort((one, other) => one.row - other.row)
}

/** Some draw the same tick in every box, and pale where it is not set. */
function tickedIn(rows: readonly OptionRow[]): (tick: NonNullable<OptionRow['tick']>) => boolean {
  const glyphs = new Set(rows.map(({ tick }) => tick?.glyph))
  const isOn = (glyph: string): boolean => ticksOn.includes(glyph) || /^.[^ ].$/.test(glyph)
  return ({ glyph, style }) => isOn(glyph) && (glyphs.size > 1 || emphasis(style) >= 0)
}

function markedOf(options: readonly Option[], screen: Screen, single: boolean): Option | undefined {
  const pointed = options.filter(({ pointer }) => pointer)
  if (pointed.length === 1) return pointed[0]
  const pressed = options.filter(({ ticked }) => ticked)
  if (single && pressed.length === 1) return pressed[0]
  const { cursor } = screen
  return (
    odd(options, ({ style }) => [style.inverse, style.bg]) ??
    odd(options, ({ tick }) => [tick?.style.inverse, tick?.style.bg]) ??
    odd(options, ({ style }) => [styleKey(style)]) ??
    // Some leave the cursor there, hidden or not.
    options.find(({ row }) => row === cursor.row)
  )
}

/** The one option that is painted unlike all others; of two that are painted unlike, the stronger one. */
function odd(options: readonly Option[], looksOf: (option: Option) => unknown): Option | undefined {
  const looks = options.map((option) => JSON.stringify(looksOf(option)))
  const single = options.filter((_, at) => looks.filter((look) => look === looks[at]).length === 1)
  const [alone] = options
  // In inverse video it may be a cursor that a field paints.
  if (options.length < 2)
    return alone?.style.inverse !== true && emphasis(alone?.style) > 0 ? alone : undefined
  if (single.length < 2) return single[0]
  const [first, second] = single.toSorted((one, other) => emphasis(other.style) - emphasis(one.style))
  return first && second && emphasis(first.style) > emphasis(second.style) ? first : undefined
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

const buttons = /^[<[]\s*\w/

/** Over how many more rows a label may go on. */
const wrappedRowsMax = 8
