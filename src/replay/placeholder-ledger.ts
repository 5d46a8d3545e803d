import {
  matchesWithPlaceholders,
  placeholderPattern,
  placeholderStart,
  reveal,
} from '../redact/placeholders.ts'
import { standIn } from '../redact/shape.ts'

/** Values by whole placeholder. */
export type PlaceholderValues = ReadonlyMap<string, string>

/**
 * Which values the placeholders of one tape stand for in one session: those the spec gives, and those it used where the tape
 * has a placeholder, in an argument, a variable or an input. A placeholder means one value from then on.
 */
export class PlaceholderLedger {
  readonly #given: PlaceholderValues
  readonly #used: Map<string, string> = new Map()
  readonly #shown: Map<string, string> = new Map()
  readonly #spaced: readonly string[]

  /**
   * @param given by the spec, by whole placeholder
   * @param spaced placeholders whose values held blanks when they were recorded
   */
  constructor(given: PlaceholderValues = new Map(), spaced: readonly string[] = []) {
    this.#given = given
    this.#spaced = spaced
  }

  /** What is known of the values: what the spec gives before what it used. */
  get values(): PlaceholderValues {
    return new Map([...this.#used, ...this.#given])
  }

  /** What output is to show for placeholders: what is known, else a stand-in. */
  get outputs(): PlaceholderValues {
    return new Map([...this.#shown, ...this.#used, ...this.#given])
  }

  /** The value the spec used for a placeholder, if it did. */
  typed(placeholder: string): string | undefined {
    return this.#used.get(placeholder)
  }

  /** The replay showed this for a placeholder that has no value: read off the output and typed back, it is the value. */
  shown(placeholder: string, value: string): void {
    this.#shown.set(placeholder, value)
  }

  /** Stand-ins for values that are not known here, of the shapes a tape tells by name. */
  standsIn(shapes: Readonly<Record<string, string>> = {}): void {
    for (const [name, shape] of Object.entries(shapes))
      this.shown(`${placeholderStart}${name}⟩`, standIn(shape, name))
  }

  /** What the placeholders of a recorded text stand for in one that was given; undefined if that cannot be the same text. */
  match(recorded: string, given: string): PlaceholderValues | undefined {
    if (!placeholderPattern().test(recorded)) return undefined
    // What was shown for a placeholder may be typed back, whatever value it has by now.
    for (const known of [this.values, new Map([...this.values, ...this.#shown, ...this.#given])]) {
      const open = namesIn(recorded).filter((name) => reveal(name, known) === name)
      for (const unset of subsets(open)) {
        const values = new Map([...known, ...unset.map((name) => [name, ''] as const)])
        const found = matchesWithPlaceholders(reveal(recorded, values), given, values)
        if (found === undefined) continue
        const all = namesIn(recorded).map((name) => [name, found.get(name) ?? reveal(name, values)] as const)
        const fresh = new Map(all.filter(([name]) => open.includes(name)))
        if (this.#fits(recorded, fresh)) return new Map(all)
      }
    }
    return undefined
  }

  /** From now on these values hold. */
  use(values: PlaceholderValues): void {
    for (const [name, value] of values)
      if (!this.#given.has(name) && !this.#used.has(name) && this.#shown.get(name) !== value)
        this.#used.set(name, value)
  }

  #fits(recorded: string, fresh: PlaceholderValues): boolean {
    const all = new Map([...this.values, ...fresh])
    return [...fresh].every(
      ([name, value]) =>
        (!/\s/.test(value) || this.#spaced.includes(name) || mayHoldBlanks(recorded, name)) &&
        // What was two values when it was recorded is not one now, unless the spec gives it for both.
        (isUnset(value) ||
          ![...all].some(
            ([other, same]) =>
              other !== name && same === value && isWhole(name) && isWhole(other) && !this.#given.has(name),
          )) &&
        // The base64 of a value is that of the value.
        [...all].every(([form, written]) => {
          const derived = reveal(form, new Map([[name, value]]))
          return form === name || derived === form || derived === written
        }),
    )
  }
}

/** What a text has where a variable is not set. */
function isUnset(value: string): boolean {
  return value === '' || value === 'undefined'
}

/** A value as such, and not one of its forms or slices. */
function isWhole(name: string): boolean {
  return /^⟨secret:(?:(?:password|token|key|custom):\d+|[^:@⟩]+)⟩$/.test(name)
}

/** Else `login a --force` would be `login` and a value. */
function mayHoldBlanks(recorded: string, name: string): boolean {
  const at = recorded.indexOf(name)
  const [before, behind] = [recorded.slice(0, at), recorded.slice(at + name.length).replace(/[\r\n]+$/, '')]
  if (behind === '' && (before === '' || /^-{1,2}[\w-]+=$/.test(before))) return true
  return /["']$/.test(before) && behind.startsWith(before.at(-1) ?? '')
}

function namesIn(recorded: string): string[] {
  return [...new Set(Array.from(recorded.matchAll(placeholderPattern()), ([name]) => name))]
}

/** Which of them may be empty: none, one after the other, all. */
function subsets(names: readonly string[]): string[][] {
  return [[], ...names.map((name) => [name]), ...(names.length > 1 ? [[...names]] : [])]
}
