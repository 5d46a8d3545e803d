import { type Form, written } from './forms.ts'

/** A part of a value, in characters: `[from, to)`. */
export interface Slice {
  from: number
  to: number
}

/**
 * What stands for a secret on a tape: `⟨secret:token:1⟩`, or `⟨secret:db⟩` for one the spec has named; `⟨secret:token:1:base64⟩` where
 * it was written in base64; `⟨secret:token:1@0-40⟩` for a part of one that was broken or painted piece by piece.
 */
export function placeholder(name: string, form: Form, slice?: Slice): string {
  const part = slice === undefined ? '' : `@${slice.from}-${slice.to}`
  return `⟨secret:${name}${form === 'raw' ? '' : `:${form}`}${part}⟩`
}

/** How every placeholder begins. */
export const placeholderStart = '⟨secret:'

/** A name a spec may give a secret; those of the categories are taken. */
export const secretNamePattern: RegExp = /^(?!(?:password|token|key|custom)$)[A-Za-z][\w.-]{0,63}$/

/** Matches every placeholder. A new RegExp each time, because a global one remembers where it was. */
export function placeholderPattern(): RegExp {
  return /⟨secret:(?<name>(?:password|token|key|custom):\d{1,6}|[A-Za-z][\w.-]{0,63})(?::(?<form>json|url|shell|base64))?(?:@(?<from>\d{1,7})-(?<to>\d{1,7}))?⟩/g
}

/** Values by placeholder, as learned from texts that were compared, or as a spec gives them. */
export type PlaceholderValues = ReadonlyMap<string, string>

interface Placeholder {
  whole: string
  /** The placeholder of the value as it is, all of it. */
  base: string
  form: Form
  slice: Slice | undefined
}

function readPlaceholder(match: RegExpMatchArray): Placeholder {
  const { name = '', form, from, to } = match.groups ?? {}
  return {
    whole: match[0],
    base: `⟨secret:${name}⟩`,
    form: form === 'json' || form === 'url' || form === 'shell' || form === 'base64' ? form : 'raw',
    slice: from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) },
  }
}

/** What a placeholder is given back as; undefined where its value is not known. */
function valueOf({ whole, base, form, slice }: Placeholder, values: PlaceholderValues): string | undefined {
  const exact = values.get(whole)
  if (exact !== undefined) return exact
  const unsliced = placeholder(base.slice(placeholderStart.length, -1), form)
  const raw = values.get(unsliced) ?? values.get(base)
  if (raw === undefined) return undefined
  const text = values.get(unsliced) === undefined ? written(raw, form) : raw
  return slice === undefined ? text : text.slice(slice.from, slice.to)
}

/**
 * Compares a recorded text, in which secrets are placeholders, with one that holds real values. Every placeholder stands for
 * any text of at least one character, the same text each time; `known` fixes some of them. The part of a value stands for any
 * text as long as it.
 *
 * Returns the value of every placeholder, those known included, or undefined when the texts differ.
 */
export function matchesWithPlaceholders(
  recorded: string,
  received: string,
  known: PlaceholderValues = new Map(),
): PlaceholderValues | undefined {
  const parts = split(recorded)
  const begun = new Map(known)
  if (parts.holes.length === 0) return recorded === received ? begun : undefined
  if (!received.startsWith(parts.texts[0] ?? '')) return undefined
  const budget = { steps: stepsMax }
  return fill(parts, 0, received, (parts.texts[0] ?? '').length, begun, budget)
}

/** Puts values in the place of their placeholders. A placeholder without a value stays. */
export function reveal(text: string, values: PlaceholderValues): string {
  if (!text.includes(placeholderStart)) return text
  const out: string[] = []
  let done = 0
  for (const match of text.matchAll(placeholderPattern())) {
    out.push(text.slice(done, match.index), valueOf(readPlaceholder(match), values) ?? match[0])
    done = match.index + match[0].length
  }
  return out.join('') + text.slice(done)
}

/** How many places are tried for all placeholders of one text together. Ordinary texts need one per placeholder. */
const stepsMax = 10_000

interface Parts {
  /** One more than there are holes: what stands before, between and after them. */
  texts: string[]
  holes: Placeholder[]
}

function split(recorded: string): Parts {
  const texts: string[] = []
  const holes: Placeholder[] = []
  let done = 0
  for (const match of recorded.matchAll(placeholderPattern())) {
    texts.push(recorded.slice(done, match.index))
    holes.push(readPlaceholder(match))
    done = match.index + match[0].length
  }
  texts.push(recorded.slice(done))
  return { texts, holes }
}

function fill(
  parts: Parts,
  hole: number,
  received: string,
  at: number,
  values: Map<string, string>,
  budget: { steps: number },
): PlaceholderValues | undefined {
  const asked = parts.holes[hole]
  if (asked === undefined) return at === received.length ? values : undefined
  const text = parts.texts[hole + 1] ?? ''
  const fixed = valueOf(asked, values)
  if (fixed !== undefined) {
    const whole = fixed + text
    if (!received.startsWith(whole, at)) return undefined
    return fill(parts, hole + 1, received, at + whole.length, values, budget)
  }
  if (asked.slice !== undefined) {
    const next = at + asked.slice.to - asked.slice.from
    if (!received.startsWith(text, next)) return undefined
    const tried = new Map(values).set(asked.whole, received.slice(at, next))
    return fill(parts, hole + 1, received, next + text.length, tried, budget)
  }
  const last = hole === parts.holes.length - 1
  let end = last ? received.length - text.length : received.indexOf(text, at + 1)
  while (end > at && received.startsWith(text, end)) {
    if ((budget.steps -= 1) < 0) return undefined
    const tried = new Map(values).set(asked.whole, received.slice(at, end))
    const filled = fill(parts, hole + 1, received, end + text.length, tried, budget)
    if (filled !== undefined || last) return filled
    // Searching for nothing beyond the end would find the end again and again.
    if (end >= received.length) return undefined
    end = received.indexOf(text, end + 1)
  }
  return undefined
}
