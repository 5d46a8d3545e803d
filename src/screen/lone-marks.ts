import type { Terminal } from '@xterm/headless'
import { privateParts } from './private-parts.ts'
import { columnsOfCode } from '../text/columns.ts'

/**
 * Zero-width characters (LRM, ZWSP, FSI, combining marks) in the first column have nothing to stand on: left out, as xterm does;
 * xterm.js gives them a cell. Done in its `print`, which is not public: only there is it known where the cursor stands. Where
 * it is missing, xterm.js's way stays.
 */
export function dropLoneMarks(terminal: Terminal): void {
  const handler = privateParts(terminal)?.handler
  const print: unknown = handler === undefined ? undefined : Reflect.get(handler, 'print')
  if (handler === undefined || typeof print !== 'function') return
  const printed = (codes: Uint32Array, start: number, end: number): void => {
    let from = start
    if ((codes[from] ?? 0) >= firstMark && terminal.buffer.active.cursorX === 0)
      while (from < end && columnsOfCode(codes[from] ?? 0) === 0) from++
    if (from < end) Reflect.apply(print, handler, [codes, from, end])
  }
  Reflect.set(handler, 'print', printed)
}

/** Below it, every character that is printed takes a column. */
const firstMark = 0x300
