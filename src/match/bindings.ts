import { findVolatile } from './volatile.ts'
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
      const actual = linesIn(actualOutput, rules)
      const places = new Map<string, number[]>()
      for (const [index, { shape }] of actual.entries()) {
        const same = places.get(shape)
        if (same === undefined) places.set(shape, [index])
        else same.push(index)
      }
      let next = 0
      for (const { shape, values } of linesIn(recordedOutput, rules)) {
        const same = places.get(shape) ?? []
        while (same.length > 0 && (same[0] ?? 0) < next) same.shift()
        const at = same.shift()
        if (at === undefined) continue
        next = at + 1
        bindAll(values, actual[at]?.values ?? [])
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

/** The lines of a text, each with its volatile values taken out: found in all of it at once, for that is much cheaper. */
function linesIn(text: string, rules: readonly VolatileRule[]): { shape: string; values: string[] }[] {
  const found = findVolatile(text, rules)
  let next = 0
  let from = 0
  return text.split('\n').map((line) => {
    const end = from + line.length
    const values: string[] = []
    let shape = ''
    let done = from
    for (let one = found[next]; one !== undefined && one.start < end; one = found[++next]) {
      values.push(one.value)
      shape += `${text.slice(done, one.start)}<${one.id}>`
      done = one.end
    }
    shape += text.slice(done, end)
    from = end + 1
    return { shape, values }
  })
}

function literal(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
