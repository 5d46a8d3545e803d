import { columnsOf } from './columns.ts'
import { type Sequence, sequencesOf } from './sequences.ts'
import { plainStyle, type Style, styleAfter } from './sgr.ts'

/** A line as it stands once all that was painted on it is painted. */
export interface SettledLine {
  text: string
  /** Its text before the cursor. */
  head: string
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
      head: line,
      styles: line === '' ? plainStyle : before,
      switched: '',
      repainted: false,
      style: before,
    }
  if (onlyStyled.test(line)) return styledLine(line, before)
  const painter = new LinePainter(before)
  let at = 0
  for (const sequence of sequencesOf(line)) {
    painter.print(line.slice(at, sequence.start))
    painter.take(sequence)
    at = sequence.end
  }
  painter.print(line.slice(at))
  return painter.settled
}

// oxlint-disable-next-line no-control-regex -- These are the characters a terminal acts on.
const moving = /[\u0000-\u001f\u007f-\u009f]/

// oxlint-disable-next-line no-control-regex -- An escape sequence begins with it.
const onlyStyled = /^(?:[^\u0000-\u001f\u007f-\u009f]|\u001b\[[\d:;]*m)*$/
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
  return { text, head: text, styles: styles.join('|'), switched: '', repainted: false, style }
}

interface Cell {
  char: string
  style: Style
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ char }) => char).join('')
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

  print(text: string): void {
    for (const char of text)
      if (char === '\r') this.#col = 0
      else if (char === '\b') this.#col = Math.max(0, this.#col - 1)
      else if (char === '\t') this.#col = Math.min(columnsMax, (Math.floor(this.#col / 8) + 1) * 8)
      else if (char >= ' ' && char !== '\u007f') this.#paint(char)
  }

  take(sequence: Sequence): void {
    const { kind, parameters, intermediates, final, complete } = sequence
    const isMove = kind === 'csi' && intermediates === '' && /^[\d:;]*$/.test(parameters)
    if (!complete) return
    if (isMove && final === 'm') this.#style = styleAfter(this.#style, parameters)
    else if (isMove && '@CDGKPX`'.includes(final))
      this.#move(final, Math.min(columnsMax, Number.parseInt(parameters, 10) || 0))
    else this.#switch(sequence)
  }

  get settled(): SettledLine {
    const cells = Array.from(this.#cells, (cell) => cell ?? blank)
    const head = textOf(cells.slice(0, this.#col))
    // Painted over with blanks looks like erased; blanks that were printed count.
    if (this.#repainted) while (cells.at(-1)?.char === ' ' && cells.at(-1)?.style === plainStyle) cells.pop()
    const styles = cells.map(({ style }) => style).filter((style, at, all) => style !== all[at - 1])
    return {
      text: textOf(cells),
      head,
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

  // Titles hold paths and other values of the moment, so of strings only the kind counts.
  #switch({ kind, parameters, final, payload, text }: Sequence): void {
    if (kind === 'csi' && (final === 'h' || final === 'l')) this.#switches.set(parameters, final)
    else if (kind === 'csi' || kind === 'escape') this.#switches.set(text.slice(1), '')
    else this.#switches.set(`${kind}${payload.slice(0, 1)}`, '')
  }
}

/** A line may be as long as its program likes; a column is never taken further than this by a sequence. */
const columnsMax = 65_536
