import { existsSync, readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { stripEscapes } from '../../text/strip-escapes.ts'

/**
 * Words a program may know, from what it and others say of it. Grows as it talks; bounded. Its own words (of its screen, its
 * source, its caller) come about three times as often as those of its manual, which are many.
 */
export class Dictionary {
  readonly #own = new Set<string>()
  readonly #sure = new Set<string>()
  readonly #others = new Set<string>()

  /**
   * Words of a text: of its screen, its help, its source.
   *
   * @param sent what the text may quote: a word of a stranger's that comes back as an echo is no word of the program's
   */
  learn(text: string, sent = ''): void {
    const found = new Set<string>()
    add(found, text, sent)
    for (const word of found) {
      // What was sent mixes with what is said: a word that comes back once may be a piece of both.
      if (sent === '' || this.#own.has(word)) this.#sure.add(word)
      if (this.#own.size < wordsMax) this.#own.add(word)
    }
  }

  /** Words of a text about the program. */
  learnManual(text: string): void {
    add(this.#others, text, '')
  }

  /** The program's own words: those of its source and its greeting, and those it said twice, in the order they were met. */
  get own(): readonly string[] {
    return [...this.#sure]
  }

  get words(): readonly string[] {
    const times = Math.min(
      ownTimesMax,
      Math.ceil((ownShare * this.#others.size) / Math.max(1, this.#own.size)),
    )
    const own = [...this.#own]
    return [...Array.from({ length: Math.max(1, times) }, () => own).flat(), ...this.#others]
  }
}

function add(words: Set<string>, text: string, sent: string): void {
  for (const [word] of stripEscapes(text).matchAll(wordPattern)) {
    if (words.size >= wordsMax) return
    if (word.length > wordCharsMax || (sent !== '' && word.length < quotedCharsMin)) continue
    if (!sent.includes(word)) words.add(word)
  }
}

/** Shorter words of an answer are as often pieces of what was sent, mixed with control characters. */
const quotedCharsMin = 3
const ownShare = 3
const ownTimesMax = 60

/** Names, options, dot-commands and single letters in brackets, as menus write them. */
const wordPattern = /[.:\\/@#-]{0,2}[A-Za-z][\w-]*/g
const wordsMax = 1_000
const wordCharsMax = 30

/** What a program's manual page prints in bold: its options and commands. Nothing where there is no page. */
export function manualWords(program: string): string {
  for (const section of ['1', '6', '8'])
    for (const suffix of ['.gz', '']) {
      const path = `/usr/share/man/man${section}/${program}.${section}${suffix}`
      if (!existsSync(path)) continue
      const page = suffix === '' ? readFileSync(path) : gunzipSync(readFileSync(path))
      return [...page.toString('utf8').matchAll(/\\fB([^\\]+)\\f|^\.B (.*)$/gm)]
        .map(([, bold, line]) => (bold ?? line ?? '').replaceAll('\\-', '-'))
        .join('\n')
    }
  return ''
}

const sourceBytesMax = 262_144

/** The strings and names in a program's source, where that is a text: the words it looks for are among them. */
export function sourceWords(path: string): string {
  try {
    if (!statSync(path).isFile() || statSync(path).size > sourceBytesMax) return ''
    const bytes = readFileSync(path)
    if (bytes.includes(0)) return ''
    return [...bytes.toString('utf8').matchAll(/'([^'\n]{1,30})'|"([^"\n]{1,30})"|^\s*([\w|-]+)\)/gm)]
      .map(([, one, two, three]) => one ?? two ?? three ?? '')
      .join('\n')
  } catch {
    return ''
  }
}
