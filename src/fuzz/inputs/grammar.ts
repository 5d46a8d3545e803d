import fc, { type Arbitrary } from 'fast-check'
import { OptionError } from '../../errors.ts'
import { send, type Step } from '../step.ts'
import type { Inputs } from './inputs.ts'

/**
 * Rules by name; the first is what a line is made of. A rule's ways are texts in which `<name>` stands for another rule:
 * `{ line: ['<sum>', 'x=<sum>'], sum: ['<number>', '(<sum>)+<sum>'], number: ['0', '1', '<word>'] }`. `<word>` is a word that
 * the program knows.
 */
export type Grammar = Readonly<Record<string, readonly string[]>>

/**
 * Lines of a language.
 *
 * @throws OptionError for a rule that is missing or has no ways
 */
export function grammar(rules: Grammar, weight = 20): Inputs {
  const [start] = Object.keys(rules)
  if (start === undefined) throw new OptionError('grammar', rules, 'rules by name')
  for (const [name, ways] of Object.entries(rules)) {
    if (!Array.isArray(ways) || ways.length === 0)
      throw new OptionError(`grammar.${name}`, ways, 'an array of at least one alternative')
    for (const way of ways)
      for (const [, other = ''] of way.matchAll(reference))
        if (other !== wordRule && !Object.hasOwn(rules, other))
          throw new OptionError(`grammar.${name}`, way, `rules that exist; there is no <${other}>`)
  }
  return {
    name: 'grammar',
    weight,
    steps: ({ words }) => {
      const known = { [wordRule]: words.length === 0 ? ['x'] : words, ...rules }
      const text = arbitraryOf(known, start)
      return fc
        .array(text, { minLength: 1, maxLength: 6, size: 'max' })
        .map((texts): Step[] => texts.flatMap((line) => [send(line), send('\r')]))
    },
  }
}

const reference = /<([\w-]+)>/g
const wordRule = 'word'

function arbitraryOf(rules: Grammar, start: string): Arbitrary<string> {
  const { [start]: found } = fc.letrec<Record<string, string>>((tie) =>
    Object.fromEntries(
      Object.entries(rules).map(([name, ways]) => {
        // Ways without a reference first: that is where fast-check goes when it has to come to an end.
        const sorted = ways.toSorted((one, other) => one.split('<').length - other.split('<').length)
        const each = sorted.map((way) => wayOf(way, tie))
        return [
          name,
          fc.oneof({ depthSize: 'medium', withCrossShrink: true, depthIdentifier: 'grammar' }, ...each),
        ]
      }),
    ),
  )
  if (found === undefined) throw new OptionError('grammar', start, 'the name of a rule')
  return found
}

function wayOf(way: string, tie: (name: string) => Arbitrary<string>): Arbitrary<string> {
  const parts = way.split(reference)
  return fc
    .tuple(...parts.map((part, index) => (index % 2 === 0 ? fc.constant(part) : tie(part))))
    .map((texts) => texts.join(''))
}
