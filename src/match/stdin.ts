export interface StdinMatcherOptions {
  /** Leave what was typed out: inputs of one kind are the same. */
  ignore?: boolean
  normalise?: (text: string) => string
}

/** A typed line as it is compared. Line ends at the end do not count: whether the caller or the world added them is no difference. */
export function comparedLine(line: string, options: StdinMatcherOptions = {}): string {
  return (options.normalise?.(line) ?? line).replace(/[\r\n]+$/, '')
}
