import { follow } from '../screen/follow.ts'
import { Screen } from '../screen/screen.ts'
import type { Input } from './transport.ts'

/** What stands for the state a program is in, e.g. `(screen) => screen.hash`. */
export type StateOf = (screen: Screen) => string

/** Follows a program's screen to say, at any input, what state the program was in. Costs nothing where nobody asks. */
export class StateWatch {
  readonly #screen: Screen
  readonly #stateOf: StateOf | undefined

  constructor(size: { cols: number; rows: number } | null, stateOf: StateOf | undefined) {
    this.#screen = new Screen(size ?? { cols: 80, rows: 24 })
    this.#stateOf = stateOf
  }

  output(bytes: Uint8Array): void {
    if (this.#stateOf !== undefined) this.#screen.feed(bytes)
  }

  input(input: Input): void {
    if (input.kind === 'resize' && this.#stateOf !== undefined) follow(this.#screen, input)
  }

  /** Null where no state is watched. */
  get state(): string | null {
    return this.#stateOf === undefined ? null : this.#stateOf(this.#screen)
  }
}
