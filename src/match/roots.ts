/** What a folder that moves, from machine to machine or from run to run, is called on a tape. */
export type RootName = 'sandbox' | 'project' | 'home' | 'program-home' | 'tmp'

export interface Root {
  name: RootName
  /** Its path here, absolute, as programs print it. */
  path: string
  /** Other ways to write it here, such as through a link. */
  also?: readonly string[]
}

/** One way in which a recorded text may be given here. */
export interface Spelling {
  text: string
  /** Recorded paths that are others here: `/tmp/build` recorded, `/var/folders/x/T/build` here. */
  moved: readonly (readonly [recorded: string, here: string])[]
}

/**
 * The folders that move. On a tape each has a name, `⟨sandbox⟩/work/a.txt`; what stands below it is text like any other.
 *
 * Two have the same path on most machines and are meant literally as often as not: `/tmp` and `/root`. They stay as they are on a
 * tape, and a path recorded below them may be given below this machine's own folder instead.
 */
export class Roots {
  readonly #places: ReadonlyMap<string, readonly string[]>
  readonly #names: ReadonlyMap<string, RootName>
  readonly #paths: RegExp | undefined
  readonly #roots: readonly Root[]
  readonly #literal: readonly string[]

  /** @param literal those of `/tmp` and `/root` that a tape means literally */
  constructor(roots: readonly Root[] = [], literal: readonly string[] = []) {
    this.#roots = roots
    this.#literal = literal
    const usable = roots.map(({ name, path, also = [] }) => ({
      name,
      paths: [...new Set([path, ...also])].map(withoutSlash).filter((each) => /^\/[^/]/.test(each)),
    }))
    this.#places = new Map(
      usable.filter(({ paths }) => paths.length > 0).map(({ name, paths }) => [name, paths]),
    )
    this.#names = new Map(
      usable.flatMap(({ name, paths }) => paths.map((path) => [path, name] as const)).reverse(),
    )
    // A root below another one is the nearer one.
    const longestFirst = [...this.#names.keys()].sort((a, b) => b.length - a.length)
    this.#paths = longestFirst.length === 0 ? undefined : folders(longestFirst)
  }

  /** A text without this machine's folders. */
  named(text: string): string {
    return this.#replaced(text, (path, name) => (conventional[name] === path ? path : `⟨${name}⟩`))
  }

  /** The same folders for a tape that means some of `/tmp` and `/root` literally. */
  literally(paths: readonly string[] = []): Roots {
    return paths.length === 0 ? this : new Roots(this.#roots, paths)
  }

  /** Those of `/tmp` and `/root` that these texts, which have names, mean literally: the folder that moves is another one here. */
  literalsIn(texts: readonly string[]): string[] {
    return Object.entries(conventional)
      .filter(([name, path]) => {
        const places = this.#places.get(name)
        return places !== undefined && path !== undefined && !places.includes(path)
      })
      .flatMap(([, path]) => path ?? [])
      .filter((path) =>
        texts.some((text) => Array.from(text.matchAll(conventionalPaths)).some(([each]) => each === path)),
      )
  }

  /** Where it does not matter which of `/tmp` and `⟨tmp⟩` a path was: equal for texts that may count as the same. */
  folded(text: string): string {
    const named = this.#replaced(text, (_, name) => `⟨${name}⟩`)
    return named.replace(conventionalPaths, (path) => {
      if (this.#literal.includes(path)) return path
      return path === '/tmp' ? '⟨tmp⟩' : '⟨home⟩'
    })
  }

  /** A recorded text with this machine's folders. A root this session does not have keeps its name. */
  placed(text: string): string {
    if (!text.includes('⟨')) return text
    return text.replace(names, (whole, name: string) => this.#places.get(name)?.[0] ?? whole)
  }

  /** The ways in which a recorded text may be given here, the most likely one first. */
  spellings(recorded: string): Spelling[] {
    let all: { text: string; moved: [string, string][] }[] = [{ text: '', moved: [] }]
    let done = 0
    for (const match of recorded.matchAll(nameOrConventional)) {
      const [whole] = match
      const name = match.groups?.['name'] ?? (whole === '/tmp' ? 'tmp' : 'home')
      const isLiteral = match.groups?.['name'] === undefined
      const here = this.#literal.includes(whole) ? [] : (this.#places.get(name) ?? [])
      const before = recorded.slice(done, match.index)
      done = match.index + whole.length
      const options = [...new Set(isLiteral ? [whole, ...here] : here.length === 0 ? [whole] : here)]
      const first = /^\/[^\s/'"`:;,|&<>()]+/.exec(recorded.slice(done))?.[0] ?? ''
      // Beyond a few roots in one text nobody mixes spellings.
      const branches = all.length * options.length <= spellingsMax ? options : options.slice(0, 1)
      all = all.flatMap(({ text, moved }) =>
        branches.map((option) => ({
          text: text + before + option,
          moved:
            isLiteral && option !== whole
              ? [...moved, [whole + first, option + first] as [string, string]]
              : moved,
        })),
      )
    }
    return all.map(({ text, moved }) => ({ text: text + recorded.slice(done), moved }))
  }

  #replaced(text: string, by: (path: string, name: RootName) => string): string {
    if (this.#paths === undefined || !text.includes('/')) return text
    return text.replace(this.#paths, (path) => {
      const name = this.#names.get(path)
      return name === undefined ? path : by(path, name)
    })
  }
}

const spellingsMax = 64

const conventional: Partial<Record<string, string>> = { tmp: '/tmp', home: '/root' }

const names = /⟨(sandbox|project|home|program-home|tmp)⟩/g

/** Matches the name of every folder that moves. A new RegExp each time, because a global one remembers where it was. */
export function rootNames(): RegExp {
  return new RegExp(names)
}

// A path begins behind no other part of a path, or behind an escape sequence, or in a file URL.
const begin = String.raw`(?:(?<![\p{L}\p{N}_./~⟩-])|(?<=\u001b\[[\d;?]*[a-zA-Z])|(?<=file:\/\/[\w.-]*))`
const end = String.raw`(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}_])`

const conventionalPaths = new RegExp(`${begin}(?:/tmp|/root)${end}`, 'gu')
const nameOrConventional = new RegExp(
  `⟨(?<name>sandbox|project|home|program-home|tmp)⟩|${begin}(?:/tmp|/root)${end}`,
  'gu',
)

function folders(paths: readonly string[]): RegExp {
  const literals = paths.map((path) => path.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
  return new RegExp(`${begin}(?:${literals.join('|')})${end}`, 'gu')
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '')
}
