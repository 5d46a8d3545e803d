import { join, sep } from 'node:path'

/** The two folders of a sandbox, absolute. */
export interface SandboxPlace {
  /** Where programs run. A file in it is called by its path below it. */
  cwd: string
  /** What programs take for the user's home. A file in it is called `~/` and its path below it. */
  home: string
}

/**
 * Whether a name on a tape is that of a file in a sandbox: relative, below one of the two folders, in its shortest form. A tape is
 * written by anybody, so nothing else is ever turned into a path.
 */
export function isSandboxName(name: string): boolean {
  if (name === '' || name.length > nameCharsMax || name.includes('\0') || name.includes('\\')) return false
  const below = name.startsWith('~/') ? name.slice(2) : name.startsWith('./~') ? name.slice(2) : name
  if (!name.startsWith('./') && !name.startsWith('~/') && name.startsWith('~')) return false
  return below.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** Longest path Linux takes. */
const nameCharsMax = 4_096

/** The path a name stands for. Only for names of which {@link isSandboxName} holds. */
export function sandboxPath({ cwd, home }: SandboxPlace, name: string): string {
  return name.startsWith('~/') ? join(home, name.slice(2)) : join(cwd, name)
}

/** The name of what lies below one of the folders; a name in the working folder that looks like one in the home gets `./`. */
export function sandboxName(folder: 'cwd' | 'home', below: string): string {
  if (folder === 'home') return `~/${below}`
  return below.startsWith('~') ? `./${below}` : below
}

/** The name of a path in the sandbox; undefined for any other. */
export function nameOf({ cwd, home }: SandboxPlace, path: string): string | undefined {
  if (path.startsWith(cwd + sep)) return sandboxName('cwd', path.slice(cwd.length + 1))
  return path.startsWith(home + sep) ? sandboxName('home', path.slice(home.length + 1)) : undefined
}

/**
 * Whether a link's target, as it is written in the link, stays inside the folder of the sandbox the link is in. Behind a name there may be
 * another link, so `..` is only allowed in front, where it leads up through real folders.
 */
export function staysInside(name: string, target: string): boolean {
  if (target === '' || target.length > nameCharsMax || target.startsWith('/') || target.includes('\0'))
    return false
  const below = name.startsWith('~/') || name.startsWith('./') ? name.slice(2) : name
  const parts = target.split('/').filter((part) => part !== '' && part !== '.')
  const up = parts.findIndex((part) => part !== '..')
  const ups = up === -1 ? parts.length : up
  return ups < below.split('/').length && !parts.slice(ups).includes('..')
}
