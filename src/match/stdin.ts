import type { TextAllowance } from './allowed.ts'
import type { Custom } from './verdict.ts'

/** An input as a function compares it: what was done, and the text that was typed, or `80x24`, or the signal's name. */
export interface Stdin {
  kind: string
  data: string
}

export interface StdinMatcherOptions extends TextAllowance {
  /** Leave what was typed out: inputs of one kind are the same. */
  ignore?: boolean
  /** Asked only where the default says "different". */
  custom?: Custom<Stdin>
}
