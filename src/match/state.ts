import { judge, type MatcherOptions, type Verdict } from './verdict.ts'

export type StateMatcherOptions = MatcherOptions<string | null>

/** Compares state hashes. A recording without one, or a world that has none, has nothing to say. */
export function matchState(
  recorded: string | null,
  received: string | null,
  options: StateMatcherOptions = {},
): Verdict {
  if (recorded === null || received === null) return { same: true, why: 'no state hash' }
  return judge(options, recorded, received, () =>
    recorded === received
      ? undefined
      : `state: ${recorded.slice(0, 12)} was recorded, ${received.slice(0, 12)} is`,
  )
}
