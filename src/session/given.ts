import type { Input } from './transport.ts'

const listeners = new WeakMap<Input, () => void>()

/** Calls back once, when the world gives the input to the program: what was said before cannot be its echo. */
export function whenGiven(input: Input, listener: () => void): void {
  listeners.set(input, listener)
}

/** Said by the world just before it gives the input to the program. */
export function given(input: Input): void {
  const listener = listeners.get(input)
  listeners.delete(input)
  listener?.()
}

/** The copy is given in place of the input. */
export function givenAs(input: Input, copy: Input): void {
  whenGiven(copy, () => given(input))
}
