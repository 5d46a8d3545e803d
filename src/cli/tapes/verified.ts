import type { DriftTier } from '../../errors.ts'

/** What became of one tape when its program was run again. */
export interface Verified {
  id: string
  /** Relative to the current folder. */
  path: string
  /** The worst tier; null where the program could not be run, or did not answer. */
  tier: DriftTier | null
  /** Why it could not be run. */
  error: string | null
  /** Those that differ. */
  exchanges: { exchange: number; input: string; tier: DriftTier; diff: string[] }[]
  /** The page that shows it, where one was written. */
  page?: string
}
