import fc, { type Arbitrary } from 'fast-check'
import { encodeKey, keyNames } from '../../session/keys.ts'
import { send, type Step } from '../step.ts'
import type { Inputs } from './inputs.ts'

/** Single keys and chords, as fingers press them. Finds the most, together with resizes. */
export function keys(): Inputs {
  return { name: 'keys', weight: 30, steps: () => keySteps }
}

const controls: readonly string[] = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
const letters: readonly string[] = characters('a', 'z')
const capitals: readonly string[] = characters('A', 'Z')
const digits: readonly string[] = characters('0', '9')
const marks: readonly string[] = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'.split('')
/** Keys that end, leave, complete or prefix something in nearly every program. */
const busy: readonly string[] = [
  '\r',
  '\t',
  '\u001b',
  ' ',
  '\u007f',
  '\u0018',
  '\u0003',
  '\u0012',
  '\u0001',
  '\u0005',
]
const named: readonly string[] = keyNames.map((name) => encodeKey(name))
const shifted: readonly string[] = keyNames.flatMap((name) =>
  ['Shift', 'Ctrl', 'Alt'].flatMap((modifier) => tryEncode(`${modifier}+${name}`)),
)
const alts: readonly string[] = [...letters, ...digits, ...marks].map((key) => `\u001b${key}`)

/** Every key there is, by family, and how much each is pressed. */
const families: readonly (readonly [weight: number, keys: readonly string[]])[] = [
  [9, controls],
  [9, letters],
  [5, busy],
  [4, capitals],
  [4, marks],
  [4, named],
  [2, digits],
  [2, alts],
  [1, shifted],
]

const anyKey: Arbitrary<string> = oneOfFamilies(families)

/** A few keys only: what happens in a state of several keys' depth is reached by pressing the same ones again and again. */
const fewKeys: Arbitrary<Arbitrary<string>> = fc
  .array(anyKey, { minLength: 3, maxLength: 10, size: 'max' })
  .map((few) => fc.constantFrom(...few))

/** Some families only (swarm testing: what is left out no longer gets in the way). */
const someFamilies: Arbitrary<Arbitrary<string>> = fc
  .subarray([...families], { minLength: 1, maxLength: 4 })
  .map((some) => oneOfFamilies(some))

const keySteps: Arbitrary<readonly Step[]> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constant(anyKey) },
    { weight: 3, arbitrary: fewKeys },
    { weight: 4, arbitrary: someFamilies },
  )
  .chain((key) =>
    fc.array(
      fc.oneof(
        { weight: 40, arbitrary: key.map((text) => [text]) },
        {
          weight: 2,
          arbitrary: fc
            .tuple(key, fc.integer({ min: 2, max: 30 }))
            .map(([text, times]) => Array.from({ length: times }, () => text)),
        },
      ),
      { minLength: 1, maxLength: 60, size: 'max' },
    ),
  )
  .map((presses) => presses.flat().map(send))

function oneOfFamilies(some: typeof families): Arbitrary<string> {
  return fc.oneof(...some.map(([weight, family]) => ({ weight, arbitrary: fc.constantFrom(...family) })))
}

function characters(first: string, last: string): string[] {
  const from = first.charCodeAt(0)
  return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, index) =>
    String.fromCharCode(from + index),
  )
}

function tryEncode(key: string): string[] {
  try {
    return [encodeKey(key)]
  } catch {
    // No terminal can send it.
    return []
  }
}
