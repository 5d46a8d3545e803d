import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { ProgramLook } from '../session/transport.ts'
import { processAt, processTable } from './process-table.ts'

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
  const waits = new Set<Wait>()
  for (const each of processTable(leader)) {
    if (each.session !== leader || each.group !== group) continue
    for (const thread of threadsOf(each.pid)) {
      const folder = `/proc/${each.pid}/task/${thread}`
      slices += Number(textOf(`${folder}/schedstat`).trim().split(' ')[2] ?? 0)
      const wait = waitOf(each.pid, textOf(`${folder}/syscall`), numbers)
      // A thread beside the first that sleeps or waits keeps nobody from typing, as the one that serves vim's timers.
      waits.add(wait === 'rests' ? (thread === String(each.pid) ? 'other' : 'part') : wait)
    }
  }
  return { waitsFor: together(waits), slices }
}

/** `part`: it waits for another of its own, a thread, a child or a pipe, which says more than it does. */
type Wait = ProgramLook['waitsFor'] | 'part'

function together(waits: ReadonlySet<Wait>): ProgramLook['waitsFor'] {
  for (const wait of ['other', 'unknown', 'user'] as const) if (waits.has(wait)) return wait
  return 'unknown'
}

interface CallNumbers {
  read: number
  /** With a set of descriptors and a pointer to a time limit. */
  pselect: number
  select: number
  /** With descriptors that only the program's memory names, or a time limit there. */
  several: readonly number[]
  /** Waits for threads and children. */
  parts: readonly number[]
}

/** Numbers of system calls. Source: the kernel's syscall tables for x86_64 and arm64. */
const callNumbers: Readonly<Record<string, CallNumbers>> = {
  x64: { read: 0, pselect: 270, select: 23, several: [7, 271, 232, 281, 441], parts: [202, 61, 247, 130] },
  arm64: { read: 63, pselect: 72, select: -1, several: [73, 22, 441], parts: [98, 260, 95, 133] },
}

function waitOf(pid: number, line: string, numbers: CallNumbers): Wait | 'rests' {
  const [number, ...words] = line.trim().split(' ')
  // Not readable: another user's program, as behind sudo.
  if (number === undefined || number === '') return 'unknown'
  const call = Number(number)
  if (Number.isNaN(call) || call < 0) return 'other'
  const [first = 0, , , , fifth = 0] = words.map((word) => Number(word))
  if (call === numbers.read) return waitForDescriptor(pid, first)
  if (call === numbers.pselect || call === numbers.select)
    return fifth === 0 && first === 1 ? waitForDescriptor(pid, 0) : 'unknown'
  if (numbers.several.includes(call)) return 'unknown'
  return numbers.parts.includes(call) ? 'part' : 'rests'
}

function waitForDescriptor(pid: number, descriptor: number): Wait {
  try {
    const target = readlinkSync(`/proc/${pid}/fd/${descriptor}`)
    if (target.startsWith('/dev/pts/') || target === '/dev/tty') return 'user'
    // The end of a pipeline waits for its beginning, and a program on pipes for who wrote to it.
    return target.startsWith('pipe:') ? (isLeader(pid) ? 'user' : 'part') : 'other'
  } catch {
    return 'unknown'
  }
}

function isLeader(pid: number): boolean {
  return processAt(pid)?.session === pid
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
