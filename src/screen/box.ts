import { OptionError } from '../errors.ts'

/** A rectangle. `top` and `left` belong to it, `bottom` and `right` do not: as with `slice`. All count from 0; negative ones from the end. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** The same place counted from 0; -1 is the last. */
export function fromEnd(name: string, value: number, count: number): number {
  if (!Number.isInteger(value) || value < -count || value >= count)
    throw new OptionError(name, value, `a whole number from ${-count} to ${count - 1}`)
  return value < 0 ? count + value : value
}

export function within(name: string, value: number, count: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= count)
    throw new OptionError(name, value, `a whole number from 0 to ${count - 1}`)
}

export function inside(box: Box, cols: number, rows: number): void {
  for (const [from, to, count] of [
    ['top', 'bottom', rows],
    ['left', 'right', cols],
  ] as const) {
    within(from, box[from], count)
    if (!Number.isInteger(box[to]) || box[to] <= box[from] || box[to] > count)
      throw new OptionError(
        to,
        box[to],
        `a whole number from ${box[from] + 1} to ${count}, one past the last`,
      )
  }
}

/** A part of an area of this size: sides left out are the area's, and negative ones count from its end, as with `slice`. */
export function partOf(box: Partial<Box> | undefined, { cols, rows }: { cols: number; rows: number }): Box {
  const { top = 0, left = 0, bottom = rows, right = cols } = box ?? {}
  const fromStart = (value: number, count: number): number => (value < 0 ? value + count : value)
  return {
    top: fromStart(top, rows),
    left: fromStart(left, cols),
    bottom: fromStart(bottom, rows),
    right: fromStart(right, cols),
  }
}
