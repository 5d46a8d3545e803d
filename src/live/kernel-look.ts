import { closeSync, openSync, readdirSync, readlinkSync, readSync, statSync } from 'node:fs'
import { polled, selected, watched } from './watched-descriptors.ts'

/**
 * What a process rests in. `terminal`: it waits for input from its terminal, by reading or by asking whether there is
 * any. `elsewhere`: it waits for something else. `unknown`: the system does not tell.
 */
export type Rest = 'terminal' | 'elsewhere' | 'running' | 'stopped' | 'gone' | 'unknown'

/** One look at a program through the kernel's eyes. */
export interface KernelLook {
  rest: Rest
  /** How often it was given a processor, which grows whenever it woke. */
  turns: number
}

/**
 * Whether a program waits for its terminal, or its foreground child does. Costs three small files of /proc.
 *
 * @param path of the program's end of the terminal
 */
export function lookAt(leader: number, path: string, read: Read = readOf): KernelLook {
  const turns = turnsOf(leader, read)
  const rest = restOf(leader, path, read)
  if (rest === 'terminal' || rest === 'gone' || rest === 'unknown' || rest === 'running')
    return { rest, turns }
  const stat = read(leader, 'stat')
  const [state, , , , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (state === 'T' || state === 't') return { rest: 'stopped', turns }
  if (state === 'Z' || state === 'X') return { rest: 'gone', turns }
  const other = Number(foreground)
  // A script waits for its child, in the same group or in one of its own.
  const others = [
    ...threadsOf(leader),
    ...(other > 0 && other !== leader ? [other] : []),
    ...childrenOf(leader, depthMax),
  ]
  const rests = others.map((each) => restOf(each, path))
  const total = others.reduce((sum, each) => sum + turnsOf(each), turns)
  return { rest: rests.find((each) => each === 'terminal' || each === 'running') ?? rest, turns: total }
}

/** Reads a file of a process below /proc; gives nothing where there is none. */
type Read = (pid: number, name: string) => string

/** Reads it as it is now. */
export const readOf: Read = (pid, name) => textOf(`/proc/${pid}/${name}`)

/** Processor time a program has used, in milliseconds. */
export function cpuMsOf(pid: number): number {
  return Number(textOf(`/proc/${pid}/schedstat`).split(' ')[0] ?? 0) / 1e6
}

/** Resident memory in bytes, now and at its most. `ru_maxrss` is inherited across exec; this is not. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = textOf(`/proc/${pid}/status`)
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return { now: kilobytes('VmRSS') * 1_024, most: kilobytes('VmHWM') * 1_024 }
}

/** Folders a program has open: one that walks through many of them is busy, whatever else it looks like. */
export function foldersOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const path = `/proc/${pid}/fd/${fd}`
      return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? [readlinkSync(path)] : []
    })
  } catch {
    return []
  }
}

/** How many files a program has open. */
export function descriptorsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}

/**
 * Whether a process waits for its terminal to take what it writes, or to have shown it. A terminal that was told to stop (Ctrl+S), or
 * that nobody reads, holds up any program.
 */
export function isHeldUp(pid: number, path: string): boolean {
  const [number, fd] = textOf(`/proc/${pid}/syscall`).trim().split(' ').map(Number)
  return (
    number !== undefined && outputCalls.includes(number) && fd !== undefined && isTerminalAt(pid, fd, path)
  )
}

/** Numbers of write, writev and ioctl, which is what `tcdrain` and `tcsetattr` with TCSADRAIN are made of. */
const outputCalls = { x64: [1, 20, 16], arm64: [64, 66, 29] }[process.arch === 'arm64' ? 'arm64' : 'x64']

/** Numbers of the system calls that wait for input, by what they are given. Source: the kernel's syscall tables. */
const calls: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  x64: { read: [0, 19], poll: [7, 271], select: [23, 270], epoll: [232, 281, 441] },
  arm64: { read: [63, 65], poll: [73], select: [72], epoll: [22, 441] },
}

const known = calls[process.arch] ?? {}

function restOf(pid: number, path: string, read: Read = readOf): Rest {
  const words = read(pid, 'syscall').trim().split(' ')
  if (words[0] === '') return read(pid, 'stat') === '' ? 'gone' : 'unknown'
  if (words[0] === 'running') return 'running'
  const number = Number(words[0])
  const [first = 0, second = 0] = words.slice(1, 3).map(Number)
  const isTerminal = (fd: number): boolean => isTerminalAt(pid, fd, path)
  const waits =
    known['read']?.includes(number) === true
      ? isTerminal(first)
      : known['poll']?.includes(number) === true
        ? polled(pid, first, second).some(isTerminal)
        : known['select']?.includes(number) === true
          ? selected(pid, first, second).some(isTerminal)
          : known['epoll']?.includes(number) === true
            ? watched(pid, first).some(isTerminal)
            : false
  return waits ? 'terminal' : 'elsewhere'
}

function isTerminalAt(pid: number, fd: number, path: string): boolean {
  try {
    const link = readlinkSync(`/proc/${pid}/fd/${fd}`)
    return link === path || link === '/dev/tty'
  } catch {
    return false
  }
}

const depthMax = 3

/** What a process started, and what that started. Source: proc_pid_children(5). */
function childrenOf(pid: number, depth: number): number[] {
  const own = textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return depth <= 1 ? own : own.flatMap((child) => [child, ...childrenOf(child, depth - 1)])
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map(Number)
      .filter((thread) => thread !== pid)
  } catch {
    return []
  }
}

/** The third field: how often it ran. Source: the kernel's sched-stats. */
function turnsOf(pid: number, read: Read = readOf): number {
  return Number(read(pid, 'schedstat').split(' ')[2] ?? 0)
}

const room = Buffer.allocUnsafe(8_192)

function textOf(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      return room.toString('latin1', 0, readSync(file, room))
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}
