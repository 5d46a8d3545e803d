import { anywhereCharsMin, findValues } from './exact.ts'
import { findByRules } from './find.ts'
import { worthKnowing } from './known-values.ts'
import type { Rule } from './rule.ts'
import { builtinRules } from './rules.ts'
import { viewsOf } from './views.ts'

/** What is known of secrets beforehand. */
export interface KnownSecrets {
  /** Values that are secret wherever they occur. */
  values: readonly string[]
  /** Default: the built-in rules. */
  rules?: readonly Rule[] | undefined
}

/** What the rules find in a text. Elsewhere it may be cut off, so that only its beginning stands there. */
export function secretsIn(text: string, rules: readonly Rule[] = builtinRules, columns?: number): string[] {
  const values = findByRules(viewsOf(text, columns), rules).flatMap(({ value, rule }) =>
    worthKnowing(value, rule.id),
  )
  return [...new Set(values)].filter(({ length }) => length >= anywhereCharsMin)
}

/**
 * A text with every character of a secret covered by a `█`. It keeps its length and its lines, so that what is marked under it
 * stays in its column.
 */
export function cover(
  text: string,
  { values, rules = builtinRules }: KnownSecrets,
  columns?: number,
): string {
  const views = viewsOf(text, columns)
  const covered = text.split('')
  for (const { ranges } of [...findByRules(views, rules), ...findValues(views, values)])
    for (const { start, end } of ranges)
      for (let at = start; at < end; at++) if (text.charAt(at) > ' ') covered[at] = '█'
  for (const value of values) for (const at of endingAtTop(text, value)) covered[at] = '█'
  return covered.join('')
}

/** Where a value goes on that has begun above the first row of a screen: on its beginning no rule can go. */
function endingAtTop(text: string, value: string): number[] {
  const from = value.length < wholeCharsMin ? -1 : value.indexOf(text.slice(0, endCharsMin))
  if (from <= 0) return []
  const places: number[] = []
  for (let at = 0; from + places.length < value.length; at += 1) {
    if (text[at] === '\n') continue
    if (text[at] !== value[from + places.length]) return []
    places.push(at)
  }
  return places
}

/** Fewer characters of an end, or of a value, occur by chance. */
const endCharsMin = 8
const wholeCharsMin = 12
