import { homedir } from 'node:os'
import { relative, sep } from 'node:path'

/** Text without this machine's folders: the project root becomes `.`, the home folder `~`. */
export function portable(text: string, root: string): string {
  return withoutFolder(withoutFolder(text, root, '.'), homedir(), '~')
}

/** A folder relative to the root, with forward slashes; the root itself is `.`. */
export function portableFolder(folder: string, root: string): string {
  const path = relative(root, folder).split(sep).join('/')
  return path === '' ? '.' : path
}

function withoutFolder(text: string, folder: string, short: string): string {
  if (folder === '' || folder === '/') return text
  if (text === folder) return short
  return text.replaceAll(`${folder}${sep}`, `${short}/`)
}
