import { relative, sep } from 'node:path'

/** A path relative to a folder, with forward slashes on every system. */
export function pathBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
