import type { Input } from './transport.ts'

const unechoed = new WeakSet<Input>()

/** Said by the world that received the input, before it delivers what came of it: the terminal did not echo it. */
export function keepUnechoed(input: Input): void {
  unechoed.add(input)
}

/** Whether the terminal is known not to have echoed it, so that what looks like an echo is the program's own answer. */
export function isUnechoed(input: Input | undefined): boolean {
  return input !== undefined && unechoed.has(input)
}
