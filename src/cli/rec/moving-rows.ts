import type { Rows } from './telling.ts'

/** Rows that change while nobody types, as of a clock or a list of processes: another run says otherwise. */
export class MovingRows {
  readonly #shapes: Set<string> = new Set()
  readonly #times: Map<number, number> = new Map()

  /** The screen changed by itself. */
  note(before: Rows, now: Rows): void {
    if (isScrolled(before, now)) return
    for (const [at, row] of now.entries()) {
      const old = before[at] ?? ''
      if (old === '' || old === row) continue
      this.#times.set(at, (this.#times.get(at) ?? 0) + 1)
      if (shapeOf(old) === shapeOf(row)) this.#shapes.add(shapeOf(row))
    }
  }

  has(row: string, at: number): boolean {
    return this.#shapes.has(shapeOf(row)) || (this.#times.get(at) ?? 0) >= timesMin
  }
}

/** Once a row may be painted over with what the program found out. */
const timesMin = 2

/** A row as it looks but for its numbers and its bars. */
function shapeOf(row: string): string {
  return row
    .trim()
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .replace(/([^\w\s])\1+/g, '$1')
}

/** Whether lines moved up, as in a log. */
function isScrolled(before: Rows, now: Rows): boolean {
  const last = before.findLastIndex((row) => row !== '')
  return (
    last > 0 &&
    now.slice(0, last).some((row, at) => row !== '' && row !== before[at] && before.indexOf(row) > at)
  )
}
