import { existsSync, readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { stripEscapes } from '../../text/strip-escapes.ts'

/** Words a program may know, from what it and others say of it. Grows as it talks; bounded. */
export class Dictionary {
  readonly #words = new Set<string>()

  /** Words of a text: of its screen, its help, its source. */
  learn(text: string): void {
    for (const [word] of stripEscapes(text).matchAll(wordPattern)) {
      if (this.#words.size >= wordsMax) return
      if (word.length <= wordCharsMax) this.#words.add(word)
    }
  }

  get words(): readonly string[] {
    return [...this.#words]
  }
}

/** Names, options, dot-commands and single letters in brackets, as menus write them. */
const wordPattern = /[.:\\/@#-]{0,2}[A-Za-z][\w-]*/g
const wordsMax = 2_000
const wordCharsMax = 30

/** What a program's manual page prints in bold: its options and commands. Nothing where there is no page. */
export function manualWords(program: string): string {
  for (const section of ['1', '6', '8'])
    for (const suffix of ['.gz', '']) {
      const path = `/usr/share/man/man${section}/${program}.${section}${suffix}`
      if (!existsSync(path)) continue
      const page = suffix === '' ? readFileSync(path) : gunzipSync(readFileSync(path))
      return [...page.toString('utf8').matchAll(/\\fB([^\\]+)\\f|^\.B (.*)$/gm)]
        .map(([, bold, line]) => bold ?? line ?? '')
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
