import fc, { type Arbitrary } from 'fast-check'
import { send, type Step } from '../step.ts'
import type { Inputs } from './inputs.ts'

/**
 * Chords of two keys: one prefix, followed in turn by each of a family of keys. By chance a pair of control keys comes once in
 * a thousand pairs; a sweep gives all of one prefix in one session.
 */
export function chords(): Inputs {
  return { name: 'chords', weight: 6, steps: () => sweep }
}

const prefixes: readonly string[] = [
  ...[0x18, 0x0b, 0x01, 0x02, 0x0f, 0x14, 0x17, 0x11, 0x16, 0x07, 0x12].map((code) =>
    String.fromCharCode(code),
  ),
  '\u001b',
  ...'gz:!,'.split(''),
]
const anyControl: Arbitrary<string> = fc.integer({ min: 1, max: 31 }).map((code) => String.fromCharCode(code))
const prefix: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...prefixes) },
  { weight: 2, arbitrary: anyControl },
)

/** Interrupt, end of input, quit and stop: most sweeps spare them, as nothing comes after them. */
const ending: ReadonlySet<string> = new Set(['\u0003', '\u0004', '\u001c', '\u001a'])
const controls: readonly string[] = range(1, 31)
const calmControls: readonly string[] = controls.filter((key) => !ending.has(key))
const families: readonly (readonly string[])[] = [
  calmControls,
  calmControls,
  controls,
  range(0x61, 0x7a),
  range(0x21, 0x7e),
]

const sweep: Arbitrary<readonly Step[]> = fc
  .tuple(prefix, fc.constantFrom(...families))
  .chain(([first, family]) =>
    fc
      .shuffledSubarray([...family], { minLength: Math.min(family.length, sweepMin) })
      .map((keys) => keys.flatMap((key) => [send(first), send(key)])),
  )

/** Most of a family in nearly every sweep: what is left out may be what ends the program. */
const sweepMin = 12

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))
}
