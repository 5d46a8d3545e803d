import { type Form, written } from './forms.ts'
import type { Category } from './rule.ts'

/** What stands for a secret on a tape, e.g. `⟨secret:token:1⟩` or, where it was written in base64, `⟨secret:token:1:base64⟩`. */
export function placeholder(category: Category, number: number, form: Form): string {
  return `⟨secret:${category}:${number}${form === 'raw' ? '' : `:${form}`}⟩`
}

/** Matches every placeholder. A new RegExp each time, because a global one remembers where it was. */
export function placeholderPattern(): RegExp {
  return /⟨secret:(?<category>password|token|key|custom):(?<number>\d{1,6})(?::(?<form>json|url|shell|base64))?⟩/g
}

/** Values by placeholder, as learned from texts that were compared, or as a spec gives them. */
export type PlaceholderValues = ReadonlyMap<string, string>

/**
 * Compares a recorded text, in which secrets are placeholders, with one that holds real values. Every placeholder stands for
 * any text of at least one character, the same text each time; `known` fixes some of them.
 *
 * Returns the value of every placeholder, those known included, or undefined when the texts differ.
 */
export function matchesWithPlaceholders(
  recorded: string,
  received: string,
  known: PlaceholderValues = new Map(),
): PlaceholderValues | undefined {
  const parts = split(recorded)
  if (parts.holes.length === 0) return recorded === received ? known : undefined
  if (!received.startsWith(parts.texts[0] ?? '')) return undefined
  const budget = { steps: stepsMax }
  return fill(parts, 0, received, (parts.texts[0] ?? '').length, known, budget)
}

/** Puts values in the place of their placeholders. A placeholder without a value stays. */
export function reveal(text: string, values: PlaceholderValues): string {
  return text.replace(placeholderPattern(), (...match) => {
    const whole = match[0]
    const groups: unknown = match.at(-1)
    const form = formIn(groups)
    const exact = values.get(whole)
    if (exact !== undefined) return exact
    const raw = form === undefined ? undefined : values.get(whole.replace(`:${form}⟩`, '⟩'))
    return raw === undefined || form === undefined ? whole : written(raw, form)
  })
}

/** How many places are tried for all placeholders of one text together. Ordinary texts need one per placeholder. */
const stepsMax = 10_000

interface Parts {
  /** One more than there are holes: what stands before, between and after them. */
  texts: string[]
  holes: string[]
}

function split(recorded: string): Parts {
  const texts: string[] = []
  const holes: string[] = []
  let done = 0
  for (const match of recorded.matchAll(placeholderPattern())) {
    texts.push(recorded.slice(done, match.index))
    holes.push(match[0])
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
  values: PlaceholderValues,
  budget: { steps: number },
): PlaceholderValues | undefined {
  const name = parts.holes[hole]
  if (name === undefined) return at === received.length ? values : undefined
  const text = parts.texts[hole + 1] ?? ''
  const fixed = values.get(name)
  if (fixed !== undefined) {
    const whole = fixed + text
    if (!received.startsWith(whole, at)) return undefined
    return fill(parts, hole + 1, received, at + whole.length, values, budget)
  }
  const last = hole === parts.holes.length - 1
  let end = last ? received.length - text.length : received.indexOf(text, at + 1)
  while (end > at && received.startsWith(text, end)) {
    if ((budget.steps -= 1) < 0) return undefined
    const tried = new Map(values).set(name, received.slice(at, end))
    const filled = fill(parts, hole + 1, received, end + text.length, tried, budget)
    if (filled !== undefined || last) return filled
    // Searching for nothing beyond the end would find the end again and again.
    if (end >= received.length) return undefined
    end = received.indexOf(text, end + 1)
  }
  return undefined
}

function formIn(groups: unknown): Form | undefined {
  if (typeof groups !== 'object' || groups === null) return undefined
  const form: unknown = Reflect.get(groups, 'form')
  return form === 'json' || form === 'url' || form === 'shell' || form === 'base64' ? form : undefined
}
