import { lstatSync, readdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { OptionError } from '../errors.ts'
import { inquiryCopyBytesMax, inquiryCopyFilesMax } from '../limits.ts'

/** Programs, libraries and devices are used where they are. */
export function isOfTheSystem(path: string): boolean {
  return /^\/(?:usr|bin|sbin|lib\w*|opt|nix|dev|proc|sys|run|snap)(?:\/|$)/.test(path) || path === '/'
}

/** Folders that are not copied: they are large, and no program's data. */
export const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git'])

/** A folder in which other things lie that have nothing to do with the program. */
export function isShared(folder: string): boolean {
  return [tmpdir(), homedir(), '/', '/tmp', '/home', '/root', '/var', '/etc', '/srv', '/work'].includes(
    folder,
  )
}

export function isSmall(folder: string): boolean {
  try {
    sized(folder, 'cwd')
    return true
  } catch {
    return false
  }
}

/** @throws OptionError for more than can be copied before every start */
export function sized(path: string, option: string): string {
  let bytes = 0
  let files = 0
  const walk = (each: string): void => {
    const stat = lstatSync(each)
    bytes += stat.blocks * 512
    if (++files > inquiryCopyFilesMax || bytes > inquiryCopyBytesMax)
      throw new OptionError(option, path, 'a file or folder of at most 256 MB and 20 000 files', {
        hint: 'The program works on a copy. Name a smaller folder.',
      })
    if (stat.isDirectory())
      for (const name of readdirSync(each)) if (!leftOut.has(name)) walk(join(each, name))
  }
  walk(path)
  return path
}
