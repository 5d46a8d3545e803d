import { randomUUID } from 'node:crypto'
import { wallClock } from '../clock.ts'
import type { testTypes, TestResultEntry } from '../control/storage/entities/test-result.ts'

export type TestType = (typeof testTypes)[number]

/** What one run of a test saw. */
export interface Attempt {
  details: Record<string, unknown>
  /** What is wrong, each a sentence; none where the test passed. */
  problems: string[]
}

/**
 * Runs a test, and once more if it failed: it failed only if it did both times. The details say how often, as `2 of 2`.
 */
export async function verdict(
  program: string,
  type: TestType,
  attempt: () => Promise<Attempt>,
): Promise<TestResultEntry> {
  const first = await attempt()
  const second = first.problems.length === 0 ? undefined : await attempt()
  const failed = [first, second].filter((each) => each !== undefined && each.problems.length > 0).length
  const passed = failed < 2
  const runs = second === undefined ? 1 : 2
  return {
    id: randomUUID(),
    program,
    timestamp: wallClock().toISOString(),
    test_type: type,
    passed,
    details: { ...(second ?? first).details, failed_runs: `${failed} of ${runs}` },
    error: passed ? null : `${(second ?? first).problems.join(' ')} (${failed} of ${runs} runs)`,
  }
}
