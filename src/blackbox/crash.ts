import { detectError } from '../patterns/is-error-output.ts'
import type { Reply } from '../investigate/world.ts'

/** How a program crashed, in words; undefined if it did not. */
export function crash(
  { end, exit, text }: Reply,
  expectedSignals: readonly string[] = [],
): string | undefined {
  if (end !== 'exit' || exit === null) return undefined
  if (exit.signal !== null)
    return expectedSignals.includes(exit.signal) ? undefined : `died of ${exit.signal}`
  if (detectError(text)?.category === 'crash') return `ended with exit code ${exit.code} and a crash message`
  // A shell's way to say that what it ran died of a signal.
  const signal = (exit.code ?? 0) - 128
  return fatal.has(signal) ? `ended with exit code ${exit.code}, as after a fatal signal` : undefined
}

// ILL, TRAP, ABRT, BUS, FPE, SEGV
const fatal: ReadonlySet<number> = new Set([4, 5, 6, 7, 8, 11])
