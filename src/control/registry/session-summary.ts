import type { Exit } from '../../errors.ts'
import type { SessionState } from '../storage/entities/session.ts'
import { lastActivityOf } from './state-file.ts'
import { pipePath } from './stream-pipe.ts'
import type { ReachedLimit } from './time-limit-error.ts'

/** What is told of a session to whoever does not hold it. */
export interface SessionSummary {
  id: string
  command: string
  args: readonly string[]
  cwd: string
  /** `zombie`: the process that held the session is gone, and nobody has cleaned up after it. */
  state: 'alive' | 'dead' | 'zombie'
  pid: number | undefined
  /** How the program ended; undefined while it runs, or when nobody saw its end. */
  exit: Exit | undefined
  /** The limit that closed it, and what it allowed in milliseconds; undefined where none did. */
  closedBy: ReachedLimit | undefined
  createdAt: Date
  lastActivity: Date
  /** Whether it has a folder in the home store. */
  persist: boolean
  /** The named pipe it is streamed to, while it lives. */
  pipePath: string | undefined
  tapeName: string | undefined
  /** The process that holds, or held, the session. */
  owner: number
}

/** @param isOwned whether the owner still runs */
export function summaryOf(state: SessionState, isOwned: boolean, lastActivity: Date): SessionSummary {
  const { pid, exitstatus, signalstatus } = state
  const living = state.state === 'alive' ? (isOwned ? 'alive' : 'zombie') : state.state
  return {
    id: state.session_id,
    command: state.command,
    args: state.args,
    cwd: state.cwd,
    state: living,
    pid: pid ?? undefined,
    exit:
      exitstatus === null && signalstatus === null ? undefined : { code: exitstatus, signal: signalstatus },
    closedBy: state.closed_by,
    createdAt: new Date(state.created_at),
    lastActivity,
    persist: state.persist,
    pipePath: state.stream && living === 'alive' ? pipePath(state.session_id) : undefined,
    tapeName: state.tape_name ?? undefined,
    owner: state.owner.pid,
  }
}

/** The same for a session found on disk. */
export async function summaryFromDisk(home: string, state: SessionState): Promise<SessionSummary> {
  const { lives } = await import('../../live/process-life.ts')
  return summaryOf(state, lives(state.owner), await lastActivityOf(home, state))
}
