import { sequenceEnd } from '../text/sequences.ts'

/**
 * What a stretch of output leaves behind besides the text it painted: modes, title, colours, margins, character set.
 * Reads bytes that will never reach a terminal and writes the shortest output that sets the same.
 *
 * Not carried: the painted cells, tab stops, saved cursors and title stacks.
 */
export class TerminalState {
  #reset = ''
  #title = ''
  #margins = ''
  #keypad = ''
  #charset = ''
  #colours = ''
  readonly #modes = new Map<string, string>()

  /** `bytes` follow on those read before and end between sequences. */
  read(bytes: Buffer): this {
    // Most sequences only paint or move, and of the colours only the last count: text is made of few of them.
    let colours: [number, number][] = []
    for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
      const end = endOf(bytes, at)
      const final = bytes[end - 1]
      if (final === letters.m && bytes[at + 1] === letters.bracket) {
        colours.push([at, end])
        if (colours.length >= 2 * coloursCountMax) colours = colours.slice(-coloursCountMax)
      } else if (end > at) {
        this.#take(bytes.toString('latin1', at, end))
        if (bytes[at + 1] === letters.c) colours = []
      }
    }
    for (const [from, to] of colours) this.#take(bytes.toString('latin1', from, to))
    return this
  }

  /** In Latin-1: one character per byte. The cursor ends on the bottom row, where a flood of lines leaves it. */
  toString(): string {
    const modes = [...this.#modes].map(([mode, set]) => `\x1b[${mode}${set}`)
    return [
      this.#reset,
      this.#title,
      ...modes,
      this.#margins,
      this.#keypad,
      this.#charset,
      '\x1b[9999;1H',
      this.#colours,
    ].join('')
  }

  #take(text: string): void {
    const match = sequence.exec(text)
    if (match === null) return
    const [all, prefix = '', params = '', final, isTitle, single, set] = match
    if (isTitle !== undefined) this.#title = all
    else if (set !== undefined) this.#charset = all
    else if (single === 'c') this.#clear()
    else if (single !== undefined) this.#keypad = all
    else if (final === 'r' && prefix === '') this.#margins = all
    else if (final === 'm' && prefix === '') this.#colour(all, params)
    else if (final === 'h' || final === 'l') this.#mode(prefix, params, final)
  }

  #colour(all: string, params: string): void {
    // What comes before a reset does not count; without one the list is cut at the front, where it is oldest.
    const kept = /^0*$|^0+;/.test(params) ? all : this.#colours + all
    this.#colours =
      kept.length > coloursCharsMax ? kept.slice(kept.indexOf('\x1b', kept.length - coloursCharsMax)) : kept
  }

  #mode(prefix: string, params: string, set: string): void {
    for (const mode of params.split(';').slice(0, 16)) {
      if (this.#modes.size >= modesMax) return
      // Deleted first, so that the order is that of the last change.
      this.#modes.delete(prefix + mode)
      this.#modes.set(prefix + mode, set)
    }
  }

  #clear(): void {
    this.#reset = '\x1bc'
    this.#title = this.#margins = this.#keypad = this.#charset = this.#colours = ''
    this.#modes.clear()
  }
}

const coloursCharsMax = 512
const coloursCountMax = 128
const modesMax = 256
const paramsCharsMax = 64
const titleBytesMax = 4_096

const sequence =
  /^\x1b(?:\[([?>!]?)([\d;:]*)([hlmr])|\](0|2);[^\x07\x1b]*(?:\x07|\x1b\\)|([c=>])|([()][0-9A-Za-z]))/

const letters = {
  bracket: 0x5b,
  osc: 0x5d,
  zero: 0x30,
  two: 0x32,
  c: 0x63,
  h: 0x68,
  l: 0x6c,
  m: 0x6d,
  r: 0x72,
} as const
const lasting: ReadonlySet<number | undefined> = new Set([letters.h, letters.l, letters.m, letters.r])

/** Where the sequence at `at` ends, if it is of a kind that leaves something behind; else `at`. */
function endOf(bytes: Buffer, at: number): number {
  const kind = bytes[at + 1]
  if (kind === letters.osc && bytes[at + 2] !== letters.zero && bytes[at + 2] !== letters.two) return at
  const { end, complete } = sequenceEnd(
    bytes,
    at,
    false,
    kind === letters.osc ? titleBytesMax : paramsCharsMax,
  )
  if (!complete || (kind === letters.bracket && !lasting.has(bytes[end - 1]))) return at
  return end
}
