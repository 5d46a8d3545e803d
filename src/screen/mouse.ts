import { OptionError, ScreenError } from '../errors.ts'
import type { ScreenModes } from './screen-modes.ts'
import { cellHeightPx, cellWidthPx } from './palette.ts'

export interface MouseAt {
  /** Row and column of the cell, from 0. */
  row: number
  col: number
}

export interface MouseModifiers {
  shift?: boolean
  alt?: boolean
  ctrl?: boolean
}

/** What a hand does with a mouse. `click` is a press and a release; `drag` presses, moves once and releases at `to`. */
export type MouseAction = MouseAt &
  MouseModifiers &
  (
    | { kind: 'press'; button?: MouseButton }
    | { kind: 'release'; button?: MouseButton }
    | { kind: 'click'; button?: MouseButton }
    | { kind: 'drag'; button?: MouseButton; to: MouseAt }
    | { kind: 'move' }
    | { kind: 'wheel'; direction: 'up' | 'down' | 'left' | 'right' }
  )

export type MouseButton = 'left' | 'middle' | 'right'

/**
 * The bytes a terminal in these modes sends for an action. Events the program did not ask for are left out, as a
 * terminal does: a click in mode 9 is a press alone, a drag in mode 1000 has no motion.
 *
 * Throws a `ScreenError` (`no-mouse`) when nothing at all would be sent, and an `OptionError` for a cell that the
 * encoding cannot name. Source: xterm's ctlseqs, "Mouse Tracking".
 */
export function encodeMouse(
  modes: Pick<ScreenModes, 'mouse' | 'mouseEncoding'>,
  action: MouseAction,
): Uint8Array {
  const events = reportedEvents(modes, action)
  if (events.length === 0)
    throw new ScreenError(
      'no-mouse',
      modes.mouse === 'none'
        ? `The program has not asked for mouse events, so it would not receive a ${action.kind}.`
        : `The program asked for ${asked[modes.mouse]}, so it would not receive a ${action.kind}.`,
      {
        hint: 'Most programs that use the mouse turn it on as they start; in some you have to, as with `:set mouse=a` in vim.',
      },
    )
  const modifiers =
    modes.mouse === 'x10' ? 0 : (action.shift ? 4 : 0) + (action.alt ? 8 : 0) + (action.ctrl ? 16 : 0)
  return Buffer.concat(events.map((event) => encode(modes.mouseEncoding, event, event.code + modifiers)))
}

/** Whether the program asked for any event of this action. */
export function reaches(modes: Pick<ScreenModes, 'mouse'>, action: MouseAction): boolean {
  return reportedEvents(modes, action).length > 0
}

interface MouseEvent extends MouseAt {
  type: 'press' | 'release' | 'motion' | 'wheel'
  /** Button number; 3 for none. Motion adds 32. */
  code: number
  held?: boolean
}

const asked = {
  x10: 'presses only (mode 9)',
  vt200: 'presses and releases only (mode 1000)',
  drag: 'no motion without a button (mode 1002)',
  any: 'everything (mode 1003)',
} as const

const buttons = { left: 0, middle: 1, right: 2 } as const
const wheels = { up: 64, down: 65, left: 66, right: 67 } as const

function reportedEvents(modes: Pick<ScreenModes, 'mouse'>, action: MouseAction): MouseEvent[] {
  return eventsOf(action).filter((event) => reported(modes, event))
}

function eventsOf(action: MouseAction): MouseEvent[] {
  const { row, col } = action
  if (action.kind === 'move') return [{ type: 'motion', row, col, code: 35 }]
  if (action.kind === 'wheel') return [{ type: 'wheel', row, col, code: wheels[action.direction] }]
  const code = buttons[action.button ?? 'left']
  const press: MouseEvent = { type: 'press', row, col, code }
  if (action.kind === 'drag')
    return [
      press,
      { type: 'motion', ...action.to, code: code + 32, held: true },
      { type: 'release', ...action.to, code },
    ]
  const release: MouseEvent = { ...press, type: 'release' }
  if (action.kind === 'click') return [press, release]
  return [action.kind === 'press' ? press : release]
}

function reported({ mouse }: Pick<ScreenModes, 'mouse'>, { type, held }: MouseEvent): boolean {
  if (mouse === 'none') return false
  if (mouse === 'x10') return type === 'press'
  if (type !== 'motion') return true
  return mouse === 'any' || (mouse === 'drag' && held === true)
}

function encode(
  encoding: ScreenModes['mouseEncoding'],
  { type, row, col }: MouseEvent,
  code: number,
): Buffer {
  for (const [name, value] of [
    ['row', row],
    ['col', col],
  ] as const)
    if (!Number.isInteger(value) || value < 0) throw new OptionError(name, value, 'a whole number from 0')
  const final = type === 'release' ? 'm' : 'M'
  if (encoding === 'sgr') return Buffer.from(`\x1b[<${code};${col + 1};${row + 1}${final}`)
  if (encoding === 'sgr-pixels') {
    // The middle of the cell.
    const x = col * cellWidthPx + cellWidthPx / 2 + 1
    const y = row * cellHeightPx + cellHeightPx / 2 + 1
    return Buffer.from(`\x1b[<${code};${x};${y}${final}`)
  }
  // The older encodings cannot say which button was released: its two lowest bits become 3.
  const byte = 32 + (type === 'release' ? code | 3 : code)
  if (encoding === 'urxvt') return Buffer.from(`\x1b[${byte};${col + 1};${row + 1}M`)
  const max = encoding === 'utf8' ? 2014 : 222
  for (const [name, value] of [
    ['row', row],
    ['col', col],
  ] as const)
    if (value > max)
      throw new OptionError(
        name,
        value,
        `at most ${max}: the mouse encoding the program chose (${encoding}) ends there`,
      )
  const text = String.fromCharCode(byte, 33 + col, 33 + row)
  return Buffer.concat([Buffer.from('\x1b[M'), Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'latin1')])
}
