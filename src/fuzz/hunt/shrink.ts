import { now } from '../../clock.ts'
import { fuzzShrinkRunsMax } from '../../limits.ts'
import { type Case, keyOf, sizeOf, type Step } from '../step.ts'
import { atoms, firstBytesApart, merged } from './atoms.ts'

export interface Shrunk {
  case: Case
  runs: number
}

/**
 * The smallest case that still fails in the same way: first the shortest beginning, by bisection; then without every piece
 * that can be done without, from large to small; then each step by a simpler one; at last every step once more, as a run that did not
 * fail by chance hides what could go. At most so many runs, and until a moment.
 */
export async function shrink(
  found: Case,
  fails: (each: Case) => Promise<boolean>,
  until: number,
): Promise<Shrunk> {
  let runs = 0
  let best = found
  const tried = new Map<string, number>()
  const triedAtMost = async (
    times: number,
    steps: readonly Step[],
    pacing: Case['pacing'],
  ): Promise<boolean> => {
    const key = pacing + steps.map(keyOf).join('\0')
    const before = tried.get(key) ?? 0
    if (steps.length === 0 || before >= times || runs >= fuzzShrinkRunsMax || now() >= until) return false
    tried.set(key, before + 1)
    runs++
    if (!(await fails({ steps, pacing }))) return false
    best = { steps, pacing }
    return true
  }
  const tries = (steps: readonly Step[], pacing = best.pacing): Promise<boolean> =>
    triedAtMost(1, steps, pacing)
  const over = (): boolean => runs >= fuzzShrinkRunsMax || now() >= until

  // Where nothing has to be waited for, all that follows takes a fraction of the time; what fails so only now and then is no help.
  if (best.pacing !== 'burst' && (await triedAtMost(2, best.steps, 'burst')))
    if (!(await triedAtMost(2, found.steps, 'burst'))) best = found
  await bisect(() => best.steps, tries)
  const single = atoms(best.steps)
  if (single.length !== best.steps.length) {
    await tries(single)
    await bisect(() => best.steps, tries)
  }
  const apart = firstBytesApart(best.steps)
  if (apart.length !== best.steps.length) await tries(apart, 'paced')
  for (let before = Number.POSITIVE_INFINITY; sizeOf(best.steps) < before && !over();) {
    before = sizeOf(best.steps)
    await dropPieces(() => best.steps, tries)
    await trim(() => best.steps, tries)
    await tries(atoms(best.steps))
    await simplify(() => best.steps, tries)
    if (sizeOf(best.steps) === before && best.steps.length <= againStepsMax)
      await dropPieces(
        () => best.steps,
        (steps) => triedAtMost(againTimes, steps, best.pacing),
        1,
      )
  }
  if (best.pacing !== 'burst' && !(await tries(best.steps, 'burst')) && !(await tries(merged(best.steps))))
    await join(() => best.steps, tries)
  return { case: best, runs }
}

/** How often a step is tried without in all, where there are few: a loaded machine makes one in a hundred runs go otherwise. */
const againTimes = 3
const againStepsMax = 16

type Tries = (steps: readonly Step[]) => Promise<boolean>

/** What made it fail is most often the last step given: a beginning that fails is looked for from both sides. */
async function bisect(steps: () => readonly Step[], tries: Tries): Promise<void> {
  for (let [low, high] = [0, steps().length]; high - low > 1;) {
    const middle = Math.floor((low + high) / 2)
    if (await tries(steps().slice(0, middle))) high = middle
    else low = middle
  }
}

async function dropPieces(
  steps: () => readonly Step[],
  tries: Tries,
  largest = Math.floor(steps().length / 2),
): Promise<void> {
  for (let size = largest; size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < steps().length;) {
      // What comes first is least likely to matter.
      const shorter = steps().toSpliced(at, size)
      if (!(await tries(shorter))) at += size
    }
}

/** Keys in one write, as far as they may be: where they may not, that is part of the failure. */
async function join(steps: () => readonly Step[], tries: Tries): Promise<void> {
  for (let at = 0; at + 1 < steps().length;) {
    const pair = merged(steps().slice(at, at + 2))
    if (pair.length > 1 || !(await tries(steps().toSpliced(at, 2, ...pair)))) at++
  }
}

/** Long writes, by bisection to the very byte: where a buffer ends. */
async function trim(steps: () => readonly Step[], tries: Tries): Promise<void> {
  for (let at = 0; at < steps().length; at++) {
    const step = steps()[at]
    if (step?.do !== 'send' || step.bytes.length <= trimmedBytesMin) continue
    for (let [low, high] = [0, step.bytes.length]; high - low > 1;) {
      const middle = Math.floor((low + high) / 2)
      const shorter: Step = { do: 'send', bytes: step.bytes.subarray(0, middle) }
      if (await tries(steps().toSpliced(at, 1, shorter))) high = middle
      else low = middle
    }
  }
}

const trimmedBytesMin = 8

async function simplify(steps: () => readonly Step[], tries: Tries): Promise<void> {
  for (let at = 0; at < steps().length; at++)
    for (let before = Number.POSITIVE_INFINITY; sizeAt(steps(), at) < before;) {
      before = sizeAt(steps(), at)
      for (const simpler of simplerThan(steps()[at]))
        if (await tries(steps().map((step, index) => (index === at ? simpler : step)))) break
    }
}

function sizeAt(steps: readonly Step[], at: number): number {
  return sizeOf(steps.slice(at, at + 1))
}

/** Simpler steps, the simplest first. */
function simplerThan(step: Step | undefined): Step[] {
  if (step?.do === 'resize')
    return [
      { ...step, cols: 80 },
      { ...step, rows: 24 },
    ].filter((each) => keyOf(each) !== keyOf(step))
  if (step?.do !== 'send') return []
  const { bytes } = step
  if (bytes.length > 1)
    return [
      bytes.subarray(0, 1),
      bytes.subarray(bytes.length - 1),
      ...withoutPieces(bytes),
      ...smallerNumbers(bytes),
      ...(bytes.every((byte) => byte === 0x61) ? [] : [Buffer.alloc(bytes.length, 'a')]),
    ].map((part) => ({ do: 'send', bytes: part }))
  const [byte = 0] = bytes
  return simpleBytes.includes(byte)
    ? []
    : simpleBytes.map((simple) => ({ do: 'send', bytes: Uint8Array.of(simple) }))
}

/** The bytes without each half, each quarter, and so on to each single one; of many bytes, without so many pieces only. */
function withoutPieces(bytes: Uint8Array): Uint8Array[] {
  const shorter: Uint8Array[] = []
  const least = Math.ceil(bytes.length / piecesMax)
  for (let size = bytes.length >> 1; size >= least; size >>= 1)
    for (let at = 0; at < bytes.length; at += size)
      shorter.push(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]))
  return shorter.filter(({ length }) => length > 0)
}

const piecesMax = 32

/** The bytes with each number in them by a shorter one, as large as may be: where a number has to be large, its own digits may make none that is shorter. */
function smallerNumbers(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1')
  return [...text.matchAll(/\d{2,}/g)].slice(0, piecesMax).map(({ 0: digits, index }) => {
    const nines = '9'.repeat(digits.length - 1)
    return Buffer.from(text.slice(0, index) + nines + text.slice(index + digits.length), 'latin1')
  })
}

/** `a`, Enter */
const simpleBytes: readonly number[] = [0x61, 0x0d]
