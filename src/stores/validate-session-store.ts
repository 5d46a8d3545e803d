import { OptionError } from '../errors.ts'
import type { Report } from './finding.ts'
import type { ClaudeStoreOptions } from './claude/validate-claude-store.ts'

/** The kinds of session stores that can be judged. */
export const sessionStoreKinds = ['claude', 'session-health', 'session-manager'] as const

export type SessionStoreKind = (typeof sessionStoreKinds)[number]

/**
 * Judges the folder of a session store of a kind. Never throws over what it finds there; `describeReport` puts the
 * report into words. Throws an `OptionError` for a kind it does not know.
 */
export async function validateSessionStore(
  kind: SessionStoreKind,
  folder: string,
  options: ClaudeStoreOptions = {},
): Promise<Report> {
  switch (kind) {
    case 'claude': {
      const { validateClaudeStore } = await import('./claude/validate-claude-store.ts')
      return validateClaudeStore(folder, options)
    }
    case 'session-health': {
      const { validateSessionHealthStore } = await import('./session-health/validate-session-health.ts')
      return validateSessionHealthStore(folder, options)
    }
    case 'session-manager': {
      const { validateSessionManagerStore } =
        await import('./session-manager/validate-session-manager-store.ts')
      return validateSessionManagerStore(folder, options)
    }
    default:
      throw new OptionError('kind of session store', kind, `one of ${sessionStoreKinds.join(', ')}`)
  }
}
