import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { isError } from '../errors.ts'
import { processAt, processTable } from './process-table.ts'
import { polled, selected, watched } from './watched-descriptors.ts'

/**
 * What a program in a terminal does right now: `reading` its terminal; `idle`, waiting without an end for something that may be
 * its terminal; `watching` it for a time; `asleep`, in any other wait (a timer, a child, a lock); `working`.
 */
export type Doing = 'reading' | 'idle' | 'watching' | 'asleep' | 'working'

export interface InputWait {
  doing: Doing
  /** How often its threads were given a processor: a reader that has not run since it was written to still looks like one. */
  turns: number
}

/** Looks at the group in the foreground. Undefined where the system does not tell (it has no /proc, or keeps it to itself). */
export function inputWait(leader: number): InputWait | undefined {
  if (processAt(process.pid) === undefined) return undefined
  const program = processAt(leader)
  if (program === undefined || program.session !== leader) return { doing: 'working', turns: 0 }
  const group = program.foreground > 0 ? program.foreground : program.group
  const members = processTable(leader).filter((each) => each.session === leader && each.group === group)
  const found = members.flatMap((each) => threadsOf(each.pid))
  if (found.length === 0) return { doing: 'working', turns: 0 }
  if (found.some((each) => each.doing === undefined)) return undefined
  const turns = found.reduce((sum, each) => sum + each.turns, 0)
  const doing = order.find((each) => found.some((thread) => thread.doing === each)) ?? 'asleep'
  return { doing, turns }
}

// One thread at work means work; else one that reads the terminal decides.
const order: readonly Doing[] = ['working', 'reading', 'idle', 'watching']

function threadsOf(pid: number): { doing: Doing | undefined; turns: number }[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.map((thread) => {
      const folder = `/proc/${pid}/task/${thread}`
      const state = /\) (\S) [^)]*$/.exec(readFileSync(`${folder}/stat`, 'latin1'))?.[1]
      const turns = Number(readFileSync(`${folder}/schedstat`, 'latin1').trim().split(' ')[2])
      if (state === 'R' || state === 'D') return { doing: 'working', turns }
      // Only the first thread talks to the user; the others wait for it, or read for it.
      if (thread !== String(pid)) return { doing: 'asleep', turns }
      const wait = waitOf(pid, thread)
      if (wait !== 'elsewhere') return { doing: wait, turns }
      const isRead = threads.some((other) => other !== thread && waitOf(pid, other) === 'reading')
      return { doing: isRead ? 'watching' : 'asleep', turns }
    })
  } catch (error) {
    // It ended since it was listed, or it is not ours to look at.
    const code = isError(error) ? Reflect.get(error, 'code') : undefined
    return code === 'ENOENT' || code === 'ESRCH' ? [] : [{ doing: undefined, turns: 0 }]
  }
}

/**
 * What a thread waits for; `elsewhere` for a time, and not for its terminal: one that has not come to that yet, or has a thread to
 * read it. Source of the format: proc_pid_syscall(5). Numbers: x86-64 and arm64.
 */
function waitOf(pid: number, thread: string): Doing | 'elsewhere' {
  const [number = '', ...rest] = readFileSync(`/proc/${pid}/task/${thread}/syscall`, 'latin1')
    .trim()
    .split(' ')
  if (number === 'running') return 'working'
  const call = calls[process.arch]?.[Number(number)]
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = rest.map(Number)
  const timed = (descriptors: number[]): Doing | 'elsewhere' =>
    descriptors.some((fd) => mayBeTerminal(pid, fd)) ? 'watching' : 'elsewhere'
  switch (call) {
    case 'read':
      return isTerminal(pid, first) ? 'reading' : 'asleep'
    case 'select':
      if (fifth !== 0) return timed(selected(pid, first, second))
      return first === 1 ? 'reading' : 'idle'
    case 'poll':
    case 'ppoll':
      if (call === 'poll' ? !isForever(third) : third !== 0) return timed(polled(pid, first, second))
      return second === 1 ? 'reading' : 'idle'
    case 'epoll':
      return isForever(fourth) ? 'idle' : timed(watched(pid, first))
    case undefined:
      return 'asleep'
  }
}

/** A timeout of -1, in as many bits as the register has. */
function isForever(timeout: number): boolean {
  return timeout === -1 || timeout % 2 ** 32 === 0xff_ff_ff_ff
}

type Call = 'read' | 'poll' | 'ppoll' | 'select' | 'epoll'

const calls: Readonly<Partial<Record<string, Readonly<Record<number, Call>>>>> = {
  x64: {
    0: 'read',
    19: 'read',
    7: 'poll',
    271: 'ppoll',
    23: 'select',
    270: 'select',
    232: 'epoll',
    281: 'epoll',
  },
  arm64: { 63: 'read', 65: 'read', 73: 'ppoll', 72: 'select', 22: 'epoll' },
}

function isTerminal(pid: number, fd: number): boolean {
  return /^\/dev\/(?:pts\/|tty)/.test(targetOf(pid, fd))
}

/** A terminal, or an epoll that may watch it. */
function mayBeTerminal(pid: number, fd: number): boolean {
  return /^\/dev\/(?:pts\/|tty)|eventpoll/.test(targetOf(pid, fd))
}

function targetOf(pid: number, fd: number): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`)
  } catch {
    return ''
  }
}
