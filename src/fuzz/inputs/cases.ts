import fc, { type Arbitrary } from 'fast-check'
import { fuzzStepsMax } from '../../limits.ts'
import type { Case, Pacing, Step } from '../step.ts'
import { bytes, escapes, mouse, pastes, unicode } from './bytes.ts'
import { chords } from './chords.ts'
import { endOfFile, hangUps, signals } from './events.ts'
import { type Harvest, type Inputs, weighted } from './inputs.ts'
import { interruptedLines } from './interruptions.ts'
import { keys } from './keys.ts'
import { formatStrings, lines, longLines, nesting, numbers } from './lines.ts'
import { resizes } from './sizes.ts'

/** Every kind of input, weighted by what was found with it. */
export function everyInput(): Inputs[] {
  return [
    keys(),
    resizes(),
    chords(),
    lines(),
    interruptedLines(),
    bytes(),
    nesting(),
    longLines(),
    numbers(),
    formatStrings(),
    escapes(),
    unicode(),
    mouse(),
    pastes(),
    signals(),
    endOfFile(),
    hangUps(),
  ]
}

/**
 * The same kinds for a program that leaves its lines to the terminal to edit: of keys and sequences such a program sees nothing
 * before Enter, and then a line among others. Every kind stays alive, as the program may change the mode.
 */
export function forLines(kinds: readonly Inputs[]): Inputs[] {
  return kinds.map((kind) => weighted(linewise[kind.name] ?? kind.weight, kind))
}

const linewise: Readonly<Record<string, number>> = {
  keys: 12,
  resizes: 4,
  chords: 1,
  lines: 24,
  'interrupted lines': 24,
  'escape sequences': 2,
  mouse: 1,
  pastes: 2,
  unicode: 4,
  'end of file': 4,
  numbers: 7,
  'format strings': 4,
  'long lines': 5,
}

/**
 * Cases of some kinds of input. Each case has a choice of kinds of its own (swarm testing: what is left out of a case
 * cannot end or reset what the rest is building up), a length of its own, and a pacing.
 */
export function cases(kinds: readonly Inputs[], harvest: Harvest): Arbitrary<Case> {
  const made = kinds.map((kind) => ({ weight: kind.weight, arbitrary: kind.steps(harvest) }))
  const one = fc.constantFrom(...made.flatMap((each) => Array.from({ length: each.weight }, () => [each])))
  const half = fc.subarray(made, { minLength: 1 })
  const choice = fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 2, arbitrary: fc.tuple(one, one).map(([first, second]) => [...first, ...second]) },
    { weight: 5, arbitrary: half },
  )
  return fc
    .tuple(
      choice,
      pacing.chain((pace) => fc.tuple(fc.constant(pace), fc.constantFrom(...lengths[pace]))),
    )
    .chain(([chosen, [pace, maxLength]]) =>
      fc
        .array(fc.oneof(...chosen), { minLength: 1, maxLength, size: 'max' })
        .map((groups) => ({ steps: upToTheEnd(groups.flat(), stepsMax[pace]), pacing: pace })),
    )
}

const pacing: Arbitrary<Pacing> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Pacing>('paced') },
  { weight: 18, arbitrary: fc.constant<Pacing>('burst') },
  { weight: 1, arbitrary: fc.constant<Pacing>('slow') },
)

/** Kinds of input in a row. A long burst costs little more than a short one, and goes further; several cases share a session. */
const lengths: Readonly<Record<Pacing, readonly number[]>> = {
  burst: [1, 4, 12, 24, 40],
  paced: [1, 1, 2, 4, 8],
  slow: [1, 2],
}

/** A paced step costs as much as a whole burst. */
const stepsMax: Readonly<Record<Pacing, number>> = { burst: fuzzStepsMax, paced: 40, slow: 12 }

/** Nothing follows on a hang-up. */
function upToTheEnd(steps: readonly Step[], most: number): Step[] {
  const end = steps.findIndex((step) => step.do === 'hang-up')
  return steps.slice(0, end === -1 ? most : Math.min(end + 1, most))
}

/** The nth case of a campaign: the same for the same seed, and no other. */
export function sampleCase<T>(arbitrary: Arbitrary<T>, seed: number, index: number): T {
  // fast-check's own generator decorrelates neighbouring seeds.
  const [sample] = fc.sample(arbitrary, { seed: mix(seed, index), numRuns: 1 })
  if (sample === undefined) throw new Error('fast-check made no sample')
  return sample
}

/** A 32-bit number from two, well stirred. Source: the finaliser of MurmurHash3. */
export function mix(seed: number, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
