import { homedir } from 'node:os'
import { isAbsolute, relative, resolve, sep } from 'node:path'

/** Text without this machine's folders: the project root becomes `.`, the home folder `~`. */
export function portable(text: string, root: string): string {
  return withoutFolder(withoutFolder(text, root, '.'), homedir(), '~')
}

/** A folder relative to the root, with forward slashes; the root itself is `.`. One outside of it keeps its whole path. */
export function portableFolder(folder: string, root: string): string {
  const path = relative(root, resolve(root, folder)).split(sep).join('/')
  if (path === '..' || path.startsWith('../') || isAbsolute(path))
    return portable(resolve(root, folder), root)
  return path === '' ? '.' : path
}

function withoutFolder(text: string, folder: string, short: string): string {
  if (folder === '' || folder === '/') return text
  if (text === folder) return short
  return text.replaceAll(`${folder}${sep}`, `${short}/`)
}
