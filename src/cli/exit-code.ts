import { constants } from 'node:os'
import type { Exit } from '../errors.ts'

/** What a shell calls the end of a program: its code, or 128 and the number of the signal that ended it. */
export function exitCodeOf({ code, signal }: Exit): number {
  if (code !== null) return code
  const number = Object.entries(constants.signals).find(([name]) => name === signal)?.[1]
  return 128 + (number ?? 0)
}
