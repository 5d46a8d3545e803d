import type { KeyOf, Question } from './question.ts'
import type { Exchange, Tape } from './tape.ts'

/** A tape and where it is kept. */
export interface StoredTape {
  /** The path below the tapes' folder with `/` and without the extension: no two tapes have the same. */
  readonly id: string
  /** Absolute path of the file. */
  readonly path: string
  readonly tape: Tape
}

/** One exchange of one tape. */
export interface Place {
  readonly stored: StoredTape
  readonly index: number
  readonly exchange: Exchange
}

interface Entry extends Place {
  readonly key: string
  used: boolean
}

interface Bucket {
  readonly entries: Entry[]
  /** Everything before this one is used. */
  first: number
}

/**
 * The index of all exchanges by key, and which of them were used. A lookup costs one key and one look into a map,
 * however many tapes there are.
 */
export class Catalog {
  readonly #keyOf: KeyOf
  readonly #buckets: Map<string, Bucket> = new Map()
  readonly #entries: Map<string, Entry[]> = new Map()
  readonly #tapes: Map<string, StoredTape> = new Map()

  constructor(keyOf: KeyOf) {
    this.#keyOf = keyOf
  }

  get tapes(): StoredTape[] {
    return [...this.#tapes.values()]
  }

  tape(id: string): StoredTape | undefined {
    return this.#tapes.get(id)
  }

  /** Takes a tape in; one with the same id gives way to it. */
  add(stored: StoredTape): void {
    this.#remove(stored.id)
    const keyOf = this.#keyOf(stored.tape.meta)
    const entries = stored.tape.exchanges.map((exchange, index): Entry => {
      const key = keyOf(exchange.pre.prompt, exchange.input)
      return { stored, index, exchange, key, used: false }
    })
    for (const entry of entries) {
      const bucket = this.#buckets.get(entry.key)
      if (bucket === undefined) this.#buckets.set(entry.key, { entries: [entry], first: 0 })
      else bucket.entries.push(entry)
    }
    this.#entries.set(stored.id, entries)
    this.#tapes.set(stored.id, stored)
  }

  /** Every exchange that answers the question, in the order the tapes came in. */
  findAll(question: Question): readonly Place[] {
    return this.#bucket(question)?.entries ?? []
  }

  /** The first exchange that answers the question and was not used. */
  find(question: Question): Place | undefined {
    const bucket = this.#bucket(question)
    if (bucket === undefined) return undefined
    while (bucket.entries[bucket.first]?.used === true) bucket.first++
    return bucket.entries[bucket.first]
  }

  use(id: string, index: number): void {
    const entry = this.#entries.get(id)?.[index]
    if (entry !== undefined) entry.used = true
  }

  isUsed(id: string, index: number): boolean {
    return this.#entries.get(id)?.[index]?.used ?? false
  }

  forgetUse(): void {
    for (const entries of this.#entries.values()) for (const entry of entries) entry.used = false
    for (const bucket of this.#buckets.values()) bucket.first = 0
  }

  #bucket(question: Question): Bucket | undefined {
    return this.#buckets.get(this.#keyOf(question)(question.prompt, question.input))
  }

  #remove(id: string): void {
    for (const key of new Set(this.#entries.get(id)?.map((entry) => entry.key))) {
      const left = this.#buckets.get(key)?.entries.filter((entry) => entry.stored.id !== id) ?? []
      if (left.length === 0) this.#buckets.delete(key)
      else this.#buckets.set(key, { entries: left, first: 0 })
    }
    this.#entries.delete(id)
    this.#tapes.delete(id)
  }
}
