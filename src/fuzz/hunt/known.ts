import { isError } from '../../errors.ts'
import type { Known } from '../outcome.ts'
import type { Case } from '../step.ts'
import type { Judge } from './judge.ts'

/** Tries failures of earlier campaigns first, a few times each: those that come now and then have to stay away. */
export async function retryKnown(
  judge: Judge,
  known: readonly { name: string; case: Case; key: string }[],
): Promise<Known[]> {
  const told: Known[] = []
  for (const { name, case: each, key } of known) told.push({ name, ...(await retried(judge, each, key)) })
  return told
}

async function retried(judge: Judge, each: Case, key: string): Promise<Omit<Known, 'name'>> {
  try {
    for (let run = 0; run < runs; run++) {
      const { verdict } = await judge.run(each, key)
      if (verdict?.key === key) return { state: 'FAILED', words: verdict.words }
      if (verdict !== undefined) return { state: 'FAILED', words: `now it ${verdict.words}` }
    }
    return { state: 'FIXED', words: `${runs} runs without the failure` }
  } catch (error) {
    return { state: 'ERROR', words: isError(error) ? error.message : String(error) }
  }
}

const runs = 3
