import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

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
}

/**
 * Everything below a folder, in order of the paths, links not followed. What vanishes or cannot be read meanwhile is
 * left out: a store is in use while it is looked at.
 */
export async function walkFiles(folder: string): Promise<FoundEntry[]> {
  const found: FoundEntry[] = []
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const names = await readdir(join(folder, below)).catch(() => [])
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
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}
