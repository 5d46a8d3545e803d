import { replaceVolatile } from '../match/volatile.ts'
import { withoutRandomWords } from './random-words.ts'
import { rerecordRules } from './rerecord-rules.ts'

/** Text in the form in which what a program says is compared: times, ids and temporary paths are equal, and so are a spinner's frames. */
export function comparable(text: string): string {
  return replaceVolatile(text, rerecordRules).replace(spinnerFrame, '⠿').replace(besideValues, ' ')
}

/** Braille and quarter circles, as spinners use them; where one stops is chance. */
const spinnerFrame = /[⠁-⣿◐-◓◜-◟◴-◷]+/g

/** A value that is shorter than another one has more blanks beside it in its column. */
const besideValues = / {2,}(?=<\w+>)|(?<=<\w+>) {2,}/g

/** Whether two texts are equal once what varies is taken out. An id that looks like a word or a number is one where the other tells. */
export function equalShapes(one: string, other: string): boolean {
  if (one === other) return true
  const [ours, theirs] = [one.split('\n'), other.split('\n')]
  if (ours.length !== theirs.length) return false
  const pairs = new Map<string, readonly [string, string]>()
  for (const [index, line] of ours.entries()) {
    const counterpart = theirs[index] ?? ''
    if (line === counterpart) continue
    const kind = kindOf(line, counterpart)
    if (!pairs.has(kind)) pairs.set(kind, [line, counterpart])
  }
  return sameLinePairs([...pairs.values()])
}

/** Looked for in all of them at once, which is much cheaper. */
function sameLinePairs(pairs: readonly (readonly [string, string])[]): boolean {
  const [shapes = [], counterparts = []] = ([0, 1] as const).map((side) =>
    comparable(pairs.map((pair) => pair[side]).join('\n')).split('\n'),
  )
  return pairs.every(
    (pair, index) =>
      areEqual(shapes[index] ?? '', counterparts[index] ?? '') ||
      areEqual(...withComparable(withoutRandomWords(...pair))),
  )
}

/**
 * Equal for pairs of lines that can be told apart by their digits alone, and differ at the same places: of a log with a time in each line,
 * one pair is compared for all.
 */
function kindOf(one: string, other: string): string {
  if (one.length !== other.length) return `${one}\n${other}`
  let [low, high] = [0, 0]
  for (let at = 0; at < one.length; at++) {
    const [ours, theirs] = [one.charCodeAt(at), other.charCodeAt(at)]
    const both = isDigit(ours) && isDigit(theirs) ? (ours === theirs ? 1 : 2) : ours * 65_536 + theirs
    low = (Math.imul(low ^ both, 0x01_00_01_93) + 1) | 0
    high = (Math.imul(high, 31) + both) | 0
  }
  return `${one.length} ${low} ${high}`
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function withComparable([one, other]: readonly [string, string]): [string, string] {
  return [comparable(one), comparable(other)]
}

function areEqual(one: string, other: string): boolean {
  return one === other || fits(one, other) || fits(other, one)
}

function fits(shape: string, text: string): boolean {
  if (!/<(?:hex|id)>/.test(shape)) return false
  const source = shape
    .split(/(<hex>|<id>)/)
    .map((part) => byChance[part] ?? part.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
  return new RegExp(`^${source.join('')}$`).test(text)
}

/** What an id may be that does not look like one. */
const byChance: Readonly<Record<string, string>> = {
  '<hex>': String.raw`(?:<hex>|(?<![\w])[0-9a-f]{6,40}(?!\w))`,
  '<id>': String.raw`(?:<id>|(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{16,64}(?![\w-]))`,
}
