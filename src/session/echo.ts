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
  #escape = ''

  /** The text about to be sent, and the offset in the transcript from which its echo may begin. */
  expect(sent: string, offset: number): void {
    const shown = caretNotation(sent)
    // Typed ahead, or key by key: one stretch of echo for several sends.
    const goesOn = this.#open || (this.#to > this.#from && offset === this.#to)
    if (!goesOn) {
      this.#sent = ''
      this.#at = 0
      this.#escape = ''
      this.#from = offset
      this.#to = offset
    }
    this.#sent += shown
    this.#enter = /[\r\n]$/.test(sent)
    this.#open = this.#at < this.#sent.length || this.#enter
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
    return to > from && from >= this.#from && to <= this.#to
  }

  /** Where the search begins again once the echo turned out to be none. */
  get from(): number {
    return this.#from
  }

  #abandon(): boolean {
    const looked = this.#to > this.#from
    this.#open = false
    this.#to = this.#from
    return looked
  }

  #passesOver(char: string): boolean {
    if (this.#escape !== '') {
      this.#escape += char
      if (escapeEnds(this.#escape)) this.#escape = ''
      return true
    }
    if (char === '\u001b') {
      this.#escape = char
      return true
    }
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

function escapeEnds(sequence: string): boolean {
  if (sequence.length < 2) return false
  const kind = sequence[1]
  const last = sequence.at(-1) ?? ''
  if (kind === '[') return sequence.length > 2 && last >= '@' && last <= '~'
  if (kind === ']') return last === '\u0007' || sequence.endsWith('\u001b\\')
  return !(kind === '(' || kind === ')') || sequence.length > 2
}
