import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { isError } from '../errors.ts'
import { processAt, processTable } from './process-table.ts'

/**
 * What a program in a terminal does right now: `reading` its terminal; `idle`, waiting without an end for something that may be
 * its terminal; `watching`, the same for a time; `asleep`, in any other wait (a timer, a child, a lock); `working`.
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
    return readdirSync(`/proc/${pid}/task`).map((thread) => {
      const folder = `/proc/${pid}/task/${thread}`
      const state = /\) (\S) [^)]*$/.exec(readFileSync(`${folder}/stat`, 'latin1'))?.[1]
      const turns = Number(readFileSync(`${folder}/schedstat`, 'latin1').trim().split(' ')[2])
      if (state === 'R' || state === 'D') return { doing: 'working', turns }
      // Only the first thread talks to the user; the others wait for it.
      if (thread !== String(pid)) return { doing: 'asleep', turns }
      return { doing: waitOf(pid, readFileSync(`${folder}/syscall`, 'latin1')), turns }
    })
  } catch (error) {
    // It ended since it was listed, or it is not ours to look at.
    const code = isError(error) ? Reflect.get(error, 'code') : undefined
    return code === 'ENOENT' || code === 'ESRCH' ? [] : [{ doing: undefined, turns: 0 }]
  }
}

/** Source of the format: proc_pid_syscall(5). Numbers: x86-64 and arm64. */
function waitOf(pid: number, line: string): Doing {
  const [number = '', ...rest] = line.trim().split(' ')
  if (number === 'running') return 'working'
  const call = calls[process.arch]?.[Number(number)]
  const args = rest.map(Number)
  const forever = (timeout: number | undefined): Doing => (timeout === 0 ? 'idle' : 'watching')
  switch (call) {
    case 'read':
      return isTerminal(pid, args[0] ?? -1) ? 'reading' : 'asleep'
    case 'select': {
      const wait = forever(args[4])
      return wait === 'idle' && args[0] === 1 ? 'reading' : wait
    }
    case 'poll': {
      const wait = minusOne.has((args[2] ?? 0) % 2 ** 32) ? 'idle' : 'watching'
      return wait === 'idle' && args[1] === 1 ? 'reading' : wait
    }
    case 'ppoll': {
      const wait = forever(args[2])
      return wait === 'idle' && args[1] === 1 ? 'reading' : wait
    }
    case 'epoll':
      return minusOne.has((args[3] ?? 0) % 2 ** 32) ? 'idle' : 'watching'
    case undefined:
      return 'asleep'
  }
}

const minusOne: ReadonlySet<number> = new Set([0xff_ff_ff_ff, -1])

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
  try {
    return /^\/dev\/(?:pts\/|tty)/.test(readlinkSync(`/proc/${pid}/fd/${fd}`))
  } catch {
    return false
  }
}
