import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredSession } from '../session-manager/stored-session.ts'
import { builtEpoch } from './claude-records.ts'

export interface ManagerShape {
  /** Sessions in the main folder. Default 2. */
  sessions?: number
  /** Sessions in the archive. Default 1. */
  archived?: number
  /** Acts in the log of each. Default 1. */
  activities?: number
}

/** A session of the right shape; the same number gives the same session. */
export function buildStoredSession(at = 1, activities = 1): StoredSession {
  return {
    session_id: `session-${at}`,
    created_at: time(0),
    last_activity: time(activities),
    status: 'active',
    timeout_seconds: 3_600,
    metadata: { branch: 'main' },
    activity_log: Array.from({ length: activities }, (_, nth) => ({
      action: 'user_input',
      timestamp: time(nth + 1),
      details: { message: 'Hello' },
    })),
  }
}

/** Writes a valid folder of a session manager, of any size, and gives back the ids in it. */
export async function buildSessionManagerStore(folder: string, shape: ManagerShape = {}): Promise<string[]> {
  const { sessions = 2, archived = 1, activities = 1 } = shape
  await mkdir(join(folder, 'archive'), { recursive: true })
  const registry: Record<string, unknown> = {}
  for (let at = 1; at <= sessions + archived; at += 1) {
    const session = buildStoredSession(at, activities)
    if (at > sessions) session.status = 'archived'
    const { session_id: id, created_at, status, timeout_seconds } = session
    registry[id] = { created_at, status, timeout_seconds }
    const file = join(folder, at > sessions ? 'archive' : '', `session_${id}.json`)
    await writeFile(file, JSON.stringify(session, null, 2))
  }
  await writeFile(join(folder, 'registry.json'), JSON.stringify({ sessions: registry }, null, 2))
  return Object.keys(registry)
}

function time(seconds: number): string {
  return new Date(builtEpoch + seconds * 1_000).toISOString()
}
