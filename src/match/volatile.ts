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
  let taken: Uint8Array | undefined
  for (const { id, pattern } of rules) {
    if (signs.get(pattern)?.test(text) === false) continue
    for (const match of text.matchAll(pattern)) {
      const { groups } = match
      const value = groups === undefined ? match[0] : (groups['value'] ?? groups['job'] ?? match[0])
      if (value === '') continue
      const start = match.index + (value === match[0] ? 0 : match[0].lastIndexOf(value))
      const end = start + value.length
      taken ??= new Uint8Array(text.length)
      if (isTaken(taken, start, end)) continue
      taken.fill(1, start, end)
      found.push({ id, value, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function isTaken(taken: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (taken[at] === 1) return true
  return false
}

/** What stands in every match of a built-in pattern, and is found much faster; most texts hold none. */
const signs: ReadonlyMap<RegExp, RegExp> = new Map(
  volatileRules.flatMap(({ id, pattern }): (readonly [RegExp, RegExp])[] => {
    const sign = {
      uuid: /-[0-9a-f]{4}-[0-9a-f]{4}-/i,
      hex: /[0-9a-f]{7}/i,
      port: /localhost|\d:\d{4}|\]:\d|port/i,
    }[id]
    return sign === undefined ? [] : [[pattern, sign]]
  }),
)

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
