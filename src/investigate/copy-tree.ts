import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isOfTheSystem, isSmall, leftOut } from './user-files.ts'

/**
 * A copy of a file or folder through which nobody reaches the original: a link to something inside leads to its copy, a link to a
 * file of the user's elsewhere becomes a copy of that file.
 */
export function copyTree(from: string, to: string): void {
  copyEach(from, to, { from, to })
  // What a package needs to run is not its data.
  const modules = nearestModules(from)
  const link = join(lstatSync(from).isDirectory() ? to : dirname(to), 'node_modules')
  if (modules !== undefined && !existsSync(link)) symlinkSync(modules, link)
}

function copyEach(path: string, to: string, root: { from: string; to: string }): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return copyLink(path, to, root)
  if (stat.isDirectory()) {
    mkdirSync(to, { recursive: true, mode: stat.mode | 0o700 })
    for (const name of readdirSync(path))
      if (!leftOut.has(name)) copyEach(join(path, name), join(to, name), root)
  } else if (stat.isFile()) cpSync(path, to)
}

function copyLink(path: string, to: string, root: { from: string; to: string }): void {
  const target = readlinkSync(path)
  const aim = resolve(dirname(path), target)
  const inside = aim === root.from || aim.startsWith(root.from + sep)
  if (inside) symlinkSync(isAbsolute(target) ? join(root.to, relative(root.from, aim)) : target, to)
  // One that leads nowhere would let the program make a file there.
  else if (!existsSync(aim)) return
  else if (isOfTheSystem(realpathSync(aim))) symlinkSync(target, to)
  // A copy of what it leads to; a large one is left out rather than reached.
  else if (isSmall(realpathSync(aim))) cpSync(realpathSync(aim), to, { recursive: true, filter: notLeftOut })
}

function notLeftOut(path: string): boolean {
  return !leftOut.has(basename(path)) && !lstatSync(path).isSymbolicLink()
}

function nearestModules(from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (existsSync(modules)) return modules
  }
  return undefined
}
