import { findVolatile, replaceVolatile, type Volatile } from './volatile.ts'
import { type VolatileRule, volatileRules } from './volatile-rules.ts'

/** Values that a recording has in one form and this run in another. */
export interface Bindings {
  /** Compares an output with its recording and remembers which volatile value now stands for which. */
  learn(recordedOutput: string, actualOutput: string): void
  /** Compares an output with what was made of it on purpose: any word may stand for another. */
  learnWords(recordedOutput: string, shownOutput: string): void
  /** Says which value stands for a recorded one. */
  bind(recorded: string, actual: string): void
  /** A recorded text as this run has it: recorded values become this run's. */
  substitute(recorded: string): string
  /** A text of this run as it was recorded. */
  restore(actual: string): string
  /** Recorded value → this run's value. */
  readonly pairs: ReadonlyMap<string, string>
}

/**
 * Makes the bindings of one session. A value is bound by its place: lines that are equal once such values are taken out bind
 * theirs in order. The newest binding of a recorded value holds. That a value was printed somewhere binds nothing.
 */
export function createBindings(rules: readonly VolatileRule[] = volatileRules): Bindings {
  const pairs = new Map<string, string>()
  let forth: Replacement | undefined
  let back: Replacement | undefined
  const changed = (): void => void (forth = back = undefined)
  const bind = (recorded: string, actual: string): void => {
    if (recorded === actual) pairs.delete(recorded)
    else pairs.set(recorded, actual)
    changed()
  }
  const bindAll = (recorded: readonly string[], actual: readonly string[]): void => {
    for (const [index, value] of recorded.entries()) {
      const now = actual[index]
      if (now !== undefined) bind(value, now)
    }
  }
  return {
    pairs,
    bind,
    learn(recordedOutput, actualOutput): void {
      if (recordedOutput === actualOutput && pairs.size === 0) return
      const actual = actualOutput.split('\n').map((line) => ({ line, shape: replaceVolatile(line, rules) }))
      let next = 0
      for (const recorded of recordedOutput.split('\n')) {
        const shape = replaceVolatile(recorded, rules)
        const at = actual.findIndex((each, index) => index >= next && each.shape === shape)
        if (at === -1) continue
        next = at + 1
        bindAll(
          findVolatile(recorded, rules).map(valueOf),
          findVolatile(actual[at]?.line ?? '', rules).map(valueOf),
        )
      }
    },
    learnWords(recordedOutput, shownOutput): void {
      const [recorded, shown] = [recordedOutput, shownOutput].map((text) => text.split('\n'))
      if (recorded?.length !== shown?.length) return
      for (const [index, line] of (recorded ?? []).entries()) {
        const other = shown?.[index] ?? ''
        if (line !== other && line.replace(words, '') === other.replace(words, ''))
          bindAll(line.match(words) ?? [], other.match(words) ?? [])
      }
    },
    substitute(recorded): string {
      forth ??= replacement([...pairs])
      return forth(recorded)
    },
    restore(actual): string {
      back ??= replacement([...pairs].map(([recorded, now]) => [now, recorded]))
      return back(actual)
    },
  }
}

type Replacement = (text: string) => string

/** Replaces whole values, the longest first, all at once: two values may have changed places. */
function replacement(pairs: readonly (readonly [string, string])[]): Replacement {
  const by = new Map(pairs)
  const values = [...by.keys()].filter((each) => each !== '').sort((a, b) => b.length - a.length)
  if (values.length === 0) return (text) => text
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${values.map(literal).join('|')})(?![A-Za-z0-9])`, 'g')
  return (text) => text.replace(pattern, (value) => by.get(value) ?? value)
}

const words = /[\p{L}\p{N}_.:/@+~-]+/gu

function valueOf({ value }: Volatile): string {
  return value
}

function literal(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
