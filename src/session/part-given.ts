import type { Input } from './transport.ts'

const parts = new WeakMap<Input, Input>()

/** Said by the world that received some keys of an input and no more, as of a program that ended at one. Gives these keys. */
export function keepPart(input: Input, data: Uint8Array): Input {
  const part: Input = { kind: 'keys', data }
  parts.set(input, part)
  return part
}

/** What the program received of an input that failed; undefined where that was nothing. */
export function partGiven(input: Input): Input | undefined {
  return parts.get(input)
}
