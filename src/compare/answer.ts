import { isDeepStrictEqual } from 'node:util'
import type { DriftTier, Exit } from '../errors.ts'
import { type LineDifference, OutputWatch } from './output-watch.ts'

/** What a program answered to one input. */
export interface Answer {
  output: Uint8Array
  exit: Exit | null
}

/** How far two answers lie apart, and the lines that differ in volatile values only. */
export interface Comparison {
  /**
   * `same` byte for byte; `cosmetic` in volatile values such as times, ids and temporary paths, or in how a line was painted;
   * `output` in what is said; `flow` in whether and how the program ended.
   */
  tier: DriftTier
  cosmetic: readonly LineDifference[]
}

/** Compares two answers line by line, as the lines stand once they are painted. Programs that paint the whole screen are compared by it. */
export function compareAnswers(recorded: Answer, actual: Answer): Comparison {
  const watch = new OutputWatch(recorded.output)
  watch.heard(actual.output)
  const cosmetic = watch.cosmetic
  if (!isDeepStrictEqual(recorded.exit, actual.exit)) return { tier: 'flow', cosmetic }
  return { tier: watch.state === 'complete' ? watch.tier : 'output', cosmetic }
}
