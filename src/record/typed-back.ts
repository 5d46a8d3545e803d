import type { TapeInput } from '../tape/tape.ts'
import type { Turn } from '../tape/turns-of.ts'

/** A fresh text with the values of the older recording. */
export type Rename = (text: string) => string

/**
 * Values that a program said and that were typed back to it, such as the number of a process in `kill 17149`: what stands at one place
 * of an input in two recordings, and was said before in each, is one value of which each has its own.
 */
export function typedBack(before: readonly Turn[], after: readonly Turn[]): Rename {
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
  if (pairs.size === 0) return (text) => text
  return (text) => text.replace(words, (word) => pairs.get(word) ?? word)
}

const words = /[\p{L}\p{N}_]+/gu

/** Shorter ones may be anything: a choice, a count. */
const charsMin = 3

function differing(old: string, fresh: string): [string, string][] {
  if (old === fresh || old.replace(words, '') !== fresh.replace(words, '')) return []
  const theirs = fresh.match(words) ?? []
  return (old.match(words) ?? []).flatMap((word, index): [string, string][] => {
    const other = theirs[index] ?? ''
    const isValue = [word, other].every((each) => each.length >= charsMin && /\d/.test(each))
    return word !== other && isValue ? [[word, other]] : []
  })
}

function holds(text: string, word: string): boolean {
  return Array.from(text.matchAll(words)).some(([each]) => each === word)
}

function textOf(input: TapeInput): string {
  return 'dataText' in input ? (input.dataText ?? '') : ''
}
