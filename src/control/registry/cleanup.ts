import { rm } from 'node:fs/promises'
import { isError } from '../../errors.ts'
import { wallClock } from '../../clock.ts'
import { cleanupAgeMs } from '../../limits.ts'
import { checkDuration } from '../../session/options.ts'
import { reap } from './reap.ts'
import type { Registry } from './registry.ts'
import { sessionFiles } from './session-files.ts'
import { lastActivityOf, readStates } from './state-file.ts'

export interface CleanupOptions {
  /** Minutes since the last activity after which a live session is closed, and what a dead one left is removed; default 60. */
  maxAgeMinutes?: number
  /** Close and remove whatever its age. Sessions alive in other processes are never touched. */
  force?: boolean
}

export interface Cleanup {
  /** Sessions that were closed, or cleaned up after: zombies, and those whose program had ended. */
  closed: string[]
  /** Sessions whose folder was removed. */
  removed: string[]
  /** What could not be cleaned up, and files that are broken: those are left as they are. */
  problems: Error[]
}

/** Closes what is over, idle or abandoned, and removes what it left on disk when it is old enough. */
export async function cleanup(registry: Registry, options: CleanupOptions = {}): Promise<Cleanup> {
  const { force = false } = options
  const maxAgeMs =
    options.maxAgeMinutes === undefined
      ? cleanupAgeMs
      : checkDuration('maxAgeMinutes', options.maxAgeMinutes) * 60_000
  const isOld = (since: Date): boolean => force || wallClock().getTime() - since.getTime() > maxAgeMs
  const result: Cleanup = { closed: [], removed: [], problems: [] }
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      result.problems.push(isError(error) ? error : new Error(String(error)))
    }
  }
  for (const { id, session, isAlive } of registry.mine)
    if (!isAlive || isOld(session.lastActivity))
      await attempt(async () => {
        await session.close()
        result.closed.push(id)
      })
  const { states, problems } = await readStates(registry.home)
  result.problems.push(...problems)
  for (const state of states)
    await attempt(async () => {
      const id = state.session_id
      if (registry.controlled(id) !== undefined) return
      const since = await lastActivityOf(registry.home, state)
      const reaped = await reap(registry.home, state)
      if (reaped) result.closed.push(id)
      if (!(reaped || state.state === 'dead') || !isOld(since)) return
      await rm(sessionFiles(registry.home, id).folder, { recursive: true, force: true })
      result.removed.push(id)
    })
  // What cleared its environment is in the control group of the process that held it.
  if (result.closed.length > 0) await (await import('../../live/end-abandoned.ts')).endAbandonedGroups()
  return result
}
