import { delimiter, dirname, isAbsolute } from 'node:path'
import type { Roots } from '../match/roots.ts'

/**
 * Whether it counts where a program is. It does for `./a/tool`, and for what is below the project, the sandbox or the home folder.
 * It does not for what PATH leads to, wherever that is on this machine; nor for a folder the spec made for itself, which has
 * another name each time.
 *
 * @param command as it was asked for: a path
 * @param path absolute
 */
export function isPlaced(command: string, path: string, roots: Roots): boolean {
  if (!isAbsolute(command)) return true
  const folder = dirname(path)
  if (folder.endsWith('/node_modules/.bin')) return false
  const searched = [dirname(process.execPath), ...(process.env['PATH'] ?? '').split(delimiter)]
  return (
    !searched.includes(folder) &&
    /^(?:⟨(?:project|sandbox|home|program-home)⟩|\/root)\//.test(roots.named(path))
  )
}
