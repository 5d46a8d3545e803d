import { colsDefault, pageFramesMax, rowsDefault } from '../limits.ts'
import { coveredRuns } from '../screen/covered-runs.ts'
import type { Run } from '../screen/picture.ts'
import { Screen } from '../screen/screen.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Chunk, Exchange, Tape } from '../tape/tape.ts'
import { StyleTable } from './style-table.ts'
import { type ToldExchange, toldTape } from './told-tape.ts'

/** What a page adds to a tape at one of its exchanges: what was expected there, how it drifted. */
export interface PageNote {
  exchange: number
  title: string
  lines: readonly string[]
  /** Said beside the exchange in the list; default `note`, null for nothing. */
  badge?: string | null
}

/** How much of a tape a page holds, and what of its text may be read. */
export interface PagedOptions {
  /** Covers the secrets of a text, character by character. Default: the tape has none. */
  cover?: (text: string) => string
  /** About how many screens are worked out. */
  framesMax?: number
  /** The first exchange that is told by itself; those before it are one. */
  from?: number
  /** Lines of an answer, the last ones. */
  answerLinesMax?: number
}

/** A stretch of a row: its text, which style it has, and how many columns it takes. */
export type PagedRun = [text: string, style: number, columns: number]

/** What was on the screen from a moment on. */
export interface PagedFrame {
  /** Milliseconds since the start. */
  at: number
  exchange: number
  /** Rows from the top, by their place in the table of rows. */
  rows: number[]
  /** Row and column; null while it is hidden. */
  cursor: [number, number] | null
}

/** A tape as a page plays it: plain data, with every screen worked out. */
export interface PagedTape {
  id: string
  command: string
  cwd: string
  cols: number
  rows: number
  createdAt: string
  durationMs: number
  exchanges: Omit<ToldExchange, 'screen'>[]
  notes: PageNote[]
  /** What is said of all of it: names and texts. */
  about: (readonly [name: string, text: string])[]
  /** Every row that was ever shown, once. */
  table: PagedRun[][]
  /** CSS declarations by number. */
  styles: string[]
  frames: PagedFrame[]
}

/** Works out every screen of a tape. */
export function pagedTape(
  id: string,
  tape: Tape,
  notes: readonly PageNote[] = [],
  { cover = same, framesMax = pageFramesMax, from = 1, answerLinesMax = Infinity }: PagedOptions = {},
): PagedTape {
  const told = toldTape(tape)
  const size = tape.meta.pty ?? { cols: colsDefault, rows: rowsDefault }
  const film = new Film(new Screen(size), tape.meta.pty === null, cover)
  const shown = ({ input, prompt, text }: ToldExchange): Pick<ToldExchange, 'input' | 'prompt' | 'text'> => ({
    input: cover(input),
    prompt: prompt && cover(prompt),
    text: text.length === 0 ? [] : cover(text.slice(-answerLinesMax).join('\n')).split('\n'),
  })
  const placeOf = (index: number): number => Math.max(0, index - from + 1)
  const chunks = tape.exchanges.reduce((sum, { output }) => sum + output.chunks.length, 0)
  const every = Math.max(1, Math.ceil(chunks / framesMax))
  let atMs = 0
  for (const [index, exchange] of tape.exchanges.entries()) {
    const isHeld = index >= from - 1
    film.expose(placeOf(index), exchange, atMs, isHeld ? every : Infinity)
    atMs += exchange.dur_ms
  }
  return {
    id,
    command: cover(told.command),
    cwd: cover(told.cwd),
    cols: size.cols,
    rows: size.rows,
    createdAt: told.createdAt,
    durationMs: Math.max(atMs, film.frames.at(-1)?.at ?? 0),
    exchanges: told.exchanges.slice(from - 1).map((exchange, index) => ({
      ...withoutScreen(exchange),
      index,
      ...(index === 0 && from > 1 ? { input: `${from} exchanges`, text: [] } : shown(exchange)),
    })),
    about: [],
    notes: notes.map((note) => ({ ...note, exchange: placeOf(note.exchange) })),
    table: film.table,
    styles: film.styles.css,
    frames: film.frames,
  }
}

function same(text: string): string {
  return text
}

function withoutScreen(exchange: ToldExchange): Omit<ToldExchange, 'screen'> {
  const { screen: _, ...rest } = exchange
  return rest
}

class Film {
  readonly frames: PagedFrame[] = []
  readonly table: PagedRun[][] = []
  readonly styles: StyleTable = new StyleTable()
  readonly #screen: Screen
  readonly #pipes: boolean
  readonly #cover: (text: string) => string
  readonly #places: Map<string, number> = new Map()

  constructor(screen: Screen, pipes: boolean, cover: (text: string) => string) {
    this.#cover = cover
    this.#screen = screen
    this.#pipes = pipes
  }

  /** @param every only each so many-th chunk has a frame, and the last of an exchange */
  expose(index: number, { input, output }: Exchange, beganMs: number, every: number): void {
    let at = beganMs
    if (input.kind === 'resize' && input.cols > 0 && input.rows > 0)
      this.#screen.resize(input.cols, input.rows)
    // The moment of the input itself: what its user saw.
    if (output.chunks.length === 0 || input.kind === 'resize') this.#shoot(index, at)
    for (const [nth, chunk] of output.chunks.entries()) {
      at += chunk.delay_ms
      this.#screen.feed(this.#bytesOf(chunk))
      if (nth % every === every - 1 || nth === output.chunks.length - 1) this.#shoot(index, at)
    }
  }

  /** A pipe has no terminal that would return the carriage. */
  #bytesOf(chunk: Chunk): Uint8Array {
    const bytes = bytesOfChunk(chunk)
    return this.#pipes
      ? Buffer.from(Buffer.from(bytes).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
      : bytes
  }

  #shoot(exchange: number, at: number): void {
    const { cursor } = this.#screen.picture
    const rows = this.#rows()
    this.frames.push({
      at: Math.round(at * 1_000) / 1_000,
      exchange,
      rows: rows.map((runs) => this.#placeOf(runs)),
      cursor: cursor.visible ? [cursor.row, cursor.col] : null,
    })
  }

  #rows(): readonly (readonly Run[])[] {
    const { rows } = this.#screen.picture
    const text = rows.map((runs) => runs.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text)).join(''))
    const before = text.join('\n')
    const covered = this.#cover(before)
    if (covered === before) return rows
    const lines = covered.split('\n')
    return rows.map((runs, row) => coveredRuns(runs, lines[row] ?? ''))
  }

  #placeOf(runs: readonly Run[]): number {
    const row = trimmed(
      runs.map(({ glyphs, width, style }): PagedRun => [
        glyphs.map(({ text }) => text).join(''),
        this.styles.numberOf(style),
        width,
      ]),
    )
    const key = JSON.stringify(row)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.table.length)
    return this.table.push(row) - 1
  }
}

/** Without the blanks at the end that nobody styled. */
function trimmed(row: PagedRun[]): PagedRun[] {
  const last = row.at(-1)
  if (last === undefined || last[1] !== 0) return row
  const text = last[0].trimEnd()
  return text === ''
    ? row.slice(0, -1)
    : [...row.slice(0, -1), [text, 0, last[2] - (last[0].length - text.length)]]
}
