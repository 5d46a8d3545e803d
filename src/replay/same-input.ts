import {
  matchesWithPlaceholders,
  placeholderPattern,
  type PlaceholderValues,
} from '../redact/placeholders.ts'
import type { Concealed } from '../session/concealed.ts'
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
  secrets: PlaceholderValues = new Map(),
): boolean {
  if (wireForm(input, terminal) === wireForm(received, terminal)) return true
  if (!('data' in input) || !('data' in received)) return false
  // A secret typed key by key stands, as a whole, in the first of its keys.
  if (hidden && input.data.length === 0 && input.kind === received.kind) return true
  return valuesTyped(input, received, terminal, secrets) !== undefined
}

/** What the tape has masked of an input that was played as the recorded one; undefined where it has nothing masked. */
export function maskedIn(
  { input, hidden }: RecordedInput,
  received: Input,
  terminal: boolean,
  secrets?: PlaceholderValues,
): Concealed | undefined {
  const values = [...(valuesTyped(input, received, terminal, secrets)?.values() ?? [])]
  return hidden || values.length > 0 ? { hidden, values, taped: input } : undefined
}

/** What was typed where the tape has placeholders; undefined where it has none, or something else was typed around them. */
function valuesTyped(
  recorded: Input,
  received: Input,
  terminal: boolean,
  secrets?: PlaceholderValues,
): PlaceholderValues | undefined {
  const [text, given] = [wireForm(recorded, terminal), wireForm(received, terminal)].map(utf8)
  if (text === undefined || given === undefined || !placeholderPattern().test(text)) return undefined
  return matchesWithPlaceholders(text, given, secrets)
}

// The wire form holds one character per byte.
function utf8(wire: string): string {
  return Buffer.from(wire, 'latin1').toString('utf8')
}
