import type { Rule } from './rule.ts'

/** What is special about a kind of token beside its form. */
export interface Issue {
  category?: Rule['category']
  /** The usual length of the whole match. */
  length?: number
  /** Whether every one has that length. */
  fixed?: boolean
  accepts?: (secret: string) => boolean
  entropyMin?: number
}

/**
 * A rule for what an issuer marks by its form. Formats are facts published by the issuers. A prefix that nothing else begins with
 * needs no left edge: it is found even when another letter stands before it, as after the `m` of a printed colour code. Lengths
 * are minimums, because issuers make their tokens longer over time.
 */
export function issued(id: string, keywords: readonly string[], pattern: RegExp, issue: Issue = {}): Rule {
  return { id, category: 'token', keywords, pattern, marked: true, entropyMin: 2, ...issue }
}
