/** A half-open range of UTF-16 code units. */
export interface Range {
  start: number
  end: number
}

/**
 * Text made from another text by leaving pieces out, with the way back.
 *
 * A piece whose origin is `nowhere` stands for something that is not text (a cursor movement shown as a line break)
 * and projects back to nothing.
 */
export interface View {
  readonly text: string
  /** Where each piece begins in `text`, ascending. */
  readonly starts: readonly number[]
  /** Where each piece begins in the text below. */
  readonly origins: readonly number[]
  /** How many characters below each piece stands for, where that is not its own length: decoded ones. */
  readonly widths?: ReadonlyMap<number, number>
  /** The view `origins` count in; absent when they count in the original. */
  readonly under?: View
}

/** The origin of a piece that stands for no characters below. */
export const nowhere = -1

/** Collects pieces in order. Neighbouring pieces that continue each other become one. */
export class ViewBuilder {
  private text = ''
  private readonly widths: Map<number, number> = new Map()
  private readonly starts: number[] = []
  private readonly origins: number[] = []
  private next = Number.NaN

  add(piece: string, origin: number): void {
    if (piece === '') return
    if (origin === nowhere || origin !== this.next) {
      this.starts.push(this.text.length)
      this.origins.push(origin)
    }
    this.text += piece
    this.next = origin === nowhere ? Number.NaN : origin + piece.length
  }

  /** A piece that stands for `width` characters below, all or none of them. */
  addAs(piece: string, origin: number, width: number): void {
    if (piece === '') return
    this.widths.set(this.starts.length, width)
    this.starts.push(this.text.length)
    this.origins.push(origin)
    this.text += piece
    this.next = Number.NaN
  }

  build(under?: View): View {
    const view = {
      text: this.text,
      starts: this.starts,
      origins: this.origins,
      ...(this.widths.size === 0 ? {} : { widths: this.widths }),
    }
    return under === undefined ? view : { ...view, under }
  }
}

/** A text seen as it is, `offset` characters into the original. */
export function wholeView(text: string, offset: number = 0): View {
  return { text, starts: [0], origins: [offset] }
}

/** The ranges of the original that hold exactly the characters `[start, end)` of a view, in ascending pieces. */
export function project(view: View, start: number, end: number): Range[] {
  const below: Range[] = []
  for (let piece = pieceAt(view.starts, start); piece < view.starts.length; piece += 1) {
    const from = view.starts[piece] ?? 0
    if (from >= end) break
    const origin = view.origins[piece] ?? nowhere
    if (origin === nowhere) continue
    const to = view.starts[piece + 1] ?? view.text.length
    const first = Math.max(from, start)
    const last = Math.min(to, end)
    const width = view.widths?.get(piece)
    if (first >= last) continue
    const own = width === undefined ? origin + first - from : origin
    const ends = width === undefined ? origin + last - from : origin + width
    const before = below.at(-1)
    if (before?.end === own) before.end = ends
    else below.push({ start: own, end: ends })
  }
  const { under } = view
  if (under === undefined) return below
  return below.flatMap((range) => project(under, range.start, range.end))
}

/** Whether the characters `[start, end)` of a view come from more than one piece: something between them was left out. */
export function crosses(view: View, start: number, end: number): boolean {
  return end > start && pieceAt(view.starts, start) !== pieceAt(view.starts, end - 1)
}

/** The range `[start, end)` widened as far as `[min, max)` allows without crossing where something was left out. */
export function sameLine(view: View, min: number, max: number, start: number, end: number): Range {
  const first = view.starts[pieceAt(view.starts, start)] ?? 0
  const last = view.starts[pieceAt(view.starts, end - 1) + 1] ?? view.text.length
  return { start: Math.max(min, first), end: Math.min(max, last) }
}

/** The last piece that begins at or before `index`. */
function pieceAt(starts: readonly number[], index: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the piece that holds `index` ends in the view: up to there nothing was left out. */
export function firstPieceEnd(view: View, index: number): number {
  return view.starts[pieceAt(view.starts, index) + 1] ?? view.text.length
}
