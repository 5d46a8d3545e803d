import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFile } from 'node:fs'
import { join } from 'node:path'
import { ownMark, isGone } from '../files/owner.ts'

/**
 * A control group that holds a program and everything it starts, whatever that does to be rid of its parent, its session and its
 * environment. Only where the kernel lets us make one: for root, and below what systemd delegates to a user.
 *
 * Source: cgroups(7), version 2.
 */
export class Cgroup {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * A new group for a program that was just started; undefined where none can be made. The kernel may take milliseconds to move it,
   * for which nobody waits: what it starts until then is found as it would be without a group.
   */
  static of(leader: number): Cgroup | undefined {
    const own = ownGroup()
    if (own === undefined) return undefined
    const folder = join(own, `${prefix}${ownMark()}.${leader}`)
    try {
      mkdirSync(folder)
    } catch {
      refused = true
      return undefined
    }
    const group = new Cgroup(folder)
    group.#take(leader, () => {
      for (const child of childrenOf(leader)) group.#take(child)
    })
    return group
  }

  /** The ids of the processes in it, those of groups below it too. */
  members(): number[] {
    return membersOf(this.#folder)
  }

  /** Removes it, if nothing is in it any more. */
  remove(): void {
    removeGroup(this.#folder)
  }

  #take(pid: number, then: () => void = () => {}): void {
    writeFile(join(this.#folder, 'cgroup.procs'), String(pid), (error) => {
      if (error === null) return then()
      // It ended meanwhile, which says nothing of the kernel.
      if (error.code === 'ESRCH' || error.code === 'ENOENT') return
      refused = true
      this.remove()
    })
  }
}

/** Ids of what is left in groups whose owner is gone, by group. */
export function abandonedGroups(): { pids: number[]; remove: () => void }[] {
  const own = ownGroup()
  if (own === undefined) return []
  return foldersIn(own)
    .filter(
      (name) => name.startsWith(prefix) && isGone(name.slice(prefix.length).split('.').slice(0, 3).join('.')),
    )
    .map((name) => join(own, name))
    .map((folder) => ({ pids: membersOf(folder), remove: () => removeGroup(folder) }))
}

const prefix = 'termtape-'

/** The kernel, or whoever owns our own group, does not let us. */
let refused = false
let found: { folder: string | undefined } | undefined

function ownGroup(): string | undefined {
  if (refused || process.platform !== 'linux') return undefined
  if (found !== undefined) return found.folder
  found = { folder: findOwnGroup() }
  // What others left empty when they ended is in nobody's way, but adds up.
  for (const { pids, remove } of abandonedGroups()) if (pids.length === 0) remove()
  return found.folder
}

function findOwnGroup(): string | undefined {
  const path = /^0::(\/.*)$/m.exec(textOf('/proc/self/cgroup'))?.[1]
  if (path === undefined) return undefined
  // Fields: id, parent, device, root, mount point, options …, "-", type. Source: proc_pid_mountinfo(5).
  const mount = textOf('/proc/self/mountinfo')
    .split('\n')
    .map((line) => line.split(' '))
    .find((fields) => fields[fields.indexOf('-') + 1] === 'cgroup2')
  const [root = '/', point] = mount?.slice(3, 5) ?? []
  if (point === undefined) return undefined
  const below = root !== '/' && path.startsWith(root) ? path.slice(root.length) : path
  return join(point, below)
}

function childrenOf(pid: number): number[] {
  return numbersIn(`/proc/${pid}/task/${pid}/children`)
}

function membersOf(folder: string): number[] {
  const below = foldersIn(folder).flatMap((name) => membersOf(join(folder, name)))
  return [...numbersIn(join(folder, 'cgroup.procs')), ...below]
}

function removeGroup(folder: string): void {
  for (const name of foldersIn(folder)) removeGroup(join(folder, name))
  try {
    rmdirSync(folder)
  } catch {
    // Something is in it still, or it is gone.
  }
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return []
  }
}

function numbersIn(file: string): number[] {
  return textOf(file)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(Number)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
