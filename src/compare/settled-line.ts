import { columnsOf } from '../screen/widths.ts'
import { escapeSequence } from '../text/strip-escapes.ts'
import { plainStyle, type Style, styleAfter } from './sgr.ts'

/** A line as it stands once all that was painted on it is painted. */
export interface SettledLine {
  text: string
  /** The styles of its stretches in their order, however long each is. */
  styles: string
  /** What else was switched, such as modes and titles, as it stands at the end. */
  switched: string
  /** Whether anything visible was painted over or erased. */
  repainted: boolean
  /** The style the next line begins with. */
  style: Style
}

/**
 * What a terminal shows of one line of output after carriage returns, backspaces and the sequences that move and erase within a
 * line. What was painted in between, the frames of a spinner, is gone.
 *
 * @param raw without its line feed
 * @param before the style the line begins with
 */
export function settledLine(raw: string, before: Style = plainStyle): SettledLine {
  const line = raw.endsWith('\r') ? raw.replace(/\r+$/, '') : raw
  if (!moving.test(line))
    return {
      text: line,
      styles: line === '' ? plainStyle : before,
      switched: '',
      repainted: false,
      style: before,
    }
  if (onlyStyled.test(line)) return styledLine(line, before)
  const painter = new LinePainter(before)
  for (const [token] of line.matchAll(tokens)) painter.take(token)
  return painter.settled
}

// oxlint-disable-next-line no-control-regex -- These are the characters a terminal acts on.
const moving = /[\u0000-\u001f\u007f]/
const tokens = new RegExp(`${escapeSequence}|[\\u0000-\\u001f\\u007f]|[^\\u0000-\\u001f\\u007f]+`, 'gu')

// oxlint-disable-next-line no-control-regex -- An escape sequence begins with it.
const onlyStyled = /^(?:[^\u0000-\u001f\u007f]|\u001b\[[\d:;]*m)*$/
// oxlint-disable-next-line no-control-regex -- The same.
const sgr = /\u001b\[([\d:;]*)m/

/** The usual line, with colours and nothing painted over: what the painter would say, without its cells. */
function styledLine(line: string, before: Style): SettledLine {
  const parts = line.split(sgr)
  let style = before
  let text = ''
  const styles: Style[] = []
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 1) style = styleAfter(style, part)
    else if (part !== '') {
      text += part
      if (styles.length === 0 || styles.at(-1) !== style) styles.push(style)
    }
  }
  return { text, styles: styles.join('|'), switched: '', repainted: false, style }
}

interface Cell {
  char: string
  style: Style
}

const blank: Cell = { char: ' ', style: plainStyle }

class LinePainter {
  readonly #cells: Cell[] = []
  readonly #switches: Map<string, string> = new Map()
  #col = 0
  #style: Style
  #repainted = false

  constructor(style: Style) {
    this.#style = style
  }

  take(token: string): void {
    if (token.startsWith('\u001b')) this.#sequence(token)
    else if (token === '\r') this.#col = 0
    else if (token === '\b') this.#col = Math.max(0, this.#col - 1)
    else if (token === '\t') this.#col = Math.min(columnsMax, (Math.floor(this.#col / 8) + 1) * 8)
    else if (token >= ' ' && token !== '\u007f') for (const char of token) this.#paint(char)
  }

  get settled(): SettledLine {
    const cells = Array.from(this.#cells, (cell) => cell ?? blank)
    // Painted over with blanks looks like erased; blanks that were printed count.
    if (this.#repainted) while (cells.at(-1)?.char === ' ' && cells.at(-1)?.style === plainStyle) cells.pop()
    const styles = cells.map(({ style }) => style).filter((style, at, all) => style !== all[at - 1])
    return {
      text: cells.map(({ char }) => char).join(''),
      styles: styles.join('|'),
      switched: [...this.#switches]
        .map((each) => each.join(''))
        .sort()
        .join(' '),
      repainted: this.#repainted,
      style: this.#style,
    }
  }

  #paint(char: string): void {
    const columns = columnsOf(char)
    const last = this.#cells[this.#col - 1]
    if (columns === 0) {
      if (last !== undefined) this.#cells[this.#col - 1] = { ...last, char: last.char + char }
      return
    }
    this.#put(this.#col, { char, style: this.#style })
    // The second half of a wide character is there and shows nothing of its own.
    if (columns === 2) this.#put(this.#col + 1, { char: '', style: this.#style })
    this.#col += columns
  }

  #put(col: number, cell: Cell): void {
    const old = this.#cells[col]
    if (old !== undefined && old.char !== ' ' && old.char !== cell.char) this.#repainted = true
    this.#cells[col] = cell
  }

  #sequence(sequence: string): void {
    const csi = /^\u001b\[(?<params>[\d:;]*)(?<final>[@CDGKPX`m])$/.exec(sequence)?.groups
    if (csi === undefined) return this.#switch(sequence)
    const params = csi['params'] ?? ''
    if (csi['final'] === 'm') {
      this.#style = styleAfter(this.#style, params)
      return
    }
    this.#move(csi['final'] ?? '', Math.min(columnsMax, Number.parseInt(params, 10) || 0))
  }

  #move(final: string, given: number): void {
    const count = Math.max(1, given)
    const cells = this.#cells
    if (final === 'C') this.#col = Math.min(columnsMax, this.#col + count)
    else if (final === 'D') this.#col = Math.max(0, this.#col - count)
    else if (final === 'G' || final === '`') this.#col = count - 1
    else if (final === 'X') this.#erase(this.#col, this.#col + count)
    else if (final === 'P') this.#shifted(() => cells.splice(this.#col, count))
    else if (final === '@')
      this.#shifted(() => cells.splice(this.#col, 0, ...Array.from({ length: count }, () => blank)))
    else if (given === 0) this.#erase(this.#col, cells.length)
    else this.#erase(0, given === 1 ? this.#col + 1 : cells.length)
  }

  #shifted(shift: () => void): void {
    if (this.#col >= this.#cells.length) return
    this.#repainted = true
    const longest = Math.max(columnsMax, this.#cells.length)
    shift()
    this.#cells.length = Math.min(this.#cells.length, longest)
  }

  #erase(from: number, to: number): void {
    for (let col = from; col < Math.min(to, this.#cells.length); col++) this.#put(col, blank)
  }

  // Titles hold paths and other values of the moment, so of string sequences only the kind counts.
  #switch(sequence: string): void {
    const mode = /^\u001b\[(?<name>\?[\d;]+)(?<on>[hl])$/.exec(sequence)?.groups
    if (mode !== undefined) this.#switches.set(mode['name'] ?? '', mode['on'] ?? '')
    else this.#switches.set(/^\u001b[\]PX^_]/.test(sequence) ? sequence.slice(1, 3) : sequence.slice(1), '')
  }
}

/** A line may be as long as its program likes; a column is never taken further than this by a sequence. */
const columnsMax = 65_536
