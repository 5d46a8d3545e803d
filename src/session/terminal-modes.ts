import { type Sequence, sequencesOf } from '../text/sequences.ts'
import type { Transcript } from './transcript.ts'

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
    for (const sequence of sequencesOf(unseen)) this.#follow(sequence)
    return this.#set.has(String(mode))
  }
  #follow({ kind, parameters, intermediates, final }: Sequence): void {
    // A full reset takes every mode back.
    if (kind === 'escape' && intermediates === '' && final === 'c') this.#set.clear()
    if (kind !== 'csi' || intermediates !== '' || !parameters.startsWith('?')) return
    for (const mode of parameters.slice(1).split(';')) {
      if (final === 'h') this.#set.add(mode)
      else if (final === 'l') this.#set.delete(mode)
    }
  }
}
