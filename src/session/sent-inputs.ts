import { now } from '../clock.ts'
import { sentInputsMax } from '../limits.ts'
import type { Input } from './transport.ts'

/** One input that was sent to the program. */
export interface SentInput {
  input: Input
  /** Characters the program had printed before. */
  at: number
  /** On the engine's clock. */
  sentAt: number
}

/** The inputs of a session, oldest first; only the newest 1 000 are kept. The terminal's own replies are not among them. */
export class SentInputs {
  readonly #sent: SentInput[] = []

  add(input: Input, at: number): void {
    this.#sent.push({ input, at, sentAt: now() })
    if (this.#sent.length > sentInputsMax) this.#sent.shift()
  }

  get list(): readonly SentInput[] {
    return this.#sent
  }
}
