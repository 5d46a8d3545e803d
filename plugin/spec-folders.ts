import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { searchedFilesMax } from '../src/limits.ts'
import { tapeFolderOf } from './run-facts.ts'

/**
 * The folders that tapes of the files below a root are in, whether a run includes them or not: what Vitest was told to run may be
 * less than there is. Undefined where there are too many files to look at.
 */
export function specFoldersBelow(root: string): ReadonlySet<string> | undefined {
  const found = new Set<string>()
  const open = [root]
  let files = 0
  for (let folder = open.pop(); folder !== undefined; folder = open.pop())
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) open.push(path)
      else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)) {
        if (++files > searchedFilesMax) return undefined
        found.add(tapeFolderOf(relative(root, path).split(sep).join('/')))
      }
    }
  return found
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder)
  } catch {
    return []
  }
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}
