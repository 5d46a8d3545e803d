/**
 * What a stretch of output leaves behind besides the text it painted: modes, title, colours, margins, character set.
 * Reads bytes that will never reach a terminal and writes the shortest output that sets the same.
 *
 * Not carried: the painted cells, tab stops, saved cursors and title stacks.
 */
export class Carried {
  #reset = ''
  #title = ''
  #margins = ''
  #keypad = ''
  #charset = ''
  #colours = ''
  readonly #modes = new Map<string, string>()

  /** `bytes` follow on those read before and end between sequences. */
  read(bytes: Buffer): this {
    if (bytes.indexOf(0x1b) === -1) return this
    for (const match of bytes.toString('latin1').matchAll(sequence)) this.#take(match)
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

  #take([all, prefix = '', params = '', final, isTitle, single, set]: RegExpMatchArray): void {
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
const modesMax = 256

const sequence =
  /\x1b(?:\[([?>!]?)([\d;:]{0,64})([hlmr])|\](0|2);[^\x07\x1b]{0,4096}(?:\x07|\x1b\\)|([c=>])|([()][0-9A-Za-z]))/g
