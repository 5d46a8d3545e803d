import {
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type SandboxPlace, isSandboxName, sandboxPath, staysInside } from './name.ts'

/** What is to stand at a name. */
export type Contents =
  | { kind: 'file'; bytes: Uint8Array; mode: number }
  | { kind: 'folder'; mode: number }
  | { kind: 'link'; target: string }
  | { kind: 'nothing' }

/**
 * Puts something into a sandbox, as a program would have left it. What a tape says is not trusted: only below the sandbox's two folders,
 * never through a link, and no link that leads out.
 *
 * @throws Error that says what is wrong with it
 */
export function put(place: SandboxPlace, name: string, contents: Contents): void {
  if (!isSandboxName(name)) throw new Error(`${JSON.stringify(name)} is not a name in a sandbox`)
  const path = sandboxPath(place, name)
  const root = name.startsWith('~/') ? place.home : place.cwd
  if (contents.kind === 'nothing' && !leadsThroughFolders(root, path)) return
  makeFolders(root, path)
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (contents.kind === 'folder') {
    if (there?.isDirectory() !== true) {
      if (there !== undefined) rmSync(path)
      mkdirSync(path)
    }
    chmodSync(path, (contents.mode & 0o777) | 0o700)
    return
  }
  if (there !== undefined) rmSync(path, { recursive: true, force: true })
  if (contents.kind === 'link') {
    if (!staysInside(name, contents.target))
      throw new Error(`${name} links to ${contents.target}, outside the sandbox`)
    symlinkSync(contents.target, path)
  } else if (contents.kind === 'file') write(path, contents)
}

function write(path: string, { bytes, mode }: { bytes: Uint8Array; mode: number }): void {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
  } finally {
    closeSync(descriptor)
  }
  // No set-user-id, set-group-id or sticky bit comes from a tape.
  chmodSync(path, mode & 0o777)
}

function leadsThroughFolders(root: string, path: string): boolean {
  return parents(root, path).every(
    (folder) => lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true,
  )
}

/** Makes the folders above, none of which may be a link. */
function makeFolders(root: string, path: string): void {
  for (const folder of parents(root, path)) {
    const there = lstatSync(folder, { throwIfNoEntry: false })
    if (there === undefined) mkdirSync(folder, { mode: 0o755 })
    else if (!there.isDirectory())
      throw new Error(`${relative(root, folder)} is not a folder, so nothing is written below it`)
  }
}

function parents(root: string, path: string): string[] {
  const parts = relative(root, path).split(sep).slice(0, -1)
  return parts.map((_, index) => join(root, ...parts.slice(0, index + 1)))
}
