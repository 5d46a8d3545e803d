import fc, { type Arbitrary } from 'fast-check'
import { canonicalLineBytesMax } from '../../limits.ts'
import { send, type Step } from '../step.ts'
import type { Harvest, Inputs } from './inputs.ts'

/** Lines of text: words the program knows, numbers, marks and random letters, each ended by Enter. */
export function lines(): Inputs {
  return { name: 'lines', weight: 12, steps: lineSteps }
}

/** Lines longer than buffers are: around powers of two, around the terminal's own bound, and beyond. */
export function longLines(): Inputs {
  return { name: 'long lines', weight: 3, steps: () => longLine.map(asLine) }
}

/** Numbers at the edges of their types, alone and inside a line. */
export function numbers(): Inputs {
  return {
    name: 'numbers',
    weight: 3,
    steps: ({ words }) =>
      fc
        .tuple(wordOf(words), edge, fc.boolean())
        .map(([word, number, alone]) => asLine(alone ? number : `${word} ${number}`)),
  }
}

/** What `printf` would act on. */
export function formatStrings(): Inputs {
  return {
    name: 'format strings',
    weight: 2,
    steps: ({ words }) =>
      fc
        .tuple(wordOf(words), fc.array(conversion, { minLength: 1, maxLength: 12, size: 'max' }))
        .map(([word, parts]) => asLine(`${word} ${parts.join('')}`)),
  }
}

/** Brackets and quotes, opened and never closed, deeper than a parser's stack. */
export function nesting(): Inputs {
  return { name: 'nesting', weight: 5, steps: () => bomb }
}

function asLine(text: string): Step[] {
  return [send(text), send('\r')]
}

function lineSteps({ words }: Harvest): Arbitrary<readonly Step[]> {
  const word = fc.oneof(
    { weight: 6, arbitrary: wordOf(words) },
    { weight: 2, arbitrary: edge },
    { weight: 2, arbitrary: fc.string({ maxLength: 8, size: 'max' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...'=+-*/%^!?&|;:,.<>()[]{}@#$~`"\''.split(''), '--help', '-1', '..', '/'),
    },
  )
  const sentence = fc
    .tuple(fc.array(word, { maxLength: 6, size: 'max' }), fc.constantFrom(' ', ' ', ' ', '', ',', '='))
    .map(([parts, between]) => parts.join(between))
  // Most commands are a word, or a word and what it is about.
  const line = fc.oneof(
    { weight: 3, arbitrary: wordOf(words) },
    { weight: 2, arbitrary: fc.tuple(wordOf(words), word).map(([command, about]) => `${command} ${about}`) },
    { weight: 4, arbitrary: sentence },
  )
  const anyLines = fc.array(line, { minLength: 1, maxLength: 8, size: 'max' })
  // What counts, collects or runs full shows only when the same is said again and again.
  const fewLines = fc
    .array(line, { minLength: 1, maxLength: 3, size: 'max' })
    .chain((few) => fc.array(fc.constantFrom(...few), { minLength: 6, maxLength: 20, size: 'max' }))
  return fc
    .oneof({ weight: 3, arbitrary: anyLines }, { weight: 2, arbitrary: fewLines })
    .map((texts) => texts.flatMap((text) => (text === '' ? [send('\r')] : asLine(text))))
}

const commonWords: readonly string[] = [
  'help',
  '?',
  'h',
  'quit',
  'exit',
  'q',
  'y',
  'n',
  'yes',
  'no',
  'list',
  'show',
  'set',
  'open',
  'new',
  'add',
  'delete',
  'print',
  'back',
  'menu',
  'undo',
  'a',
  'b',
  'x',
  '0',
  '1',
  '2',
  '3',
]

/** A word the program knows, else one that many know. */
export function wordOf(words: readonly string[]): Arbitrary<string> {
  const common = fc.constantFrom(...commonWords)
  if (words.length === 0) return common
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: common })
}

const edge: Arbitrary<string> = fc.constantFrom(
  '0',
  '-0',
  '-1',
  '1',
  '00',
  '127',
  '128',
  '-129',
  '255',
  '256',
  '32767',
  '32768',
  '-32769',
  '65535',
  '65536',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '4294967295',
  '4294967296',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '18446744073709551616',

  '1e308',
  '1e309',
  '-1e-400',
  'nan',
  'inf',
  '0x7fffffff',
  '0xffffffff',
  '1/0',
  '0.1',
  '99999999999999999999999999',
)

const conversion: Arbitrary<string> = fc.constantFrom(
  '%s',
  '%n',
  '%x',
  '%p',
  '%d',
  '%99999d',
  '%.99999f',
  '%1$n',
  '%%',
  '{}',
  '{0}',
  '${x}',
)

const longLine: Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(16, 32, 64, 80, 100, 128, 200, 256, 512, 1_000, 1_024, 2_048, 4_000),
          fc.integer({ min: -2, max: 2 }),
        )
        .map(([near, off]) => near + off),
      fc.integer({ min: 1, max: canonicalLineBytesMax }),
      fc.constantFrom(
        canonicalLineBytesMax - 1,
        canonicalLineBytesMax,
        canonicalLineBytesMax + 1,
        8_192,
        20_000,
      ),
    ),
    fc.constantFrom('A', 'x', '9', ' ', '/', '-', '.', 'é', 'a b '),
  )
  .map(([length, unit]) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length))

const opener: Arbitrary<string> = fc.constantFrom(
  '(',
  '[',
  '{',
  '"',
  "'",
  '`',
  '$(',
  '${',
  '$((',
  '((',
  '<',
  '!',
  '-',
  '~',
  '\\',
  'if ',
  'f(',
  '[[',
  '{"a":',
  '/*',
)

const bomb: Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(opener, { minLength: 1, maxLength: 4, size: 'max' }),
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(100, 500, 1_000, 2_000)),
    fc.constantFrom('', '1', 'a', ')', '}'),
  )
  .map(([openers, depth, inner]) => [
    send(
      `${openers
        .join('')
        .repeat(depth)
        .slice(0, canonicalLineBytesMax - 10)}${inner}`,
    ),
    send('\r'),
  ])
