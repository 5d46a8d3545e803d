import { givenInputsMax } from '../limits.ts'
import type { Input } from './transport.ts'

/** One input that was given to the program. */
export interface Given {
  input: Input
  /** Characters the program had printed before. */
  at: number
}

/** The inputs of a session, oldest first; only the newest 1 000 are kept. The terminal's own replies are not among them. */
export class GivenInputs {
  readonly #given: Given[] = []

  add(input: Input, at: number): void {
    this.#given.push({ input, at })
    if (this.#given.length > givenInputsMax) this.#given.shift()
  }

  get list(): readonly Given[] {
    return this.#given
  }
}
