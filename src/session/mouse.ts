import { isUtf8 } from 'node:buffer'
import type { ScreenModes } from '../screen/screen-modes.ts'
import {
  encodeMouse,
  type MouseAction,
  type MouseAt,
  type MouseButton,
  type MouseModifiers,
  reaches,
} from '../screen/mouse.ts'
import { blamed, captureCallSite } from './call-site.ts'
import { keysOfBytes } from './keys-of.ts'

/** Held keys, and which button where there is a choice; default the left one. */
export interface MouseOptions extends MouseModifiers {
  button?: MouseButton
}

/** What a mouse needs of its session. */
export interface MouseWorld {
  modes(): ScreenModes
  /** Rows and columns of the screen. */
  size(): { cols: number; rows: number }
  /** Looks again whenever the session changed, until it holds or nobody can hope any more. */
  until(holds: () => boolean): Promise<unknown>
  send(bytes: Uint8Array): Promise<void>
}

/**
 * The mouse of a session. Rows and columns count from 0, negative ones from the end. What is sent is what a terminal in the program's mouse mode
 * sends; every act waits until the program has asked for such events, as a person waits until there is something to
 * click on, and rejects with a `ScreenError` (`no-mouse`) when it has not by the session's `timeoutMs`.
 */
export class Mouse {
  readonly #world: MouseWorld

  constructor(world: MouseWorld) {
    this.#world = world
  }

  /** Presses and releases a button on a cell. */
  click(row: number, col: number, options: MouseOptions = {}): Promise<void> {
    return this.#act({ kind: 'click', row, col, ...options }, 'click')
  }

  /** Turns the wheel one step. */
  wheel(
    row: number,
    col: number,
    direction: 'up' | 'down' | 'left' | 'right',
    held: MouseModifiers = {},
  ): Promise<void> {
    return this.#act({ kind: 'wheel', row, col, direction, ...held }, 'wheel')
  }

  /** Presses on one cell, moves to another and releases there. */
  drag(from: MouseAt, to: MouseAt, options: MouseOptions = {}): Promise<void> {
    return this.#act({ kind: 'drag', ...from, to, ...options }, 'drag')
  }

  /** Moves without a button held. */
  move(row: number, col: number, held: MouseModifiers = {}): Promise<void> {
    return this.#act({ kind: 'move', row, col, ...held }, 'move')
  }

  #act(action: MouseAction, deed: 'click' | 'wheel' | 'drag' | 'move'): Promise<void> {
    return blamed(this.#give(action), captureCallSite(this[deed]))
  }

  async #give(action: MouseAction): Promise<void> {
    const world = this.#world
    // Not awaited where it holds already, so that inputs keep their order.
    if (!reaches(world.modes(), action)) await world.until(() => reaches(world.modes(), action))
    await world.send(encodeMouse(world.modes(), onScreen(action, world.size())))
  }
}

/** The same act with rows and columns counted from 0. */
function onScreen(action: MouseAction, { cols, rows }: { cols: number; rows: number }): MouseAction {
  const at = ({ row, col }: MouseAt): MouseAt => ({
    row: row < 0 ? row + rows : row,
    col: col < 0 ? col + cols : col,
  })
  return action.kind === 'drag'
    ? { ...action, ...at(action), to: at(action.to) }
    : { ...action, ...at(action) }
}

/**
 * A press and its release are two writes of one exchange, as a hand gives them: some programs take one report per read. Reports in the
 * oldest encoding are no text, and go out as they are.
 */
export function kindOfReports(bytes: Uint8Array): 'keys' | 'raw' {
  return isUtf8(bytes) && keysOfBytes(bytes).length > 1 ? 'keys' : 'raw'
}
