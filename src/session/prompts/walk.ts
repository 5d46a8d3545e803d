import type { Option } from './option-list.ts'
import type { SeenPrompt } from './seen-prompt.ts'

type Key = 'ArrowDown' | 'ArrowUp'

/** A walk through a list with the arrow keys, to an option or past all of them. */
export class Walk {
  seen: SeenPrompt
  /** Labels that were seen on the way, in the order they came. */
  readonly #labels = new Set<string>()
  #places = new Set<string>()
  #first: string
  /** Ends of the list that were reached: there the key changed nothing. */
  #ends = new Set<Key>()
  #towards: { key: Key; label: string } | undefined
  #direction: Key = 'ArrowDown'
  /** Whether the mark jumped over what was aimed at. */
  jumped = false
  /** Whether the question is asked no more, or the walk came round. */
  isOver = false

  constructor(seen: SeenPrompt) {
    this.seen = seen
    this.#first = placeOf(seen)
    this.#note()
  }

  get passed(): string[] {
    return [...this.#labels]
  }

  /** Another list, as behind a search. */
  restart(seen: SeenPrompt | undefined): void {
    if (seen === undefined) {
      this.isOver = true
      return
    }
    this.seen = seen
    this.#first = placeOf(seen)
    this.#places = new Set()
    this.#ends = new Set()
    this.#note()
  }

  /** The key that leads nearer to an option; without one, to the rest of the list. Undefined when there is none. */
  next(target: Option | undefined): Key | undefined {
    const marked = this.seen.list.marked
    if (this.isOver || marked === undefined) return undefined
    if (target === undefined) {
      this.#towards = undefined
      if (this.#ends.has(this.#direction)) this.#turn()
      return this.#ends.has(this.#direction) ? undefined : this.#direction
    }
    const key = target.row > marked.row ? 'ArrowDown' : 'ArrowUp'
    const before = this.#towards
    this.#towards = { key, label: target.label }
    if (before?.label === target.label && before.key !== key) {
      this.jumped = true
      return undefined
    }
    return this.#ends.has(key) ? undefined : key
  }

  /** What became of a key. */
  went(key: Key, seen: SeenPrompt | undefined): void {
    if (seen === undefined) {
      this.isOver = true
      return
    }
    const from = placeOf(this.seen)
    this.seen = seen
    const place = placeOf(seen)
    if (place === from) this.#ends.add(key)
    else this.#ends.delete(key === 'ArrowDown' ? 'ArrowUp' : 'ArrowDown')
    const isRound = place !== from && (place === this.#first || this.#places.has(place))
    if (isRound && this.#towards === undefined) this.isOver = true
    this.#note()
  }

  /** The same place, where a box was ticked. */
  looks(seen: SeenPrompt): void {
    this.seen = seen
  }

  /** Whether the mark stands where it began, gone round. */
  isBackAt({ label }: Option): boolean {
    const { marked, options } = this.seen.list
    const isOnly = options.filter((each) => each.label === label).length === 1
    return (
      this.#direction === 'ArrowDown' &&
      this.#labels.size > 1 &&
      isOnly &&
      marked?.label === label &&
      !this.#ends.has('ArrowDown')
    )
  }

  /** At the end of a list that does not go round, the other way is left; there the walk comes by what it has seen. */
  #turn(): void {
    this.#direction = 'ArrowUp'
    this.#places = new Set()
    this.#first = ''
  }

  #note(): void {
    this.#places.add(placeOf(this.seen))
    for (const { label } of this.seen.list.options) this.#labels.add(label)
  }
}

/** Where in the list the mark stands: the same once it was gone round. */
function placeOf({ list }: SeenPrompt): string {
  return JSON.stringify([list.marked?.label, list.marked?.row, list.options.map(({ label }) => label)])
}
