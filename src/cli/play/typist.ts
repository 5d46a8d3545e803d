import { bytesOfData } from '../../tape/data.ts'
import { placeholderPattern } from '../../redact/placeholders.ts'
import type { Exchange } from '../../tape/tape.ts'

/** What typed bytes come to: an input of the tape, or bytes that are none. */
export type Typed = { exchange: Exchange; text: string } | { other: string }

/**
 * Puts together what is typed key by key to the inputs of a tape: `6`, `*`, `7`, Enter are its line `6*7`. A masked value is any text up to
 * Enter.
 */
export class Typist {
  readonly #awaited: Exchange[]
  readonly #lineEnd: string
  #open = ''

  constructor(exchanges: readonly Exchange[], lineEnd: string) {
    this.#awaited = exchanges.filter(({ input }) => ['line', 'raw', 'keys', 'eof'].includes(input.kind))
    this.#lineEnd = lineEnd
  }

  /** What is awaited next, as its bytes; undefined where nothing more is. */
  get next(): string | undefined {
    const [first] = this.#awaited
    return first === undefined ? undefined : bytesOf(first, this.#lineEnd)
  }

  /** What is typed so far and no input yet. */
  get open(): string {
    return this.#open
  }

  type(text: string): Typed[] {
    this.#open += text
    const done: Typed[] = []
    for (let found = this.#take(); found !== undefined; found = this.#take()) done.push(found)
    return done
  }

  #take(): Typed | undefined {
    if (this.#open === '') return undefined
    const expected = this.next
    const [first] = this.#awaited
    const whole = expected === undefined ? undefined : matched(this.#open, expected)
    if (first !== undefined && whole !== undefined) {
      this.#open = this.#open.slice(whole.length)
      this.#awaited.shift()
      return { exchange: first, text: whole }
    }
    if (expected !== undefined && mayBecome(this.#open, expected)) return undefined
    const other = this.#open
    this.#open = ''
    return { other }
  }
}

function bytesOf({ input }: Exchange, lineEnd: string): string {
  if (input.kind === 'eof') return '\u0004'
  if (!('dataText' in input)) return ''
  return Buffer.from(bytesOfData(input)).toString('utf8') + (input.kind === 'line' ? lineEnd : '')
}

/** A line break typed in a pipe is Enter too. */
function plain(text: string): string {
  return text.replaceAll('\n', '\r')
}

/** The typed text that is the whole of what is expected. */
function matched(text: string, expected: string): string | undefined {
  return new RegExp(`^${patternOf(plain(expected))}`, 'u').exec(plain(text))?.[0]
}

function mayBecome(text: string, expected: string): boolean {
  const [before = ''] = plain(expected).split(placeholderPattern(), 1)
  const given = plain(text)
  if (before === plain(expected)) return before.startsWith(given)
  // Within a masked value nothing can be told until Enter.
  return before.startsWith(given) || (given.startsWith(before) && !given.includes('\r'))
}

function patternOf(expected: string): string {
  let source = ''
  let at = 0
  for (const found of expected.matchAll(placeholderPattern())) {
    source += `${literal(expected.slice(at, found.index))}[^\\r]*?`
    at = found.index + found[0].length
  }
  return source + literal(expected.slice(at))
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
