import type { Custom } from './verdict.ts'

/** An input as a function compares it: what was done, and the text that was typed, or `80x24`, or the signal's name. */
export interface Stdin {
  kind: string
  data: string
}

export interface StdinMatcherOptions {
  /** Leave what was typed out: inputs of one kind are the same. */
  ignore?: boolean
  /** Asked only where the default says "different". */
  custom?: Custom<Stdin>
  normalise?: (text: string) => string
}

/** A typed line as it is compared. Line ends at the end do not count: whether the caller or the world added them is no difference. */
export function comparedLine(line: string, options: StdinMatcherOptions = {}): string {
  return (options.normalise?.(line) ?? line).replace(/[\r\n]+$/, '')
}
