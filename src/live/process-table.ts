import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { triedIdsMax } from '../limits.ts'
import { tagVariable } from './session-tag.ts'

/** A running process. Zombies are not listed: nothing of them is left but an exit code for their parent. */
export interface Process {
  pid: number
  parent: number
  group: number
  session: number
  /** The group that has the process's terminal; -1 or 0 where it has none. */
  foreground: number
  /** Clock ticks since boot at which it began. Tells a process from an earlier one with the same id. */
  began: number
  command: string
}

/**
 * Every process that could be looked at, or those not older than one of them: its descendants and whatever else began
 * later. Most of a machine's processes are older than a program one has just started, and each costs a file to read.
 */
export function processTable(oldest = 0): Process[] {
  return procIsHere ? readProc(oldest) : parsePs(ps())
}

/** One process, or undefined when it is gone or cannot be looked at without cost. */
export function processAt(pid: number): Process | undefined {
  return procIsHere ? readProcess(String(pid)) : undefined
}

/** Whether the process was started with this tag in its environment. False where environments cannot be read. */
export function carriesTag(pid: number, tag: string): boolean {
  return tagOf(pid)?.includes(tag) === true
}

/** The tag in a process's environment; undefined where there is none, or none can be read. */
export function tagOf(pid: number): string | undefined {
  const entries = textOf(`/proc/${pid}/environ`).split('\0')
  return entries.find((entry) => entry.startsWith(`${tagVariable}=`))?.slice(tagVariable.length + 1)
}

/** Whether it was started with no environment at all, which can be told only of one's own processes. */
export function hasNoEnvironment(pid: number): boolean {
  try {
    const file = openSync(`/proc/${pid}/environ`, 'r')
    try {
      // A thread of the kernel has none either, and no command line.
      return readSync(file, room) === 0 && textOf(`/proc/${pid}/cmdline`) !== ''
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

/** Reads `ps -axo pid=,ppid=,pgid=,stat=,command=`, for systems without /proc. */
export function parsePs(text: string): Process[] {
  return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/gm)]
    .filter(([, , , , state]) => state?.startsWith('Z') !== true)
    .map(([, pid, parent, group, , command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      // A leader's group is its session; the session itself is a kernel address there.
      session: Number(group),
      foreground: -1,
      began: 0,
      command: command ?? '',
    }))
}

const room = Buffer.allocUnsafe(65_536)

const procIsHere: boolean = textOf('/proc/self/stat') !== ''

function readProc(oldest: number): Process[] {
  return idsSince(oldest)
    .map((pid) => readProcess(pid))
    .filter((each) => each !== undefined)
}

/** Ids under which a process not older than this one may run. */
function idsSince(oldest: number): string[] {
  const newest = newestId()
  // Ids grow until the largest one and then begin again, so that a later process may have a lower id.
  const grew = newest >= oldest
  // A few ids are tried sooner than the folder of all processes is listed.
  if (grew && oldest > 0 && newest - oldest < triedIdsMax)
    return Array.from({ length: newest - oldest + 1 }, (_, index) => String(oldest + index))
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && (!grew || Number(name) >= oldest))
}

/** The last field of /proc/loadavg. Source: proc_loadavg(5). */
function newestId(): number {
  return Number(textOf('/proc/loadavg').trim().split(' ').at(-1))
}

/** Source of the fields: proc_pid_stat(5). The command may hold spaces and parentheses, so they are counted after its last one. */
function readProcess(pid: string): Process | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  const close = stat.lastIndexOf(')')
  if (close === -1) return undefined
  const [state, parent, group, session, , foreground, ...rest] = stat.slice(close + 2).split(' ')
  if (state === 'Z' || state === 'X') return undefined
  // A thread can be looked at as if it were a process, and differs in that its end signals nobody.
  if (rest[29] === '-1') return undefined
  return {
    pid: Number(pid),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    foreground: Number(foreground),
    began: Number(rest[13]),
    command: stat.slice(stat.indexOf('(') + 1, close),
  }
}

function textOf(path: string): string {
  try {
    // Half the system calls of readFileSync, which asks for a size that /proc does not have. Hundreds are read in a row.
    const file = openSync(path, 'r')
    try {
      for (let text = ''; ;) {
        const count = readSync(file, room)
        text += room.toString('latin1', 0, count)
        if (count < room.length) return text
      }
    } finally {
      closeSync(file)
    }
  } catch {
    // It ended since it was listed, or belongs to somebody else.
    return ''
  }
}

function ps(): string {
  return execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,stat=,command='], { encoding: 'utf8' })
}
