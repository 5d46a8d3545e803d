import { checkKnown } from './known-options.ts'
import { checkSide } from './options.ts'

/** A terminal's size in characters. */
export interface TerminalSize {
  cols: number
  rows: number
}

/**
 * A size by name, or as two numbers, columns first.
 *
 * @throws OptionError for what is no size
 */
export function sizeGiven(given: [TerminalSize] | [cols: number, rows: number]): TerminalSize {
  const [first, second] = given
  if (typeof first !== 'object') return { cols: checkSide('cols', first), rows: checkSide('rows', second) }
  checkKnown(first, ['cols', 'rows'])
  return { cols: checkSide('cols', first.cols), rows: checkSide('rows', first.rows) }
}
