/** Looks for many strings at once, in one pass over the text. Each has at least three characters. */
export class Needles<T> {
  readonly #ignoreCase: boolean
  /** Whether any needle begins with three characters of this hash: nearly always not, which is what makes it quick. */
  readonly #begins: Uint8Array = new Uint8Array(65_536)
  readonly #byHash: Map<number, { text: string; payload: T }[]> = new Map()

  constructor(
    needles: Iterable<readonly [text: string, payload: T]>,
    options: { ignoreCase?: boolean } = {},
  ) {
    this.#ignoreCase = options.ignoreCase === true
    for (const [text, payload] of needles) {
      if (text.length < needleCharsMin) continue
      const needle = this.#ignoreCase ? text.toLowerCase() : text
      const hash = hashOf(needle.charCodeAt(0), needle.charCodeAt(1), needle.charCodeAt(2))
      const list = this.#byHash.get(hash) ?? []
      if (list.length === 0) this.#byHash.set(hash, list)
      list.push({ text: needle, payload })
      this.#begins[hash] = 1
    }
  }

  get empty(): boolean {
    return this.#byHash.size === 0
  }

  /** Calls back at each place, in ascending order; places may overlap. */
  scan(text: string, found: (at: number, payload: T, needle: string) => void): void {
    if (this.empty || text.length < needleCharsMin) return
    const begins = this.#begins
    const fold = this.#ignoreCase
    let first = folded(text.charCodeAt(0), fold)
    let second = folded(text.charCodeAt(1), fold)
    for (let at = 2; at < text.length; at += 1) {
      const third = folded(text.charCodeAt(at), fold)
      const hash = hashOf(first, second, third)
      if (begins[hash] === 1) this.#verify(text, at - 2, hash, found)
      first = second
      second = third
    }
  }

  #verify(
    text: string,
    at: number,
    hash: number,
    found: (at: number, payload: T, needle: string) => void,
  ): void {
    for (const { text: needle, payload } of this.#byHash.get(hash) ?? []) {
      const same = this.#ignoreCase
        ? text.slice(at, at + needle.length).toLowerCase() === needle
        : text.startsWith(needle, at)
      if (same) found(at, payload, needle)
    }
  }
}

const needleCharsMin = 3

function folded(code: number, fold: boolean): number {
  return fold && code >= 65 && code <= 90 ? code + 32 : code
}

function hashOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & 0xffff
}
