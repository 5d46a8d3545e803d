import type { Input } from '../session/transport.ts'

/** `strict`: the exchanges in the order of the tape. `any`: each exchange once, whenever its input comes. */
export type OrderName = 'strict' | 'any'

/** What an input gets once all its recorded answers were given: nothing, which is a miss, or the last one again. */
export type Repeat = 'none' | 'last'

/**
 * The inputs of a tape, with the key by which each is known; the opening and the terminal's replies have none. Inputs, keys
 * and prompts are made when somebody asks: a tape that is played in order needs hardly any keys, and none of it at the start.
 */
export interface Recorded {
  /** How many exchanges there are, the opening included. */
  readonly count: number
  /** The input of an exchange; undefined for the opening and beyond the tape's end. */
  inputAt(index: number): Input | undefined
  keyAt(index: number): string | undefined
  /** Whether an input is the recorded one, or is to count as it. */
  isSame(index: number, given: Input): boolean
  /** Whether this prompt stood there when the input was recorded. */
  wasAskedAt(index: number, prompt: string | null): boolean
  /** Whether another one that stood there is to count as this. */
  countsAsAskedAt(index: number, prompt: string | null): boolean
}

/** An input that came. */
export interface GivenInput {
  /** Whether it is the recorded one, or is to count as it. */
  equals(index: number): boolean
  key(): string
}

/** Which exchange answers which input, and what is left to be played. */
export interface Order {
  /** Index of the exchange that answers this input now; undefined if none does. */
  find(given: GivenInput, prompt: () => string | null): number | undefined
  /** The exchange was played. */
  take(index: number): void
  /** The exchange met a fault: the input may come again, or never. */
  lose(index: number): void
  /** Indexes of the exchanges not yet played, the next one first. */
  readonly left: readonly number[]
}

export function orderOf(name: OrderName, recorded: Recorded, repeat: Repeat): Order {
  return name === 'strict' ? new Strict(recorded, repeat) : new Any(recorded, repeat)
}

class Strict implements Order {
  readonly #recorded: Recorded
  readonly #repeat: Repeat
  readonly #lost: Set<number> = new Set()
  /** Index of the exchange played last in order. */
  #at = 0

  constructor(recorded: Recorded, repeat: Repeat) {
    this.#recorded = recorded
    this.#repeat = repeat
  }

  find(given: GivenInput): number | undefined {
    let next = this.#at + 1
    while (this.#lost.has(next) && !given.equals(next)) next++
    if (next < this.#recorded.count && given.equals(next)) return next
    if (this.#repeat === 'none') return undefined
    for (let last = this.#recorded.count - 1; last > 0; last--)
      if (given.equals(last)) return last <= this.#at ? last : undefined
    return undefined
  }

  take(index: number): void {
    this.#at = Math.max(this.#at, index)
  }

  lose(index: number): void {
    this.#lost.add(index)
    // The terminal's replies belong to the exchange before them.
    for (let next = index + 1; this.#recorded.inputAt(next)?.kind === 'reply'; next++) this.#lost.add(next)
  }

  get left(): number[] {
    return indexesOf(this.#recorded).filter((index) => index > this.#at)
  }
}

class Any implements Order {
  readonly #recorded: Recorded
  readonly #repeat: Repeat
  readonly #byKey: Map<string, number[]> = new Map()
  readonly #played: Set<number> = new Set([0])

  constructor(recorded: Recorded, repeat: Repeat) {
    this.#recorded = recorded
    this.#repeat = repeat
    for (const index of indexesOf(recorded)) {
      const key = recorded.keyAt(index)
      if (key === undefined) continue
      const same = this.#byKey.get(key)
      if (same === undefined) this.#byKey.set(key, [index])
      else same.push(index)
    }
  }

  /** Of several answers to the same input, the one that was given at the same prompt comes first: think of `y`. */
  find(given: GivenInput, prompt: () => string | null): number | undefined {
    const all = (this.#byKey.get(given.key()) ?? []).filter((index) => given.equals(index))
    const open = all.filter((index) => !this.#played.has(index))
    // What is written otherwise has another key: a secret that is masked, a value that is bound.
    if (open.length === 0) return this.left.find((index) => given.equals(index)) ?? this.#repeated(all)
    if (open.length === 1) return open[0]
    const shown = prompt()
    return (
      open.find((index) => this.#recorded.wasAskedAt(index, shown)) ??
      open.find((index) => this.#recorded.countsAsAskedAt(index, shown)) ??
      open[0]
    )
  }

  take(index: number): void {
    this.#played.add(index)
  }

  lose(): void {}

  get left(): number[] {
    return indexesOf(this.#recorded).filter((index) => !this.#played.has(index))
  }

  #repeated(all: readonly number[]): number | undefined {
    return this.#repeat === 'last' ? all.at(-1) : undefined
  }
}

/** Of all exchanges, in the order of the tape. */
export function indexesOf({ count }: Pick<Recorded, 'count'>): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
