import { OptionError, show } from '../errors.ts'
import { printable } from '../text/printable.ts'

/** In a list of patterns: matches when the program ended and everything it wrote was looked at. */
export const EOF: unique symbol = Symbol.for('termtape.EOF')

/** In a list of patterns: matches when the time is up, instead of an error. */
export const TIMEOUT: unique symbol = Symbol.for('termtape.TIMEOUT')

/** A string is searched as it is, a RegExp by its rules; `$` means the end of what has arrived. */
export type Pattern = string | RegExp | typeof EOF | typeof TIMEOUT

/** What an expect found. */
export interface Match {
  /** Place of the pattern in the list asked for; 0 for a single one. */
  index: number
  pattern: Pattern
  /** The text that matched; empty for EOF and TIMEOUT. */
  text: string
  /** A RegExp's captures, in order. */
  groups: readonly (string | undefined)[]
  /** A RegExp's named captures. */
  named: Readonly<Record<string, string | undefined>>
  /** What came before the match and after the last one, as far as it is retained. */
  before: string
}

/** A pattern as a message names it. */
export function describePattern(pattern: Pattern): string {
  if (pattern === EOF) return 'EOF'
  if (pattern === TIMEOUT) return 'TIMEOUT'
  if (typeof pattern === 'string') return show(pattern)
  try {
    return printable(String(pattern))
  } catch {
    return 'a RegExp'
  }
}

/** A list of patterns as a message names it. */
export function describePatterns(patterns: readonly Pattern[]): string {
  const [first, ...others] = patterns.map(describePattern)
  return others.length === 0 ? (first ?? '') : `any of ${[first, ...others].join(', ')}`
}

/** @throws OptionError for an empty list, an empty string, or something that is no pattern */
export function checkPatterns(patterns: Pattern | readonly Pattern[]): readonly Pattern[] {
  const list: readonly Pattern[] = Array.isArray(patterns) ? patterns : [patterns]
  if (list.length === 0) throw new OptionError('patterns', '[]', 'at least one pattern')
  for (const each of list) {
    if (each === '')
      throw new OptionError('pattern', each, 'a string that is not empty: an empty one is found everywhere')
    if (typeof each !== 'string' && !(each instanceof RegExp) && each !== EOF && each !== TIMEOUT)
      throw new OptionError('pattern', each, 'a string, a RegExp, EOF or TIMEOUT')
  }
  return list
}
