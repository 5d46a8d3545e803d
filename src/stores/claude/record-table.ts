import { randomInt } from 'node:crypto'
import type { JsonlPlace } from '../jsonl/jsonl-scanner.ts'

/**
 * The records of a transcript by uuid, in typed arrays: under 100 bytes a record, so that a transcript of any size is
 * judged in bounded memory. A uuid that is only referred to has a row too, without a line.
 */
export class RecordTable {
  readonly #seed = randomInt(0x1_0000_0000)
  #rows = 0
  #ids = new Uint32Array(4 * firstRows)
  #parents = new Int32Array(firstRows)
  #lines = new Uint32Array(firstRows)
  #sizes = new Uint32Array(firstRows)
  #offsets = new Float64Array(firstRows)
  #slots = new Int32Array(2 * firstRows).fill(-1)

  get rows(): number {
    return this.#rows
  }

  /** The row of a uuid; a new one if it was never seen. */
  row(uuid: string): number {
    const a = Number.parseInt(uuid.slice(0, 8), 16)
    const b = Number.parseInt(uuid.slice(9, 13) + uuid.slice(14, 18), 16)
    const c = Number.parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16)
    const d = Number.parseInt(uuid.slice(28, 36), 16)
    if (2 * this.#rows >= this.#slots.length) this.#grow()
    let slot = this.#slotOf(a, b, c, d)
    for (;;) {
      const row = this.#slots[slot] ?? -1
      if (row === -1) break
      const at = 4 * row
      if (
        this.#ids[at] === a &&
        this.#ids[at + 1] === b &&
        this.#ids[at + 2] === c &&
        this.#ids[at + 3] === d
      )
        return row
      slot = (slot + 1) % this.#slots.length
    }
    const row = this.#rows
    this.#rows += 1
    this.#slots[slot] = row
    this.#ids.set([a, b, c, d], 4 * row)
    this.#parents[row] = noParent
    return row
  }

  /** Says where the record of a row stands, and whose child it is (a row, or -1). */
  define(row: number, parent: number, place: JsonlPlace): void {
    this.#lines[row] = place.line
    this.#parents[row] = parent
    this.#sizes[row] = place.bytes
    this.#offsets[row] = place.offset
  }

  /** The line of a row's record; 0 if no record of this uuid was seen. */
  line(row: number): number {
    return this.#lines[row] ?? 0
  }

  parent(row: number): number {
    return this.#parents[row] ?? noParent
  }

  place(row: number): JsonlPlace {
    return { line: this.line(row), offset: this.#offsets[row] ?? 0, bytes: this.#sizes[row] ?? 0 }
  }

  // Each part is mixed before the next one comes in: ids made by counting differ in few bits, and their sums and
  // differences meet again and again. The seed keeps anyone from preparing a file whose ids all meet in one slot.
  #slotOf(a: number, b: number, c: number, d: number): number {
    return mixed(d, mixed(c, mixed(b, mixed(a, this.#seed)))) & (this.#slots.length - 1)
  }

  #grow(): void {
    const rows = this.#slots.length
    this.#ids = copied(this.#ids, new Uint32Array(4 * rows))
    this.#parents = copied(this.#parents, new Int32Array(rows))
    this.#lines = copied(this.#lines, new Uint32Array(rows))
    this.#sizes = copied(this.#sizes, new Uint32Array(rows))
    this.#offsets = copied(this.#offsets, new Float64Array(rows))
    this.#slots = new Int32Array(2 * rows).fill(-1)
    for (let row = 0; row < this.#rows; row += 1) {
      const at = 4 * row
      let slot = this.#slotOf(...this.#id(at))
      while (this.#slots[slot] !== -1) slot = (slot + 1) % this.#slots.length
      this.#slots[slot] = row
    }
  }

  #id(at: number): [number, number, number, number] {
    return [this.#ids[at] ?? 0, this.#ids[at + 1] ?? 0, this.#ids[at + 2] ?? 0, this.#ids[at + 3] ?? 0]
  }
}

/** The finalizer of MurmurHash3: every bit of what goes in changes about half of the bits that come out. */
function mixed(part: number, before: number): number {
  let hash = part ^ before
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const firstRows = 1_024
const noParent = -1

function copied<T extends Uint32Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
