import { findVolatile, replaceVolatile, type Volatile } from './volatile.ts'
import { type VolatileRule, volatileRules } from './volatile-rules.ts'

/** Volatile values that a recording has in one form and this run in another. */
export interface Bindings {
  /** Compares an output with its recording and remembers which value now stands for which. */
  learn(recordedOutput: string, actualOutput: string): void
  /** A recorded input as this run has to give it: recorded values become this run's. */
  substitute(recordedInput: string): string
  /** Recorded value → this run's value. */
  readonly pairs: ReadonlyMap<string, string>
}

/**
 * Makes the bindings of one session. A value is bound by its place: lines that are equal once volatile values are taken out bind
 * theirs in order. The newest binding of a recorded value holds.
 */
export function createBindings(rules: readonly VolatileRule[] = volatileRules): Bindings {
  const pairs = new Map<string, string>()
  return {
    pairs,
    learn(recordedOutput, actualOutput): void {
      const actual = actualOutput.split('\n').map((line) => ({ line, shape: replaceVolatile(line, rules) }))
      let next = 0
      for (const recorded of recordedOutput.split('\n')) {
        const values = findVolatile(recorded, rules)
        const shape = replaceVolatile(recorded, rules)
        const at = actual.findIndex((each, index) => index >= next && each.shape === shape)
        if (at === -1) continue
        next = at + 1
        bind(pairs, values, findVolatile(actual[at]?.line ?? '', rules))
      }
    },
    substitute(recordedInput): string {
      const values = [...pairs.keys()].sort((a, b) => b.length - a.length)
      if (values.length === 0) return recordedInput
      const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${values.map(literal).join('|')})(?![A-Za-z0-9])`, 'g')
      return recordedInput.replace(pattern, (value) => pairs.get(value) ?? value)
    },
  }
}

function bind(pairs: Map<string, string>, recorded: readonly Volatile[], actual: readonly Volatile[]): void {
  for (const [index, { value }] of recorded.entries()) {
    const now = actual[index]?.value
    if (now !== undefined && now !== value) pairs.set(value, now)
    else pairs.delete(value)
  }
}

function literal(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
