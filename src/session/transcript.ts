import { retainedCharsMax, retainedLinesMax } from '../limits.ts'

const pieceCharsMax = 16_384

/**
 * Everything the program printed, as text, as far as it is retained. Places in it are offsets in characters since the
 * start of the session, which stay valid while older text is dropped.
 */
export class Transcript {
  #pieces: string[] = []
  #total = 0
  #dropped = 0
  readonly #linesMax: number

  constructor(linesMax: number = retainedLinesMax) {
    this.#linesMax = linesMax
  }

  /** Characters printed since the start. */
  get total(): number {
    return this.#total
  }

  /** Offset of the oldest character still here. */
  get dropped(): number {
    return this.#dropped
  }

  append(text: string): void {
    if (text === '') return
    const last = this.#pieces.at(-1)
    if (last !== undefined && last.length + text.length <= pieceCharsMax)
      this.#pieces[this.#pieces.length - 1] = last + text
    else this.#pieces.push(text)
    this.#total += text.length
    this.#dropOldest()
  }

  /** The text between two offsets; what was dropped is missing from its front. */
  slice(from: number, to: number = this.#total): string {
    const wanted: string[] = []
    let end = this.#total
    for (let index = this.#pieces.length - 1; index >= 0 && end > from; index--) {
      const piece = this.#pieces[index] ?? ''
      const start = end - piece.length
      if (start < to) wanted.push(piece.slice(Math.max(0, from - start), Math.min(piece.length, to - start)))
      end = start
    }
    return wanted.reverse().join('')
  }

  /** The retained output: at most `linesMax` lines. */
  get text(): string {
    return this.recent(this.#linesMax)
  }

  /** The last `count` lines, with their line breaks. An unfinished last line counts as one. */
  recent(count: number): string {
    if (count <= 0) return ''
    const text = this.slice(this.#dropped)
    let cut = text.endsWith('\n') ? text.length - 1 : text.length
    for (let line = 0; line < count; line++) {
      if (cut === 0) return text
      cut = text.lastIndexOf('\n', cut - 1)
      if (cut === -1) return text
    }
    return text.slice(cut + 1)
  }

  // Lines are counted only when somebody reads: finding every line break of a flood would cost more than keeping it.
  #dropOldest(): void {
    while (this.#total - this.#dropped > retainedCharsMax && this.#pieces.length > 1)
      this.#dropped += this.#pieces.shift()?.length ?? 0
  }
}
