import type { TapeInput } from '../tape/tape.ts'
import type { Turn } from '../tape/turns-of.ts'

/** A fresh text with the values of the older recording. */
export type Rename = (text: string) => string

/**
 * Values of which each recording has its own. There are two kinds. The program's own process number, which it may print as a bare
 * number: what stands at its place in the older recording is the one of then. And values that a program said and that were typed back
 * to it, such as the number of a process in `kill 17149`: what stands at one place of an input in both, and was said before in each.
 */
export function renamedValues(
  before: readonly Turn[],
  after: readonly Turn[],
  pids: readonly string[] = [],
): Rename {
  const numbers = new Map(pids.length === 0 ? [] : oldNumbers(before, after, pids))
  const pairs = new Map<string, string>()
  const heard = { old: '', fresh: '' }
  for (const [index, { input, bytes }] of before.entries()) {
    const other = after[index]
    if (other === undefined) break
    for (const [old, fresh] of differing(textOf(input), textOf(other.input)))
      if (holds(heard.old, old) && holds(heard.fresh, fresh)) pairs.set(fresh, old)
    if (index < before.length - 1) {
      heard.old += bytes.toString('utf8')
      heard.fresh += other.bytes.toString('utf8')
    }
  }
  const named = replacing(words, pairs)
  const numbered = replacing(wholeNumbers, numbers)
  return (text) => numbered(named(text))
}

function replacing(parts: RegExp, pairs: ReadonlyMap<string, string>): Rename {
  if (pairs.size === 0) return (text) => text
  return (text) => text.replace(parts, (part) => pairs.get(part) ?? part)
}

/** What stood where a line now has one of these numbers. */
function oldNumbers(
  before: readonly Turn[],
  after: readonly Turn[],
  pids: readonly string[],
): [string, string][] {
  return before.flatMap(({ bytes }, index) => {
    const fresh = after[index]?.bytes.toString('utf8') ?? ''
    if (!pids.some((pid) => fresh.includes(pid))) return []
    const now = fresh.split('\n')
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((line, at) =>
        thatDiffer(wholeNumbers, line, now[at] ?? '').flatMap(([old, pid]): [string, string][] =>
          pids.includes(pid) && /^\d{2,}$/.test(old) ? [[pid, old]] : [],
        ),
      )
  })
}

const words = /[\p{L}\p{N}_]+/gu
/** Also where a colour begins just before: `ESC[33m21864`. */
const wholeNumbers = /\d+/g

/** Shorter ones may be anything: a choice, a count. */
const charsMin = 3

function differing(old: string, fresh: string): [string, string][] {
  return thatDiffer(words, old, fresh).filter((pair) =>
    pair.every((each) => each.length >= charsMin && /\d/.test(each)),
  )
}

/** Parts at one place of two texts that have the same between them. */
function thatDiffer(parts: RegExp, old: string, fresh: string): [string, string][] {
  if (old === fresh || old.replace(parts, '') !== fresh.replace(parts, '')) return []
  const theirs = fresh.match(parts) ?? []
  return (old.match(parts) ?? []).flatMap((word, index): [string, string][] => {
    const other = theirs[index] ?? ''
    return word === other ? [] : [[word, other]]
  })
}

function holds(text: string, word: string): boolean {
  return Array.from(text.matchAll(words)).some(([each]) => each === word)
}

function textOf(input: TapeInput): string {
  return 'dataText' in input ? (input.dataText ?? '') : ''
}
