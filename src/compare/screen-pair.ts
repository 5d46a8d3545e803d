import { follow } from '../screen/follow.ts'
import { Screen } from '../screen/screen.ts'
import type { Input } from '../session/transport.ts'
import { jumps } from '../text/strip-escapes.ts'
import { compareScreens } from './screens-alike.ts'

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
    follow(this.#recorded, input)
    follow(this.#actual, input)
  }

  recorded(bytes: Uint8Array): void {
    this.#hasPainted.recorded ||= paints(bytes)
    this.#recorded.feed(bytes)
  }

  actual(bytes: Uint8Array): void {
    this.#hasPainted.actual ||= paints(bytes)
    this.#actual.feed(bytes)
  }

  /** Whether the recorded answer is painted on the screen rather than printed line by line. */
  get paints(): boolean {
    return this.#hasPainted.recorded
  }

  /** Whether both have painted their answer, in whatever way, and show the same but for volatile values. */
  get alike(): boolean {
    const { recorded, actual } = this.#hasPainted
    return recorded && actual && compareScreens(this.#recorded, this.#actual) !== 'different'
  }
}

function paints(bytes: Uint8Array): boolean {
  return bytes.includes(0x1b) && jumps(Buffer.from(bytes).toString('latin1'))
}
