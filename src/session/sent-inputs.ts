import { givenInputsMax } from '../limits.ts'
import type { Input } from './transport.ts'

/** One input that was given to the program. */
export interface SentInput {
  input: Input
  /** Characters the program had printed before. */
  at: number
}

/** The inputs of a session, oldest first; only the newest 1 000 are kept. The terminal's own replies are not among them. */
export class SentInputs {
  readonly #given: SentInput[] = []

  add(input: Input, at: number): void {
    this.#given.push({ input, at })
    if (this.#given.length > givenInputsMax) this.#given.shift()
  }

  get list(): readonly SentInput[] {
    return this.#given
  }
}
