import { looksAlike } from '../screen/looks-alike.ts'
import { Screen } from '../screen/screen.ts'
import type { Input } from '../session/transport.ts'
import { jumps } from '../text/strip-escapes.ts'

/** Two screens side by side: what the tape shows, and what a live program shows that is driven through the same inputs. */
export class ScreenPair {
  readonly #recorded: Screen
  readonly #actual: Screen
  #hasPainted = { recorded: false, actual: false }

  /** @param reply carries the answers of the live program's terminal: without them a program that asks waits for ever */
  constructor(size: { cols: number; rows: number }, reply: (bytes: Uint8Array) => void) {
    this.#recorded = new Screen(size)
    this.#actual = new Screen(size)
    this.#actual.onReply(reply)
  }

  /** A new input: what is painted from now on is its answer. */
  input(input: Input | undefined): void {
    this.#hasPainted = { recorded: false, actual: false }
    if (input?.kind !== 'resize') return
    this.#recorded.resize(input.cols, input.rows)
    this.#actual.resize(input.cols, input.rows)
  }

  recorded(bytes: Uint8Array): void {
    this.#hasPainted.recorded ||= paints(bytes)
    this.#recorded.feed(bytes)
  }

  actual(bytes: Uint8Array): void {
    this.#hasPainted.actual ||= paints(bytes)
    this.#actual.feed(bytes)
  }

  /** Whether both have painted their answer, in whatever way, and show the same. */
  get alike(): boolean {
    return this.#hasPainted.recorded && this.#hasPainted.actual && looksAlike(this.#recorded, this.#actual)
  }
}

function paints(bytes: Uint8Array): boolean {
  return jumps(Buffer.from(bytes).toString('latin1'))
}
