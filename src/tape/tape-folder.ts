import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { nextTurn } from '../clock.ts'
import { TapeFileError, isError } from '../errors.ts'
import { tapeFilesMax, tapeFolderDepthMax, tapeReadsPerTurnMax } from '../limits.ts'

interface Folder {
  path: string
  /** Where it really is: the same folder reached twice has one. */
  real: string
  depth: number
}

/**
 * The tape files below a folder, sorted; none where there is no folder. Hidden files and folders are passed over: locks
 * and half-written files are hidden. Links are followed, but each folder is visited once, so a loop ends.
 *
 * @throws TapeFileError when a folder cannot be read, or holds more tapes or deeper folders than `limits.ts` allows
 */
export async function tapeFiles(folder: string): Promise<string[]> {
  const files: string[] = []
  const visited = new Set<string>()
  const linked: Folder[] = []
  await walk({ path: folder, real: realPathOf(folder), depth: 0 }, { files, visited, linked })
  // Links come last, so that a folder that is also reached without one keeps its own name.
  for (let next = linked.shift(); next !== undefined; next = linked.shift())
    await walk(next, { files, visited, linked })
  return files.sort()
}

interface Findings {
  files: string[]
  visited: Set<string>
  linked: Folder[]
}

async function walk(top: Folder, { files, visited, linked }: Findings): Promise<void> {
  const open = [top]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (visited.has(folder.real)) continue
    visited.add(folder.real)
    if (visited.size % tapeReadsPerTurnMax === 0) await nextTurn()
    if (folder.depth > tapeFolderDepthMax)
      throw new TapeFileError(
        folder.path,
        `${folder.path} is nested deeper than ${tapeFolderDepthMax} folders.`,
      )
    for (const entry of entriesOf(folder.path)) {
      const path = join(folder.path, entry.name)
      const kind = kindOf(entry, path)
      const below = { path, depth: folder.depth + 1 }
      if (kind === 'folder') open.push({ ...below, real: join(folder.real, entry.name) })
      else if (kind === 'linked folder') linked.push({ ...below, real: realPathOf(path) })
      else if (kind === 'file' && entry.name.endsWith('.json5')) files.push(path)
    }
    if (files.length + visited.size > tapeFilesMax)
      throw new TapeFileError(top.path, `${top.path} holds more than ${tapeFilesMax} tapes and folders.`)
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    const seen = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    return seen.sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch (error) {
    if (isError(error) && Reflect.get(error, 'code') === 'ENOENT') return []
    const why = isError(error) ? error.message : String(error)
    throw new TapeFileError(folder, `${folder} could not be read: ${why}`, { cause: error })
  }
}

function kindOf(entry: Dirent, path: string): 'file' | 'folder' | 'linked folder' | 'other' {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  const target = targetOf(path)
  if (target?.isDirectory() === true) return 'linked folder'
  return target?.isFile() === true ? 'file' : 'other'
}

/** A link to nothing, or to itself, has no target and is no tape. */
function targetOf(link: string): Stats | undefined {
  try {
    return statSync(link)
  } catch {
    return undefined
  }
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
