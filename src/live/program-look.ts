import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { ProgramLook } from '../session/transport.ts'
import { answerQuietMs } from '../limits.ts'
import { processAt, processTable } from './process-table.ts'
import { polled, selected, watched } from './watched-descriptors.ts'

/**
 * Looks at the group in the foreground of a program's terminal. Undefined where the system does not tell.
 *
 * Source: proc_pid_syscall(5), proc_pid_schedstat(5)
 */
export function programLook(leader: number): ProgramLook | undefined {
  const numbers = callNumbers[process.arch]
  const program = processAt(leader)
  if (numbers === undefined || program === undefined || program.session !== leader) return undefined
  const group = program.foreground > 0 ? program.foreground : program.group
  let slices = 0
  const ran: string[] = []
  const waits = new Set<Wait>()
  for (const each of processTable(leader)) {
    if (each.session !== leader || each.group !== group) continue
    for (const thread of threadsOf(each.pid)) {
      const folder = `/proc/${each.pid}/task/${thread}`
      const count = textOf(`${folder}/schedstat`).trim().split(' ')[2] ?? '0'
      slices += Number(count)
      ran.push(`${thread}:${count}`)
      const wait = waitOf(each.pid, textOf(`${folder}/syscall`), numbers, thread === String(each.pid))
      // A thread beside the first that sleeps or waits keeps nobody from typing, as the one that serves vim's timers.
      waits.add(wait === 'rests' ? (thread === String(each.pid) ? 'other' : 'part') : wait)
    }
  }
  return { waitsFor: together(waits), slices, group, ran: ran.join(' ') }
}

/** `part`: it waits for another of its own, a thread, a child or a pipe, which says more than it does. */
type Wait = ProgramLook['waitsFor'] | 'part'

function together(waits: ReadonlySet<Wait>): ProgramLook['waitsFor'] {
  for (const wait of ['other', 'unknown', 'user'] as const) if (waits.has(wait)) return wait
  return 'unknown'
}

interface CallNumbers {
  read: readonly number[]
  /** With an array of descriptors, and a number or a pointer as time limit. */
  poll: readonly number[]
  ppoll: readonly number[]
  /** With a set of descriptors and a pointer to a time limit. */
  select: readonly number[]
  /** With a descriptor of descriptors, and a number or a pointer as time limit. */
  epoll: readonly number[]
  epollUntil: readonly number[]
  /** Waits for threads and children. */
  parts: readonly number[]
}

/** Numbers of system calls. Source: the kernel's syscall tables for x86_64 and arm64. */
const callNumbers: Readonly<Record<string, CallNumbers>> = {
  x64: {
    read: [0],
    poll: [7],
    ppoll: [271],
    select: [23, 270],
    epoll: [232, 281],
    epollUntil: [441],
    parts: [202, 61, 247, 130],
  },
  arm64: {
    read: [63],
    poll: [],
    ppoll: [73],
    select: [72],
    epoll: [22],
    epollUntil: [441],
    parts: [98, 260, 95, 133],
  },
}

function waitOf(pid: number, line: string, numbers: CallNumbers, first: boolean): Wait | 'rests' {
  const [number, ...words] = line.trim().split(' ')
  // Not readable: another user's program, as behind sudo.
  if (number === undefined || number === '') return 'unknown'
  const call = Number(number)
  if (Number.isNaN(call) || call < 0) return 'other'
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = words.map((word) => Number(word))
  const several = (descriptors: number[], long: boolean): Wait =>
    waitForSeveral(pid, descriptors, long, first)
  if (numbers.read.includes(call)) return waitForDescriptor(pid, one)
  if (numbers.poll.includes(call)) return several(polled(pid, one, two), isLong(words[2]))
  if (numbers.ppoll.includes(call)) return several(polled(pid, one, two), three === 0)
  if (numbers.select.includes(call)) return several(selected(pid, one, two), five === 0)
  if (numbers.epoll.includes(call)) return several(watched(pid, one), isLong(words[3]))
  if (numbers.epollUntil.includes(call)) return several(watched(pid, one), four === 0)
  return numbers.parts.includes(call) ? 'part' : 'rests'
}

/**
 * Whether a wait has no time limit, or one so late that silence would have told before. Node has such: V8 looks after its memory
 * some seconds after it was used. The register's upper half is chance.
 */
function isLong(word = '0'): boolean {
  const limitMs = BigInt.asIntN(32, BigInt(word))
  return limitMs < 0n || limitMs > BigInt(answerQuietMs)
}

/**
 * Who waits for its user without a time limit that counts, and beside that only for what its own threads and signal handlers tell it, waits for
 * its user. A socket, another's pipe or a timer may have more to say.
 */
function waitForSeveral(pid: number, descriptors: readonly number[], long: boolean, first: boolean): Wait {
  const foreign = descriptors.filter((each) => !isOwn(pid, each))
  const users = foreign.filter((each) => waitsForUser(pid, each))
  if (users.length < foreign.length || descriptors.length === 0) return 'unknown'
  if (users.length > 0) return long ? 'user' : 'unknown'
  // As the thread of Node that wakes for V8's own timers.
  return first ? 'unknown' : 'part'
}

/** Among several a pipe is its user's only as standard input: others lead to children. */
function waitsForUser(pid: number, descriptor: number): boolean {
  const isPipe = linkOf(pid, descriptor)?.startsWith('pipe:') === true
  return (!isPipe || descriptor === 0) && waitForDescriptor(pid, descriptor) === 'user'
}

/** Whether a process wakes itself through a descriptor: it counts events of its own there, or holds both ends of a pipe. */
function isOwn(pid: number, descriptor: number): boolean {
  const link = linkOf(pid, descriptor)
  if (link === 'anon_inode:[eventfd]') return true
  if (link?.startsWith('pipe:') !== true) return false
  try {
    const others = readdirSync(`/proc/${pid}/fd`).filter((each) => Number(each) !== descriptor)
    return others.some((each) => linkOf(pid, Number(each)) === link)
  } catch {
    return false
  }
}

function linkOf(pid: number, descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/fd/${descriptor}`)
  } catch {
    return undefined
  }
}

function waitForDescriptor(pid: number, descriptor: number): Wait {
  const target = linkOf(pid, descriptor)
  if (target === undefined) return 'unknown'
  if (target.startsWith('/dev/pts/') || target === '/dev/tty') return 'user'
  // The end of a pipeline waits for its beginning, a shell for the command whose output it wants, and a program on pipes for its user.
  return target.startsWith('pipe:') ? (descriptor === 0 && isLeader(pid) ? 'user' : 'part') : 'other'
}

/** Whether it is what a session without a terminal began with. */
function isLeader(pid: number): boolean {
  const program = processAt(pid)
  return program?.session === pid && program.foreground <= 0
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
