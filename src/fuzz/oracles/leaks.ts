import { fuzzLeakBytesMin, fuzzLeakDescriptorsMin } from '../../limits.ts'
import { descriptorsOf, memoryOf } from '../../live/kernel-look.ts'
import type { Played } from '../run/played.ts'
import { play } from '../run/play.ts'
import type { Subject } from '../run/subject.ts'
import { type Case, sizeOf } from '../step.ts'
import { verdict, type Verdict } from './verdict.ts'

/** Whether a run left so much more memory or so many more files behind than before that it is worth a closer look. */
export function maybeLeaks({ memory, descriptors, exit, case: { steps } }: Played): boolean {
  // Of a long text that is still open (a bracket, a quote) a program has to keep all there is.
  if (exit !== null || sizeOf(steps) > leakingBytesMax) return false
  return (
    memory.after - memory.before >= suspectBytes ||
    descriptors.after - descriptors.before >= fuzzLeakDescriptorsMin
  )
}

/**
 * Plays a case again and again in one session. What is only bought once (a module, a cache, a history) stops growing; a leak
 * grows by as much at each repetition.
 */
export async function leakOf(subject: Subject, each: Case): Promise<Verdict | undefined> {
  const { terminal } = subject
  const memory: number[] = []
  const descriptors: number[] = []
  for (let round = 0; round <= rounds; round++) {
    await play(subject, each)
    if (terminal.ended !== undefined) return undefined
    memory.push(memoryOf(terminal.pid).now)
    descriptors.push(descriptorsOf(terminal.pid))
  }
  if (grows(descriptors, fuzzLeakDescriptorsMin / 4))
    return verdict(
      'descriptor-leak',
      `opens files and never closes them: ${growth(descriptors)} more per repetition`,
    )
  if (grows(memory, fuzzLeakBytesMin))
    return verdict(
      'memory-leak',
      `holds ever more memory: about ${Math.round(growth(memory) / 1_024)} KB more per repetition`,
    )
  return undefined
}

const leakingBytesMax = 1_024
const suspectBytes = 1_048_576
const rounds = 12

/** Whether nearly every repetition of the later two thirds added about as much as the middle one, and at least this much. */
function grows(values: readonly number[], least: number): boolean {
  const steps = values
    .slice(1)
    .map((value, at) => value - (values[at] ?? value))
    .slice(Math.floor(rounds / 3))
  const middle = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0
  return middle >= least && steps.filter((step) => step >= middle / 2).length >= steps.length - 1
}

function growth(values: readonly number[]): number {
  return Math.round(((values.at(-1) ?? 0) - (values[0] ?? 0)) / Math.max(1, values.length - 1))
}
