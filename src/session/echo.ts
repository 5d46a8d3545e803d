import { sentInputsMax } from '../limits.ts'
import { before, begin, beforeEscape, last, type State, step } from '../text/grammar.ts'

/**
 * Tells the terminal's echo of what was just sent from what the program said.
 *
 * After a send, the output is compared with the sent text for as long as they agree; escape sequences, carriage
 * returns and wraps that a line editor mixes in are passed over. That stretch is the echo. The first difference ends
 * it: if nothing or only a part had agreed, there was no echo.
 */
export class EchoTracker {
  #sent = ''
  #at = 0
  #from = 0
  #to = 0
  #open = false
  /** Whether what was sent ended the line. */
  #enter = false
  /** Where in an escape sequence the output stands. */
  #escape: State | undefined
  /** The echoes of earlier inputs: output that nobody has read yet may hold several. */
  readonly #older: { from: number; to: number }[] = []

  /** The text about to be sent, and the offset in the transcript from which its echo may begin. */
  expect(sent: string, offset: number): void {
    const shown = caretNotation(sent)
    // Typed ahead, or key by key: one stretch of echo for several sends.
    const goesOn = this.#open || (this.#to > this.#from && offset === this.#to)
    if (!goesOn) {
      this.#remember()
      this.#sent = ''
      this.#at = 0
      this.#escape = undefined
      this.#from = offset
      this.#to = offset
    }
    this.#sent += shown
    this.#enter = /[\r\n]$/.test(sent)
    this.#open = this.#at < this.#sent.length || this.#enter
  }

  /** What was sent last is not echoed: what the program says next is its own. */
  none(): void {
    this.#open = false
    this.#sent = this.#sent.slice(0, this.#at)
  }

  /** New output that begins at `offset`. Returns true if what had looked like echo turned out not to be. */
  follow(text: string, offset: number): boolean {
    if (!this.#open) return false
    for (let index = 0; index < text.length; index++) {
      const char = text.charAt(index)
      if (this.#at === this.#sent.length) {
        if (this.#endsLine(char, offset + index)) return false
        continue
      }
      if (this.#passesOver(char)) continue
      if (char !== this.#sent.charAt(this.#at)) return this.#abandon()
      this.#at++
      this.#to = offset + index + 1
      if (this.#at === this.#sent.length && !this.#enter) this.#open = false
      if (!this.#open) return false
    }
    return false
  }

  // What a line editor prints between the last echoed character and the line break is still the echo.
  #endsLine(char: string, place: number): boolean {
    const over = char === '\n' || !this.#passesOver(char)
    if (over) this.#open = false
    if (!over || char === '\n') this.#to = place + 1
    return over
  }

  /** Whether the whole stretch is echo of one's own input. */
  covers(from: number, to: number): boolean {
    if (to <= from) return false
    if (from >= this.#from && to <= this.#to) return true
    return this.#older.some((stretch) => from >= stretch.from && to <= stretch.to)
  }

  /** Where the search begins again once the echo turned out to be none. */
  get from(): number {
    return this.#from
  }

  #remember(): void {
    if (this.#to > this.#from) this.#older.push({ from: this.#from, to: this.#to })
    if (this.#older.length > sentInputsMax) this.#older.shift()
  }

  #abandon(): boolean {
    const looked = this.#to > this.#from
    this.#open = false
    this.#to = this.#from
    return looked
  }

  #passesOver(char: string): boolean {
    const code = char.charCodeAt(0)
    const next = this.#escape === undefined ? before : step(this.#escape, code)
    if (next === beforeEscape) {
      // The ESC that ended a string begins a sequence.
      this.#escape = begin(0x1b, true)
      return this.#passesOver(char)
    }
    const inside = next !== before
    this.#escape = next === before || next === last ? undefined : next
    if (inside) return true
    this.#escape = begin(code, true)
    if (this.#escape !== undefined) return true
    return (char === '\r' || char === '\n' || char === '\u0007') && char !== this.#sent.charAt(this.#at)
  }
}

/** A terminal in echo mode shows control characters as `^X`; line ends and tabs are shown as they are. */
function caretNotation(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
      (control) => `^${String.fromCharCode(control.charCodeAt(0) + 64)}`,
    )
    .replace(/[\r\n]+$/, '')
}
