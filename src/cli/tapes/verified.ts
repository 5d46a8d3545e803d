import type { DriftTier } from '../../errors.ts'
import type { NotRun } from './not-run.ts'

/** What became of one tape when its program was run again. */
export interface Verified {
  id: string
  /** Relative to the current folder. */
  path: string
  /** The worst tier; null where nothing is known of today's program. */
  tier: DriftTier | null
  /** Why nothing is known; null where a tier is. */
  notRun: NotRun | null
  /** Why it could not be run. */
  error: string | null
  /** Those that differ. */
  exchanges: { exchange: number; input: string; tier: DriftTier; diff: string[] }[]
  /** The page that shows it, where one was written. */
  page?: string
}
