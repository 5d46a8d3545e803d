import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
} from 'node:fs'
import { join } from 'node:path'
import { sandboxFileHashedBytesMax, sandboxFolderDepthMax, sandboxFilesMax } from '../../limits.ts'
import { type SandboxPlace, sandboxName, sandboxPath } from './name.ts'

/** Something in a sandbox, as far as can be told without reading it. */
export interface Found {
  path: string
  kind: 'file' | 'folder' | 'link'
  /** Permissions, such as 0o644. */
  mode: number
  bytes: number
  /** Equal as long as nothing was written. */
  stamp: string
}

/** What a look at a sandbox found, by name, in the order of names. */
export interface Look {
  found: Map<string, Found>
  /** Whether there was more than is looked at. */
  cut: boolean
}

/** Looks at all files, folders and links of a sandbox but those that are left out. Links are not followed; sockets, pipes and devices are passed over. */
export function look(place: SandboxPlace, isLeftOut: (name: string) => boolean): Look {
  const seen: Look = { found: new Map(), cut: false }
  walk(place.cwd, (below) => sandboxName('cwd', below), '', 0, isLeftOut, seen)
  walk(place.home, (below) => sandboxName('home', below), '', 0, isLeftOut, seen)
  return seen
}

function walk(
  root: string,
  nameOf: (below: string) => string,
  below: string,
  depth: number,
  isLeftOut: (name: string) => boolean,
  seen: Look,
): void {
  for (const entry of entriesOf(join(root, below))) {
    if (seen.found.size >= sandboxFilesMax || depth > sandboxFolderDepthMax) {
      seen.cut = true
      return
    }
    const here = below === '' ? entry : `${below}/${entry}`
    const name = nameOf(here)
    const path = join(root, here)
    const stats = statsOf(path)
    const each = stats === undefined ? undefined : foundAt(path, stats)
    if (each === undefined || isLeftOut(each.kind === 'folder' ? `${name}/` : name)) continue
    seen.found.set(name, each)
    if (each.kind === 'folder') walk(root, nameOf, here, depth + 1, isLeftOut, seen)
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    // Gone meanwhile, or not to be read by us.
    return []
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
}

/** When a file was last changed in any way; undefined where there is none. */
export function changedAtMs(path: string): number | undefined {
  return statsOf(path)?.ctimeMs
}

function kindOf(stats: Stats): Found['kind'] | undefined {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'folder'
  return stats.isSymbolicLink() ? 'link' : undefined
}

/** One of them by its name; undefined where nothing is there, or nothing of these kinds. */
export function lookAt(place: SandboxPlace, name: string): Found | undefined {
  const path = sandboxPath(place, name)
  const stats = statsOf(path)
  return stats === undefined ? undefined : foundAt(path, stats)
}

function foundAt(path: string, stats: Stats): Found | undefined {
  const kind = kindOf(stats)
  if (kind === undefined) return undefined
  const { size, mtimeMs, ctimeMs, ino, mode } = stats
  // A folder's own times change with whatever is in it.
  const stamp = kind === 'folder' ? `${ino} ${mode}` : `${ino} ${mode} ${size} ${mtimeMs} ${ctimeMs}`
  return { path, kind, mode: mode & 0o777, bytes: size, stamp }
}

/** What a file holds: its bytes where they are no more than `bytesMax`, and a hash of them in any case. Undefined when it cannot be read. */
export function readFound(
  { path }: Found,
  bytesMax: number,
): { bytes: Buffer | undefined; hash: string } | undefined {
  let descriptor: number | undefined
  try {
    // Nothing is followed, and a pipe that took the file's place keeps nobody waiting.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const { size } = fstatSync(descriptor)
    if (size <= bytesMax) {
      const bytes = upTo(descriptor, size)
      return { bytes, hash: hashOf(bytes) }
    }
    const head = upTo(descriptor, Math.min(size, sandboxFileHashedBytesMax))
    return { bytes: undefined, hash: hashOf(head, size > head.length ? size : undefined) }
  } catch {
    return undefined
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Where a link leads, as it is written in it. */
export function targetOf({ path }: Found): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function upTo(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let at = 0
  while (at < size) {
    const count = readSync(descriptor, bytes, at, size - at, at)
    if (count === 0) break
    at += count
  }
  return bytes.subarray(0, at)
}

/** @param size of a file of which only the beginning was read */
export function hashOf(bytes: Uint8Array, size?: number): string {
  const hash = createHash('sha256').update(bytes)
  return (size === undefined ? hash : hash.update(`\0${size}`)).digest('hex')
}
