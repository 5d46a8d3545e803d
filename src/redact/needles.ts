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
    const fold = foldOf(this.#ignoreCase)
    // Reading an array is several times quicker than asking a string for each character.
    const codes = spare.pop() ?? new Uint16Array(blockChars + needleCharsMin)
    const bytes = Buffer.from(codes.buffer)
    for (let from = 0; from + needleCharsMin <= text.length; from += blockChars) {
      const block = text.slice(from, from + blockChars + needleCharsMin - 1)
      const length = bytes.write(block, 'utf16le') / 2
      let first = fold[codes[0] ?? 0] ?? 0
      let second = fold[codes[1] ?? 0] ?? 0
      for (let at = 2; at < length; at += 1) {
        const third = fold[codes[at] ?? 0] ?? 0
        const hash = hashOf(first, second, third)
        if (begins[hash] === 1) this.#verify(text, from + at - 2, hash, fold, found)
        first = second
        second = third
      }
    }
    spare.push(codes)
  }

  #verify(
    text: string,
    at: number,
    hash: number,
    fold: Uint16Array,
    found: (at: number, payload: T, needle: string) => void,
  ): void {
    for (const { text: needle, payload } of this.#byHash.get(hash) ?? []) {
      let same = 0
      while (same < needle.length && fold[text.charCodeAt(at + same)] === needle.charCodeAt(same)) same += 1
      if (same === needle.length) found(at, payload, needle)
    }
  }
}

/** Who calls back may scan again, so each scan has an array of its own. */
const spare: Uint16Array<ArrayBuffer>[] = []

const needleCharsMin = 3

/** Characters looked at in one go. */
const blockChars = 16_384

/** Behind Latin, Greek, Cyrillic and Armenian there is little that has two cases. */
const alphabetsEnd = 0x590

const folds: { exact?: Uint16Array; ignoringCase?: Uint16Array } = {}

/** What each character is compared as. The tables are made by the first scan: a spec file that only replays scans nothing. */
function foldOf(ignoreCase: boolean): Uint16Array {
  folds.exact ??= Uint16Array.from({ length: 65_536 }, (_, code) => code)
  if (!ignoreCase) return folds.exact
  folds.ignoringCase ??= folds.exact.map((code) =>
    code < alphabetsEnd ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code,
  )
  return folds.ignoringCase
}

function hashOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & 0xffff
}
