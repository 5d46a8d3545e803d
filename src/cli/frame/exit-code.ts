import { constants } from 'node:os'
import type { Exit } from '../../errors.ts'

/** What the exit code of `termtape` means, whatever the command. */
export const exitCodes: readonly { code: string; means: string }[] = [
  { code: '0', means: 'done; nothing was found or differs' },
  { code: '1', means: 'it could not be done, or something was found, is broken or differs' },
  { code: '2', means: 'the command line was not understood' },
  { code: '3', means: '`tapes verify`: nothing drifted, but a tape could not be judged' },
  { code: 'other', means: "the program's own, of `run`, `attach`, `rec` and `play`; 128 + N for signal N" },
]

/** Nothing differs, as far as could be found out. */
export const exitNotRun = 3

/** What a shell calls the end of a program: its code, or 128 and the number of the signal that ended it. */
export function exitCodeOf({ code, signal }: Exit): number {
  if (code !== null) return code
  const number = Object.entries(constants.signals).find(([name]) => name === signal)?.[1]
  return 128 + (number ?? 0)
}
