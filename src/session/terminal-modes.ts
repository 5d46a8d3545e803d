import type { Transcript } from './transcript.ts'

const setOrReset = /\u001b\[\?([\d;]+)([hl])/g

/** Longest mode sequence one looks back for when the output came in pieces. */
const overlapChars = 32

/**
 * The private modes a program has switched on, read off its output without waking a terminal emulator. Looked up only
 * when a key or a paste depends on one.
 */
export class TerminalModes {
  readonly #transcript: Transcript
  readonly #set: Set<string> = new Set()
  #seen = 0

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  /** Whether a DEC private mode is set, e.g. 1 (application cursor keys) or 2004 (bracketed paste). */
  has(mode: number): boolean {
    const unseen = this.#transcript.slice(Math.max(0, this.#seen - overlapChars))
    this.#seen = this.#transcript.total
    for (const [, modes = '', letter] of unseen.matchAll(setOrReset)) {
      for (const each of modes.split(';')) {
        if (letter === 'h') this.#set.add(each)
        else this.#set.delete(each)
      }
    }
    return this.#set.has(String(mode))
  }
}
