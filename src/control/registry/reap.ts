import type { SessionState } from '../storage/entities/session.ts'
import { writeState } from './state-file.ts'
import { pipePath, removePipe } from './stream-pipe.ts'

/**
 * Cleans up after a session whose owner is gone: what still runs of its program is ended, its pipe removed, its state set to
 * dead. True if there was something to clean up.
 */
export async function reap(home: string, state: SessionState): Promise<boolean> {
  if (state.state === 'dead') return false
  const { lives } = await import('../../live/process-life.ts')
  if (lives(state.owner)) return false
  if (state.pid !== null)
    await (await import('../../live/end-orphan.ts')).endOrphan({ pid: state.pid, began: state.began })
  if (state.stream) removePipe(pipePath(state.session_id))
  await writeState(home, { ...state, state: 'dead' })
  return true
}
