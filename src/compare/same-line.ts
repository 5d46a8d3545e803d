import type { SettledLine } from '../text/settled-line.ts'
import { comparable, equalShapes } from './equal-shapes.ts'

/** Whether two texts differ in nothing, or in what varies from run to run. */
export function sameShape(one: string, other: string): boolean {
  return equalShapes(one, other)
}

/** Two lines at one place. */
export type LinePair = readonly [SettledLine, SettledLine]

/** Whether two settled lines differ in nothing, or in volatile values only. */
export function sameLine(one: SettledLine, other: SettledLine): boolean {
  return sameLines([[one, other]])
}

/** The same of many pairs: volatile values are looked for in all of them at once, for that is much cheaper. */
export function sameLines(pairs: readonly LinePair[]): boolean {
  const unequal: (readonly [string, string])[] = []
  for (const pair of pairs) {
    const [one, other] = pair
    if (one.styles !== other.styles || !sameSwitches(one.switched, other.switched)) return false
    const texts = textsOf(one, other)
    if (texts[0] !== texts[1]) unequal.push(texts)
  }
  const all = (side: 0 | 1): string => unequal.map((texts) => texts[side]).join('\n')
  return equalShapes(all(0), all(1))
}

/**
 * Off and on again between two looks is nothing to who looks, as tmux does: when an editor of lines switched bracketed paste, or something the
 * cursor, is chance.
 */
function sameSwitches(one: string, other: string): boolean {
  return one === other || one.replace(passing, '') === other.replace(passing, '')
}

const passing = /(?:^| )\?(?:2004|25|12)[hl](?= |$)/g

/** Where something was painted over, nobody can tell a blank at the end from what was erased. */
function textsOf(one: SettledLine, other: SettledLine): readonly [string, string] {
  if (one.repainted === other.repainted) return [one.text, other.text]
  return [one.text.trimEnd(), other.text.trimEnd()]
}

/** Whether `begun` may still become `whole`: it is its beginning, but for volatile values, of which the last may be cut off. */
export function mayBecome(begun: SettledLine, whole: SettledLine): boolean {
  const [start, end] = textsOf(begun, whole)
  if (end.startsWith(start)) return true
  const goal = comparable(end)
  if (goal.startsWith(comparable(start))) return true
  const cut = comparable(start.replace(/[\w.:/@+-]+$/, ''))
  return goal.startsWith(cut) && volatileStart.test(goal.slice(cut.length))
}

const volatileStart = /^<\w+>/
