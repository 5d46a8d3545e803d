import type { Tape } from './tape.ts'

/** A tape and where it is kept. */
export interface StoredTape {
  /** The path below the tapes' folder with `/` and without the extension: no two tapes have the same. */
  readonly id: string
  /** Absolute path of the file. */
  readonly path: string
  readonly tape: Tape
}

/** The index of tapes by id, and which of them were used or are new. */
export class Catalog {
  readonly #tapes: Map<string, StoredTape> = new Map()
  readonly #used: Set<string> = new Set()
  readonly #new: Set<string> = new Set()

  get tapes(): StoredTape[] {
    return [...this.#tapes.values()]
  }

  tape(id: string): StoredTape | undefined {
    return this.#tapes.get(id)
  }

  /** Takes a tape in; one with the same id gives way to it. */
  add(stored: StoredTape): void {
    this.#tapes.set(stored.id, stored)
  }

  /** Takes these tapes in place of all others; what was used stays used. */
  replace(all: readonly StoredTape[]): void {
    this.#tapes.clear()
    for (const stored of all) this.add(stored)
  }

  markUsed(id: string): void {
    this.#used.add(id)
  }

  markNew(id: string): void {
    this.#new.add(id)
  }

  get new(): StoredTape[] {
    return this.tapes.filter(({ id }) => this.#new.has(id))
  }

  /** Neither used nor new. */
  get unused(): StoredTape[] {
    return this.tapes.filter(({ id }) => !this.#used.has(id) && !this.#new.has(id))
  }
}
