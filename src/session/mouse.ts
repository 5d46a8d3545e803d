import type { Modes } from '../screen/modes.ts'
import {
  encodeMouse,
  type MouseAction,
  type MouseAt,
  type MouseButton,
  type MouseModifiers,
} from '../screen/mouse.ts'

/** Held keys, and which button where there is a choice; default the left one. */
export interface MouseOptions extends MouseModifiers {
  button?: MouseButton
}

/**
 * The mouse of a session. Rows and columns count from 0. What is sent is what a terminal in the program's mouse mode
 * sends; every act rejects with a `ScreenError` (`no-mouse`) while the program has asked for none of it.
 */
export class Mouse {
  readonly #modes: () => Modes
  readonly #send: (bytes: Uint8Array) => Promise<void>

  constructor(modes: () => Modes, send: (bytes: Uint8Array) => Promise<void>) {
    this.#modes = modes
    this.#send = send
  }

  /** Presses and releases a button on a cell. */
  click(row: number, col: number, options: MouseOptions = {}): Promise<void> {
    return this.#act({ kind: 'click', row, col, ...options })
  }

  /** Turns the wheel one step. */
  wheel(
    row: number,
    col: number,
    direction: 'up' | 'down' | 'left' | 'right',
    held: MouseModifiers = {},
  ): Promise<void> {
    return this.#act({ kind: 'wheel', row, col, direction, ...held })
  }

  /** Presses on one cell, moves to another and releases there. */
  drag(from: MouseAt, to: MouseAt, options: MouseOptions = {}): Promise<void> {
    return this.#act({ kind: 'drag', ...from, to, ...options })
  }

  /** Moves without a button held. */
  move(row: number, col: number, held: MouseModifiers = {}): Promise<void> {
    return this.#act({ kind: 'move', row, col, ...held })
  }

  async #act(action: MouseAction): Promise<void> {
    await this.#send(encodeMouse(this.#modes(), action))
  }
}
