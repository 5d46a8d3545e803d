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
  const [shapes, counterparts] = [comparable(one).split('\n'), comparable(other).split('\n')]
  return shapes.every(
    (shape, index) =>
      areEqual(shape, counterparts[index] ?? '') ||
      areEqual(...withComparable(withoutRandomWords(ours[index] ?? '', theirs[index] ?? ''))),
  )
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
