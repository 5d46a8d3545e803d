import type { TextAllowance } from './allowed.ts'
import { equal, judge, type MatcherOptions, type Same, type Verdict } from './verdict.ts'
import { lineDiff } from './visible.ts'

export interface CwdMatcherOptions extends MatcherOptions<string>, TextAllowance {}

/** Compares working folders: below the project relative to it, else as a whole. */
export function matchCwd(
  recorded: string,
  received: string,
  options: CwdMatcherOptions = {},
  same: Same = equal,
): Verdict {
  return judge(options, recorded, received, () =>
    same(recorded, received) ? undefined : `cwd: ${lineDiff(recorded, received)}`,
  )
}
