import { promptBytesMax } from '../limits.ts'
import { settledLine } from '../text/settled-line.ts'
import { behindJumps } from '../text/strip-escapes.ts'

/** The line a program has printed last, as far as it got: what an input is typed behind. */
export class Prompt {
  #tail: Buffer | undefined

  output(bytes: Uint8Array): void {
    const tail = Buffer.concat([this.#tail ?? Buffer.alloc(0), bytes.subarray(-promptBytesMax)])
    this.#tail = Buffer.from(tail.subarray(-promptBytesMax))
  }

  /**
   * The text between the last line break or jump of the cursor and the cursor, as it settled: of a spinner that stood there before, or a line
   * that was typed over, nothing is left. Null before any output.
   */
  get text(): string | null {
    if (this.#tail === undefined) return null
    const text = behindJumps(this.#tail.toString('utf8'))
    const { text: whole, head } = settledLine(text.slice(text.lastIndexOf('\n') + 1))
    // A program that returns to the beginning of its prompt has not taken it back.
    return head === '' ? whole : head
  }
}
