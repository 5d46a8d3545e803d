import type { TextAllowance } from './allowed.ts'
import { equal, judge, type MatcherOptions, type Same, type Verdict } from './verdict.ts'
import { lineDiff } from './visible.ts'

export type Environment = Readonly<Record<string, string>>

export interface EnvMatcherOptions extends MatcherOptions<Environment>, TextAllowance {
  /** Only these variables count. A name may end in `*`. Default: all. */
  allow?: readonly string[]
  /** These do not count. */
  ignoreNames?: readonly string[]
}

/** Compares the variables that count; their order does not matter. */
export function matchEnv(
  recorded: Environment,
  received: Environment,
  options: EnvMatcherOptions = {},
  same: Same = equal,
): Verdict {
  return judge(options, recorded, received, () => {
    const before = new Map(comparedEnv(recorded, options))
    const after = new Map(comparedEnv(received, options))
    for (const [name, value] of before) {
      const other = after.get(name)
      if (other === undefined) return `${name} is not set`
      if (!same(value, other)) return `${name}: ${lineDiff(value, other)}`
    }
    const added = [...after.keys()].find((name) => !before.has(name))
    return added === undefined ? undefined : `${added} was not set`
  })
}

/** The variables that count, sorted by name. */
function comparedEnv(env: Environment, options: EnvMatcherOptions): [string, string][] {
  const { allow, ignoreNames = [] } = options
  return Object.entries(env)
    .filter(([name]) => allow === undefined || allow.some((each) => named(each, name)))
    .filter(([name]) => !ignoreNames.some((each) => named(each, name)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function named(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
