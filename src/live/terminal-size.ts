import { OptionError } from '../errors.ts'
import { terminalSideMax } from '../limits.ts'

/** Throws an `OptionError` unless both sides are whole numbers a terminal can have. */
export function checkSize(size: { cols: number; rows: number }): void {
  for (const side of ['cols', 'rows'] as const)
    if (!Number.isInteger(size[side]) || size[side] < 1 || size[side] > terminalSideMax)
      throw new OptionError(side, size[side], `a whole number from 1 to ${terminalSideMax}`)
}
