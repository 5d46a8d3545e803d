import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { errorCode } from '../files/error-code.ts'

export interface FoundEntry {
  /** Relative to the folder, with forward slashes. */
  path: string
  kind: 'file' | 'folder' | 'link' | 'other'
  /** In bytes. */
  size: number
  /** Permission bits. */
  mode: number
  /** Last change, in milliseconds since 1970. */
  mtimeMs: number
  /** Why a folder cannot be read, e.g. `EACCES`; undefined if it can. */
  closed?: string
}

export interface WalkOptions {
  /**
   * Whether a link to a file inside the folder counts as that file, and a link directly in the folder to one of its folders as that
   * folder, as where Kubernetes mounts a volume. A deeper link to a folder would show the same files twice. Default false: a
   * link is a link.
   */
  linksInside?: boolean
}

/**
 * Everything below a folder, in order of the paths. A link that leads out of the folder is never followed. What vanishes
 * meanwhile is left out: a store is in use while it is looked at. A folder that cannot be read says so; the outermost one is
 * then `.`.
 */
export async function walkFiles(
  folder: string,
  { linksInside = false }: WalkOptions = {},
): Promise<FoundEntry[]> {
  const found: FoundEntry[] = []
  const closed = new Map<string, string>()
  const waiting = ['']
  const inside = linksInside ? new LinksInside(await realpath(folder).catch(() => folder)) : undefined
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const names = await readdir(join(folder, below)).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') closed.set(below === '' ? '.' : below, errorCode(error))
      return []
    })
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`
      const own = await lstat(join(folder, path)).catch(() => undefined)
      if (own === undefined) continue
      const facts =
        (own.isSymbolicLink() ? await inside?.target(join(folder, path), below === '') : undefined) ?? own
      const kind = kindOf(facts)
      found.push({ path, kind, size: facts.size, mode: facts.mode & 0o777, mtimeMs: facts.mtimeMs })
      if (kind === 'folder') waiting.push(path)
    }
  }
  for (const [path, why] of closed) {
    const entry = found.find((each) => each.path === path)
    if (entry === undefined) found.push({ path, kind: 'folder', size: 0, mode: 0, mtimeMs: 0, closed: why })
    else entry.closed = why
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function kindOf(facts: Stats): FoundEntry['kind'] {
  if (facts.isFile()) return 'file'
  if (facts.isDirectory()) return 'folder'
  return facts.isSymbolicLink() ? 'link' : 'other'
}

/** What links lead to, as long as it is inside a folder. */
class LinksInside {
  readonly #root: string
  /** Folders that were entered through a link: a second way in would be a circle, or the same again. */
  readonly #entered = new Set<string>()

  constructor(root: string) {
    this.#root = root
  }

  async target(link: string, isOutermost: boolean): Promise<Stats | undefined> {
    const real = await realpath(link).catch(() => undefined)
    if (real === undefined || !real.startsWith(`${this.#root}${sep}`)) return undefined
    const facts = await stat(real).catch(() => undefined)
    if (facts?.isDirectory() !== true) return facts
    if (!isOutermost || this.#entered.has(real)) return undefined
    this.#entered.add(real)
    return facts
  }
}
