import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the session-health store is. */
export const healthFolder = {
  type: 'string',
  value: 'FOLDER',
  does: 'the store',
  default: '~/.claude/session-health',
} as const

export function healthFolderOf(given: string | undefined): string {
  return given ?? join(homedir(), '.claude', 'session-health')
}
