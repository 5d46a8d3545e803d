import { readFileSync, readlinkSync } from 'node:fs'
import { errorCode } from './error-code.ts'

/** Names a process for good: its id, the moment it began, and the space the id is counted in. Ids are used again, and containers have their own. */
export function ownMark(): string {
  return (own ??= `${process.pid}.${began(process.pid)}.${space()}`)
}

let own: string | undefined

/** Whether the process of a mark has ended. False for what is no mark, and for one whose ids mean nothing here. */
export function isGone(mark: string): boolean {
  const [, pid, began36, theirs] = /^(\d+)\.(\d+)\.(\d+)$/.exec(mark) ?? []
  if (pid === undefined || theirs !== space()) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return errorCode(error) === 'ESRCH'
  }
  const now = began(Number(pid))
  return began36 !== '0' && now !== '0' && now !== began36
}

/** In clock ticks since boot; 0 where that is not known. Source: proc_pid_stat(5), field 22. */
function began(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

/** The number of the process id namespace; 0 where there are none. */
function space(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
  } catch {
    return '0'
  }
}
