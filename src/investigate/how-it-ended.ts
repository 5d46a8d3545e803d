import type { CommandRow } from '../patterns/command-row.ts'
import { detectError } from '../patterns/is-error-output.ts'
import { leaves } from './danger.ts'
import { type Mode, quoted } from './mode.ts'
import type { Reply } from './world.ts'

/** What to note of a command after which the program did not wait for its user; nothing of one that is there to leave. */
export function howItEnded(row: CommandRow, mode: Mode, { end, exit, text }: Reply): string | undefined {
  const crash = detectError(text)?.category === 'crash'
  if (end === 'busy') return `${quoted(row, mode)} did not answer in time; the program was started again.`
  if (end === 'flood') return `${quoted(row, mode)} printed without an end; the program was started again.`
  if (exit?.signal != null)
    return `${quoted(row, mode)} crashed the program (${exit.signal}); it was started again.`
  if (crash || (exit?.code ?? 0) !== 0)
    return `${quoted(row, mode)} ended the program with exit code ${exit?.code ?? '?'}${crash ? ' (it crashed)' : ''}; it was started again.`
  return leaves(row) ? undefined : `${quoted(row, mode)} ended the program; it was started again.`
}
