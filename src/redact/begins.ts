import type { Rule } from './rule.ts'

/**
 * Whether each match of a rule's pattern begins with one of its keywords, as far as its source tells: behind a look back it has plain
 * characters, and every keyword begins with them or they with it. Such a pattern need not be tried anywhere else.
 */
export function beginsWithKeyword({ pattern, keywords }: Rule): boolean {
  const literal = literalStart(pattern.source.replace(lookBack, '')).toLowerCase()
  return (
    literal !== '' &&
    keywords.length > 0 &&
    keywords.every((keyword) => keyword.startsWith(literal) || literal.startsWith(keyword))
  )
}

/** `(?<![A-Za-z0-9])`: a class, and nothing that nests. */
const lookBack = /^\(\?<[!=]\[(?:[^\]\\]|\\.)*\]\)/

function literalStart(source: string): string {
  const characters: string[] = []
  for (const [piece, escaped] of source.matchAll(/\\([-./$_~])|[A-Za-z0-9_~:=\- ]|[^]/g)) {
    if (piece.length === 1 && !/[\w~:=\- ]/.test(piece)) {
      // What may be absent or repeated is no beginning.
      if (/[?*{|]/.test(piece)) characters.pop()
      return piece === '|' ? '' : characters.join('')
    }
    characters.push(escaped ?? piece)
  }
  return characters.join('')
}
