import { realpathSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type Root, Roots } from '../match/roots.ts'

/** Folders of one session that are elsewhere in the next one. */
export interface Places {
  /** The project root, absolute. */
  project: string
  /** The folder of the sandbox: the working folder and the home folder are in it. */
  sandbox?: string | undefined
  /** What a live program has for HOME where there is no sandbox. */
  programHome?: string | undefined
}

/** The roots of a session: what a tape calls by a name, because it is elsewhere on another machine. */
export function rootsOf({ project, sandbox, programHome }: Places): Roots {
  const roots: Root[] = [
    { name: 'project', path: project },
    { name: 'home', path: homedir() },
    { name: 'tmp', path: tmpdir() },
    ...(sandbox === undefined ? [] : [{ name: 'sandbox' as const, path: sandbox }]),
    ...(programHome === undefined ? [] : [{ name: 'program-home' as const, path: programHome }]),
  ]
  return new Roots(roots.map((root) => ({ ...root, also: [realPath(root.path)] })))
}

/** The roots of a replay: its program has no HOME, but a path is shown where it printed one. */
export function replayRoots(places: Places): Roots {
  return rootsOf({ programHome: join(tmpdir(), 'termtape-home'), ...places })
}

/** A folder as a tape says it: below the project relative to it, with forward slashes, `.` being the project; else with its root. */
export function tapedFolder(folder: string, project: string, roots: Roots): string {
  const named = roots.named(resolve(project, folder))
  if (named.startsWith('⟨') && !named.startsWith('⟨project⟩')) return named
  const path = relative(project, resolve(project, folder)).split(sep).join('/')
  if (path === '..' || path.startsWith('../') || isAbsolute(path)) return named
  return path === '' ? '.' : path
}

/** The folder a tape means, with the roots by name. */
export function fullFolder(taped: string): string {
  if (taped === '.') return '⟨project⟩'
  return /^[/⟨]/.test(taped) ? taped : `⟨project⟩/${taped}`
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
