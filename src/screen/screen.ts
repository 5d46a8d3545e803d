import { OptionError } from '../errors.ts'
import { screenCellsMax, terminalSideMax, unansweredQueriesMax } from '../limits.ts'
import { Backlog } from './backlog.ts'
import { Emulator } from './emulator.ts'
import type { ScreenModes } from './screen-modes.ts'
import type { Sight } from './looks.ts'
import { type Cursor, hashOf, type Picture } from './picture.ts'
import { QueryScan } from './query-scan.ts'
import { isAnswered } from './replies.ts'
import { toAnsi } from './to-ansi.ts'
import { toSvg } from './to-svg.ts'
import { type Box, View } from './view.ts'

export interface ScreenOptions {
  /** Columns, from 1. */
  cols: number
  /** Rows, from 1. */
  rows: number
}

/**
 * What a person in front of the terminal would see. Rows and columns count from 0.
 *
 * Lazy: fed bytes are only kept until somebody reads. Every reading is synchronous and shows all bytes fed before it.
 */
export class Screen extends View {
  #cols: number
  #rows: number
  readonly #first: ScreenOptions
  readonly #backlog: Backlog = new Backlog()
  readonly #scan: QueryScan = new QueryScan()
  readonly #unanswered = new Set<string>()
  readonly #replies: Uint8Array[] = []
  #listener: ((bytes: Uint8Array) => void) | undefined
  #emulator: Emulator | undefined
  #reader: (() => void) | undefined

  /** Throws an `OptionError` for a size no terminal has. */
  constructor({ cols, rows }: ScreenOptions) {
    super()
    checkSize(cols, rows)
    this.#first = { cols, rows }
    this.#cols = cols
    this.#rows = rows
  }

  /** Takes what the program wrote. The array is the screen's to keep. */
  feed(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#backlog.push(bytes)
    if (this.#listener !== undefined) this.#answer(bytes)
  }

  /**
   * Who carries the terminal's answers to the program: one listener, set before the first feed. From then on a query
   * in the output wakes the terminal at once, and each answer is given exactly once, in the order of the queries.
   * Without a listener nothing is answered.
   */
  onReply(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener
  }

  /** Who is told before each reading: what is on its way may be fed first. */
  onRead(reader: () => void): void {
    this.#reader = reader
  }

  /** Queries the program asked that this terminal has no answer to, each once: perhaps what it waits for. */
  get unanswered(): string[] {
    return [...this.#unanswered]
  }

  /** Changes the size, after the bytes fed before and before those fed later. Throws an `OptionError`. */
  resize(cols: number, rows: number): void {
    checkSize(cols, rows)
    this.#cols = cols
    this.#rows = rows
    this.#backlog.push({ cols, rows })
  }

  /** Where the next character goes. After the last column of a row has been written it stands on that column. */
  get cursor(): Cursor {
    const { terminal, modes } = this.#awake()
    const { cursorX, cursorY } = terminal.buffer.active
    return { row: cursorY, col: Math.min(cursorX, this.#cols - 1), visible: modes.cursorVisible() }
  }

  /** The window title the program set last; empty when it set none. */
  get title(): string {
    return this.#awake().title
  }

  /** Whether the alternate screen is shown, as full-screen programs do. */
  get alternate(): boolean {
    return this.#awake().terminal.buffer.active.type === 'alternate'
  }

  /** The lines that scrolled off the top, oldest first. The alternate screen has none. */
  get scrollback(): string[] {
    return this.#awake().above()
  }

  /** All that is retained: the lines that scrolled off, and the screen below them. Rows count from the oldest line. */
  get full(): View {
    return new Full(() => this.look())
  }

  get modes(): ScreenModes {
    return this.#awake().modes.read()
  }

  /** Bytes that were never shown because nobody looked while more than the backlog holds went by. Usually 0. */
  get droppedBytes(): number {
    return this.#backlog.dropped
  }

  /** The screen now, as data. */
  get picture(): Picture {
    const { cursor, title, size } = this
    return { size, cursor, title, rows: Array.from({ length: size.rows }, (_, row) => this.runs(row)) }
  }

  /** Equal for two screens that look the same: size, text, styles and cursor. */
  get hash(): string {
    return hashOf(this.picture)
  }

  /** Output that paints the same on a fresh screen of the same size. */
  toAnsi(): string {
    return toAnsi(this.picture)
  }

  /** The screen as an SVG picture in a window frame. */
  toSvg(): string {
    return toSvg(this.picture)
  }

  protected override sight(): Sight {
    return { ...super.sight(), cursor: this.cursor }
  }

  protected override look(): { emulator: Emulator; box: Box } {
    return { emulator: this.#awake(), box: { top: 0, left: 0, bottom: this.#rows, right: this.#cols } }
  }

  #awake(): Emulator {
    this.#reader?.()
    return this.#parsed()
  }

  /** The terminal, made if need be, with everything fed so far parsed. */
  #parsed(): Emulator {
    const emulator = (this.#emulator ??= new Emulator(this.#first.cols, this.#first.rows, (text) => {
      if (this.#listener !== undefined) this.#replies.push(Buffer.from(text))
    }))
    if (this.#backlog.empty) return emulator
    for (const item of this.#backlog.take())
      if (item instanceof Uint8Array) emulator.write(item)
      else emulator.resize(item.cols, item.rows)
    // Only now: a listener may read the screen, which must not parse within a parse.
    for (let reply = this.#replies.shift(); reply !== undefined; reply = this.#replies.shift())
      this.#listener?.(reply)
    return emulator
  }

  #answer(bytes: Uint8Array): void {
    const queries = this.#scan.scan(bytes)
    for (const query of queries)
      if (!isAnswered(query) && this.#unanswered.size < unansweredQueriesMax) this.#unanswered.add(query)
    if (queries.some(isAnswered)) this.#parsed()
  }
}

/** A screen with the lines above it. */
class Full extends View {
  readonly #whole: () => { emulator: Emulator; box: Box }

  constructor(whole: () => { emulator: Emulator; box: Box }) {
    super()
    this.#whole = whole
  }

  protected override look(): { emulator: Emulator; box: Box } {
    const { emulator, box } = this.#whole()
    return { emulator, box: { ...box, top: -emulator.terminal.buffer.active.baseY } }
  }
}

function checkSize(cols: number, rows: number): void {
  for (const [name, side] of [
    ['cols', cols],
    ['rows', rows],
  ] as const)
    if (!Number.isInteger(side) || side < 1 || side > terminalSideMax)
      throw new OptionError(name, side, `a whole number from 1 to ${terminalSideMax}`)
  if (cols * rows > screenCellsMax)
    throw new OptionError('size', `${cols}x${rows}`, `at most ${screenCellsMax} cells`)
}
