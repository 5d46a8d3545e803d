import type { IBufferCell } from '@xterm/headless'

import type { ScreenPlace } from '../errors.ts'
import { type Box, fromEnd, inside, partOf, within } from './box.ts'
import { type Cell, cellText, readCell, readStyle, styleKey } from './cell.ts'
import type { Emulator } from './emulator.ts'
import { findAll, type FindOptions, onlyOne, type SearchLine } from './find.ts'
import { looksOf, type Sight } from './looks.ts'
import type { Run } from './picture.ts'

export type { Box } from './box.ts'

/** A rectangle of cells, read anew at each call: a region of a changing screen changes with it. */
export abstract class View {
  /**
   * What a person sees, line by line: size and cursor, the text, what is styled. What a snapshot holds.
   *
   * An own, enumerable property: what compares objects or prints them looks at nothing else, and would find any two
   * screens equal.
   */
  declare readonly looks: readonly string[]

  constructor() {
    Object.defineProperty(this, 'looks', { enumerable: true, get: () => looksOf(this.sight()) })
  }

  /** What is to be read now. Everything fed so far has been parsed. */
  protected abstract look(): { emulator: Emulator; box: Box }

  get size(): { cols: number; rows: number } {
    const { box } = this.look()
    return { cols: box.right - box.left, rows: box.bottom - box.top }
  }

  /** Every row as text, blanks at its end removed. As many strings as there are rows. */
  get lines(): string[] {
    const { emulator, box } = this.look()
    return Array.from({ length: box.bottom - box.top }, (_, row) => rowText(emulator, box, row))
  }

  /** The rows joined with `\n`, without the blank rows at the bottom. */
  get text(): string {
    return this.lines.join('\n').replace(/\n+$/, '')
  }

  /** One row as text, blanks at its end removed. -1 is the last row. Throws an `OptionError` when it lies outside. */
  line(row: number): string {
    const { lines } = this
    return lines[fromEnd('row', row, lines.length)] ?? ''
  }

  /** One cell; negative numbers count from the end. Throws an `OptionError` when it lies outside. */
  cell(row: number, col: number): Cell {
    const { emulator, box } = this.look()
    const line = emulator.line(box.top + fromEnd('row', row, box.bottom - box.top))
    return readCell(
      emulator.cell(line, box.left + fromEnd('col', col, box.right - box.left)),
      emulator.linkOf,
    )
  }

  /** A part of this view. Sides left out are those of the view, negative ones count from its end. Throws an `OptionError` when it is empty or sticks out. */
  region(box: Partial<Box>): Region {
    const { cols, rows } = this.size
    const part = partOf(box, { cols, rows })
    inside(part, cols, rows)
    return new Region(this, part, () => this.look())
  }

  /**
   * Where `pattern` stands, or undefined. A string is searched as it is; a RegExp sees one row at a time, without the
   * blanks at its end. A match never reaches over two rows unless `wrapped` joins rows that the terminal wrapped by
   * itself. Throws a `ScreenError` (`ambiguous`) that lists the places when there are several and neither `nth` nor
   * `all` says which.
   */
  find(pattern: string | RegExp, options: FindOptions & { all: true }): ScreenPlace[]
  find(pattern: string | RegExp, options?: FindOptions & { all?: false }): ScreenPlace | undefined
  find(pattern: string | RegExp, options: FindOptions = {}): ScreenPlace | ScreenPlace[] | undefined {
    const places = findAll(this.#searchLines(options.wrapped === true), pattern)
    return options.all === true ? places : onlyOne(places, pattern, options)
  }

  /** A row as stretches of equal style, for painting and comparing. Together they cover the whole row. */
  runs(row: number): Run[] {
    const { emulator, box } = this.look()
    within('row', row, box.bottom - box.top)
    const runs: Run[] = []
    let last: { run: Run; key: string } | undefined
    for (const { col, text, width, raw } of glyphs(emulator, box, row)) {
      const style = readStyle(raw, emulator.linkOf)
      const key = styleKey(style)
      if (last?.key !== key) {
        last = { run: { col, glyphs: [], width: 0, style }, key }
        runs.push(last.run)
      }
      last.run.glyphs.push({ text, width })
      last.run.width += width
    }
    return runs
  }

  protected sight(): Sight {
    const { size, lines } = this
    return { size, lines, rows: Array.from({ length: size.rows }, (_, row) => this.runs(row)) }
  }

  #searchLines(wrapped: boolean): SearchLine[] {
    const { emulator, box } = this.look()
    const width = box.right - box.left
    const found: { text: string; cols: number[]; row: number; rowWidth: number }[] = []
    let gap = false
    for (let row = 0; row < box.bottom - box.top; row += 1) {
      const above = wrapped && emulator.line(box.top + row).isWrapped ? found.at(-1) : undefined
      const into = above ?? { text: '', cols: [], row, rowWidth: width }
      if (above === undefined) found.push(into)
      // A wide character that did not fit left a cell nobody wrote; joined text has no blank there.
      else if (gap) {
        into.text = into.text.slice(0, -1)
        into.cols.pop()
      }
      for (const { col, text, raw } of glyphs(emulator, box, row)) {
        into.text += text
        for (let unit = 0; unit < text.length; unit += 1) into.cols.push((row - into.row) * width + col)
        gap = raw.getChars() === ''
      }
    }
    for (const line of found) line.cols.push((line.cols.at(-1) ?? -1) + 1)
    return found
  }
}

/** A part of a screen, with the same reading methods. It stays where it is while the screen changes under it. */
export class Region extends View {
  readonly #parent: View
  readonly #part: Box
  readonly #whole: () => { emulator: Emulator; box: Box }

  constructor(parent: View, part: Box, whole: () => { emulator: Emulator; box: Box }) {
    super()
    this.#parent = parent
    this.#part = part
    this.#whole = whole
  }

  protected override look(): { emulator: Emulator; box: Box } {
    const { cols, rows } = this.#parent.size
    // The screen may have become smaller since.
    inside(this.#part, cols, rows)
    const { emulator, box } = this.#whole()
    const { top, left, bottom, right } = this.#part
    return {
      emulator,
      box: { top: box.top + top, left: box.left + left, bottom: box.top + bottom, right: box.left + right },
    }
  }
}

function rowText(emulator: Emulator, box: Box, row: number): string {
  // Most rows of a tall screen are blank, which xterm says at once.
  if (
    emulator
      .line(box.top + row)
      .translateToString(true, box.left, box.right)
      .trim() === ''
  )
    return ''
  return Array.from(glyphs(emulator, box, row), ({ text }) => text)
    .join('')
    .trimEnd()
}

/** The characters of a row of `box`, `col` counted from its left side. `raw` holds only until the next one. */
function* glyphs(
  emulator: Emulator,
  box: Box,
  row: number,
): Generator<{ col: number; text: string; width: number; raw: IBufferCell }> {
  const line = emulator.line(box.top + row)
  for (let at = box.left; at < box.right; at += 1) {
    const raw = emulator.cell(line, at)
    const col = at - box.left
    const width = raw.getWidth()
    // A wide character cut in half by the box's side shows as a blank, as does a mark that combines with nothing;
    // a right half adds nothing.
    const blank = width === 0 ? col === 0 || raw.getChars() !== '' : at + width > box.right
    if (blank) yield { col, text: ' ', width: 1, raw }
    // Concealed text (SGR 8) takes its columns and shows nothing in them.
    else if (width > 0 && raw.isInvisible() !== 0)
      for (let half = 0; half < width; half += 1) yield { col: col + half, text: ' ', width: 1, raw }
    else if (width > 0) yield { col, text: cellText(raw.getChars()), width, raw }
  }
}
