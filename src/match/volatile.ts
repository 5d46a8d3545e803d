import { type VolatileRule, volatileRules } from './volatile-rules.ts'

/** A volatile value and where it stands. */
export interface Volatile {
  id: string
  value: string
  start: number
  end: number
}

/** Finds the volatile values of a text, ascending and apart from each other; where two rules want the same text the earlier wins. */
export function findVolatile(text: string, rules: readonly VolatileRule[] = volatileRules): Volatile[] {
  const found: Volatile[] = []
  const taken = new Uint8Array(text.length)
  for (const { id, pattern } of rules)
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['value'] ?? match.groups?.['job'] ?? match[0]
      const start = match.index + match[0].lastIndexOf(value)
      const end = start + value.length
      if (value === '' || taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      found.push({ id, value, start, end })
    }
  return found.sort((a, b) => a.start - b.start)
}

/** The text with every volatile value replaced by `<id>`. */
export function replaceVolatile(text: string, rules: readonly VolatileRule[] = volatileRules): string {
  let replaced = ''
  let done = 0
  for (const { id, start, end } of findVolatile(text, rules)) {
    replaced += `${text.slice(done, start)}<${id}>`
    done = end
  }
  return replaced + text.slice(done)
}
