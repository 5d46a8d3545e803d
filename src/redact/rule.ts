/** What a secret is, in the words of ClaudeControl's redaction patterns. */
export type Category = 'password' | 'token' | 'key' | 'custom'

/** How one kind of secret is recognised. Data, so that a table of rules can be read, counted, switched off and added to. */
export interface Rule {
  id: string
  category: Category
  /**
   * Matched on text without escape sequences. The group named `secret` (or `quoted`, `single`) is what is masked;
   * without one, all of the match.
   * Needs the flag `g`.
   */
  pattern: RegExp
  /**
   * At least one of these is in every text the pattern matches; compared in lower case, each of three characters or more. Empty:
   * always look.
   */
  keywords: readonly string[]
  /** Whether every match begins with a keyword. By default the source of the pattern tells. */
  begins?: boolean
  /** How far around a keyword the pattern reaches: its line by default, or the lines around it. */
  reach?: 'lines'
  /** Finds the secrets from a match on, where a pattern cannot: half-open ranges. For a rule that begins with its keyword. */
  find?: (text: string, at: number) => Iterable<[start: number, end: number]>
  /** Look only inside what this matches. Needs the flag `g`. */
  within?: RegExp
  /** The secret has at least this entropy, in bits per character. */
  entropyMin?: number
  /** The last word on a candidate; `quoted` where it stood in quotes. */
  accepts?: (secret: string, quoted: boolean) => boolean
  /** Unmistakable by its own form, wherever it stands: it is also looked for in base64 and in text that is not decoded. */
  marked?: boolean
  /**
   * The usual length of the whole match, in characters. With it the secret is also found when it is broken over two lines that
   * are not full: there only a match at least this long counts, and it is cut to this.
   */
  length?: number
  /** Whether every secret of this kind has that length: what follows a broken one is not part of it. */
  fixed?: boolean
  /** What to write instead of a numbered placeholder. */
  replacement?: string
}
