import { promptBytesMax } from '../limits.ts'
import { promptOf } from './prompt.ts'

const lineFeed = 0x0a

/** Follows output as it comes and keeps no more of it than a prompt can need. */
export class PromptLine {
  #pieces: Uint8Array[] = []
  #bytes = 0

  hear(bytes: Uint8Array): void {
    if (bytes.includes(lineFeed)) this.#forget()
    this.#pieces.push(bytes)
    this.#bytes += bytes.length
    while (this.#bytes - (this.#pieces[0]?.length ?? 0) >= promptBytesMax)
      this.#bytes -= this.#pieces.shift()?.length ?? 0
  }

  /** The text a user would answer to; null before any output. */
  get prompt(): string | null {
    return promptOf(this.#pieces)
  }

  #forget(): void {
    this.#pieces = []
    this.#bytes = 0
  }
}
