import type { Path } from './comments.ts'
import { endOfString, keyOf } from './json5-tokens.ts'

/**
 * Finds where values begin in a JSON5 text that can be parsed: for each path its offset, or that of the nearest owner that is there. Of
 * a field it is the offset of its value. What lies on no path is passed over, so that a large text costs one look at each character.
 */
export function locate(source: string, paths: readonly Path[]): number[] {
  const root: Wanted = { at: 0, children: new Map() }
  for (const path of paths) {
    let wanted = root
    for (const step of path) {
      const next: Wanted = wanted.children.get(String(step)) ?? { at: undefined, children: new Map() }
      wanted.children.set(String(step), next)
      wanted = next
    }
  }
  new Walk(source).value(root)
  return paths.map((path) => {
    let wanted: Wanted | undefined = root
    let nearest = 0
    for (const step of path) {
      wanted = wanted?.children.get(String(step))
      nearest = wanted?.at ?? nearest
    }
    return path.length === 0 ? (root.at ?? 0) : nearest
  })
}

/** A value somebody asks for, or one inside it. */
interface Wanted {
  at: number | undefined
  children: Map<string, Wanted>
}

const blanks = /(?:[\s\uFEFF]+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?(?:\*\/|$))/y
const [quote, apostrophe, slash] = [0x22, 0x27, 0x2f]
const [openBracket, closedBracket, openBrace, closedBrace] = [0x5b, 0x5d, 0x7b, 0x7d]
const word = /[^\s\uFEFF,:{}[\]"'/]+/y

class Walk {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  /** Goes behind a value, noting on the way what is wanted of it. Goes down no deeper than the paths do. */
  value(wanted: Wanted): void {
    this.#skipBlanks()
    wanted.at = this.#at
    const open = this.#source[this.#at]
    if (wanted.children.size === 0 || (open !== '{' && open !== '[')) return this.#skipValue()
    this.#at++
    for (let index = 0; this.#skipToItem(); index++) {
      const child = wanted.children.get(open === '[' ? String(index) : this.#key())
      if (child === undefined) this.#skipValue()
      else this.value(child)
    }
  }

  /** Goes to the next item of a list or field of an object, or behind its end. */
  #skipToItem(): boolean {
    this.#skipBlanks()
    while (this.#source[this.#at] === ',') {
      this.#at++
      this.#skipBlanks()
    }
    const character = this.#source[this.#at]
    if (character !== undefined && character !== '}' && character !== ']') return true
    this.#at++
    return false
  }

  #key(): string {
    const start = this.#at
    this.#skipToken()
    const key = keyOf(this.#source.slice(start, this.#at))
    this.#skipBlanks()
    if (this.#source[this.#at] === ':') this.#at++
    return key
  }

  /** Character by character, because this is what nearly all of a large text goes through. */
  #skipValue(): void {
    const source = this.#source
    let depth = 0
    this.#skipBlanks()
    do {
      const code = source.charCodeAt(this.#at)
      if (Number.isNaN(code)) return
      if (code === quote || code === apostrophe) this.#at = endOfString(source, this.#at)
      else if (code === slash) this.#at += lengthAt(blanks, source, this.#at) || 1
      else {
        if (code === openBrace || code === openBracket) depth++
        if (code === closedBrace || code === closedBracket) depth--
        if (depth === 0) this.#at += lengthAt(word, source, this.#at) || 1
        else this.#at++
      }
    } while (depth > 0)
  }

  /** A string, a word, or one character. */
  #skipToken(): void {
    const character = this.#source[this.#at]
    if (character === '"' || character === "'") this.#at = endOfString(this.#source, this.#at)
    else this.#at += lengthAt(word, this.#source, this.#at) || 1
  }

  #skipBlanks(): void {
    // Right behind a bracket or a comma there is mostly none.
    const code = this.#source.charCodeAt(this.#at)
    if (code > 0x2f && code < 0x80) return
    for (let length = 1; length > 0; this.#at += length) length = lengthAt(blanks, this.#source, this.#at)
  }
}

function lengthAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0].length ?? 0
}
