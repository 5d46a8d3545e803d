import { matchesWithPlaceholders, placeholderPattern } from '../redact/placeholders.ts'
import type { Input } from '../session/transport.ts'
import { wireForm } from './wire.ts'

/** A recorded input, and whether the terminal hid it while it was typed. */
export interface RecordedInput {
  input: Input
  hidden: boolean
}

/**
 * Whether an input is the recorded one to the program: the same bytes, the same size, the same signal. Where the tape has a
 * placeholder for a secret, any text stands for it, unless `secrets` says which.
 */
export function isSameInput(
  { input, hidden }: RecordedInput,
  received: Input,
  terminal: boolean,
  secrets: ReadonlyMap<string, string> = new Map(),
): boolean {
  const [recorded, given] = [wireForm(input, terminal), wireForm(received, terminal)]
  if (recorded === given) return true
  if (!('data' in input) || !('data' in received)) return false
  // A secret typed key by key stands, as a whole, in the first of its keys.
  if (hidden && input.data.length === 0 && input.kind === received.kind) return true
  const text = utf8(recorded)
  return placeholderPattern().test(text) && matchesWithPlaceholders(text, utf8(given), secrets) !== undefined
}

// The wire form holds one character per byte.
function utf8(wire: string): string {
  return Buffer.from(wire, 'latin1').toString('utf8')
}
