import { promptBytesMax } from '../limits.ts'
import { breakAtJumps } from '../text/strip-escapes.ts'

/** The line a program has printed last, as far as it got: what an input is typed behind. */
export class Prompt {
  #tail: Buffer | undefined

  output(bytes: Uint8Array): void {
    const tail = Buffer.concat([this.#tail ?? Buffer.alloc(0), bytes.subarray(-promptBytesMax)])
    this.#tail = Buffer.from(tail.subarray(-promptBytesMax))
  }

  /** The text after the last line break or jump of the cursor, escapes stripped; null before any output. */
  get text(): string | null {
    if (this.#tail === undefined) return null
    const text = breakAtJumps(this.#tail.toString('utf8'))
    const line = text.slice(text.lastIndexOf('\n') + 1)
    // A line editor that repaints its prompt begins each time with a carriage return.
    return line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1).replace(/[\u0000-\u001f\u007f]/g, '')
  }
}
