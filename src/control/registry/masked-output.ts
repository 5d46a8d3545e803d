import type { Passage } from '../../redact/passage.ts'
import type { Redactor } from '../../redact/redactor.ts'
import { logEntryCharsMax } from '../../limits.ts'
import type { Stream } from '../../session/transport.ts'

/**
 * Output on its way to a log. It is held until there is a whole answer, so that a secret that comes in two reads is found, and
 * masked as it leaves.
 */
export class MaskedOutput {
  readonly #redactor: Redactor
  #held: (Passage & { stream: Stream })[] = []
  #length = 0
  /** What left last, by stream, as it was printed: the name of a secret may stand in the line before it. */
  readonly #before: Map<Stream, string> = new Map()

  constructor(redactor: Redactor) {
    this.#redactor = redactor
  }

  get isEmpty(): boolean {
    return this.#length === 0
  }

  /** Adds output. True when so much is held that {@link takeLines} is due. */
  push(text: string, stream: Stream): boolean {
    const last = this.#held.at(-1)
    if (last?.stream === stream) last.text += text
    else this.#held.push({ text, stream })
    this.#length += text.length
    return this.#length >= logEntryCharsMax
  }

  /** Whole lines, masked. The last line stays, and a key that has begun and not ended, unless far too much is held. */
  takeLines(): string {
    const all = this.#text()
    const cut = Math.min(all.lastIndexOf('\n') + 1, openKeyAt(all))
    return this.#take(cut === 0 && all.length >= heldCharsMax ? all.length : cut)
  }

  /** All of it, masked, but for what may be the first part of a secret at its end. For a pause. */
  takeSettled(): string {
    const all = this.#text()
    // Prompts end in a mark or a space; a long run of letters and digits may go on.
    const run = /[\w+/=.-]{12,}$/.exec(all.slice(-runCharsMax))?.[0].length ?? 0
    return this.#take(all.length >= heldCharsMax ? all.length : Math.min(openKeyAt(all), all.length - run))
  }

  takeAll(): string {
    return this.#take(this.#length)
  }

  #text(): string {
    return this.#held.map(({ text }) => text).join('')
  }

  #take(length: number): string {
    const passages: (Passage & { stream: Stream })[] = []
    for (let left = length; left > 0;) {
      const first = this.#held[0]
      if (first === undefined) break
      const taken = Math.min(left, first.text.length)
      passages.push({ text: first.text.slice(0, taken), stream: first.stream })
      if (taken === first.text.length) this.#held.shift()
      else first.text = first.text.slice(taken)
      left -= taken
      this.#length -= taken
    }
    if (passages.length === 0) return ''
    const before = [...this.#before].map(([stream, text]) => ({ text, stream }))
    for (const { text, stream } of passages) this.#remember(text, stream)
    return this.#redactor
      .redact([...before, ...passages])
      .slice(before.length)
      .map(({ text }) => text)
      .join('')
  }

  #remember(text: string, stream: Stream): void {
    const all = (this.#before.get(stream) ?? '') + text
    const recent = all.slice(-beforeCharsMax)
    // From the beginning of a line on: half a word is no name.
    const cut = recent.length < all.length ? recent.indexOf('\n') + 1 : 0
    this.#before.set(stream, recent.slice(cut))
  }
}

/** A name and its value, or a sentence and what it made up, are not further apart. */
const beforeCharsMax = 600

/** A run longer than this is no token. */
const runCharsMax = 4_096

/** Nothing is held beyond this, whatever it looks like. */
export const heldCharsMax: number = 4 * logEntryCharsMax

/** Where a private key begins whose end has not come; else the length. */
export function openKeyAt(text: string): number {
  const begin = text.lastIndexOf('-----BEGIN ')
  return begin === -1 || text.includes('-----END ', begin) ? text.length : begin
}
