import { anywhereCharsMin, findValues } from './exact.ts'
import { findByRules } from './find.ts'
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
  const values = findByRules(viewsOf(text, columns), rules).map(({ value }) => value)
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
  return covered.join('')
}
