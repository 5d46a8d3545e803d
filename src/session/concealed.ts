import type { Input } from './transport.ts'

/** What a world knows of an input that no message may show as it was given. */
export interface Concealed {
  /** Whether the terminal hid it while it was typed: a password, most likely. */
  hidden: boolean
  /** Its parts that are secret. */
  values: readonly string[]
  /** The input as the tape has it, with placeholders; undefined while it is being recorded. */
  taped?: Input
}

const concealed = new WeakMap<Input, Concealed>()

/** Said by the world that received the input, which alone can tell. */
export function conceal(input: Input, how: Concealed): void {
  concealed.set(input, how)
}

/** Undefined for an input that may be shown, as far as its world knows. */
export function concealedIn(input: Input): Concealed | undefined {
  return concealed.get(input)
}
