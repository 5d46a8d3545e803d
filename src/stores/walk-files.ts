import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
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

/**
 * Everything below a folder, in order of the paths, links not followed. What vanishes meanwhile is left out: a store is
 * in use while it is looked at. A folder that cannot be read says so; the outermost one is then `.`.
 */
export async function walkFiles(folder: string): Promise<FoundEntry[]> {
  const found: FoundEntry[] = []
  const closed = new Map<string, string>()
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const names = await readdir(join(folder, below)).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') closed.set(below === '' ? '.' : below, errorCode(error))
      return []
    })
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`
      const facts = await lstat(join(folder, path)).catch(() => undefined)
      if (facts === undefined) continue
      const kind = facts.isFile()
        ? 'file'
        : facts.isDirectory()
          ? 'folder'
          : facts.isSymbolicLink()
            ? 'link'
            : 'other'
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
