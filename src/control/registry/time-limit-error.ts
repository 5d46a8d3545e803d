import { LimitError } from '../../errors.ts'

/** Which limit closed a session, and what it allowed, in milliseconds. */
export interface ReachedLimit {
  limit: 'idleTimeoutMs' | 'maxRuntimeMs'
  allowed: number
}

/** What whoever uses the session is told from then on, in this process and in others. */
export function timeLimitError(id: string, { limit, allowed }: ReachedLimit): LimitError {
  const [why, key] = words[limit]
  return new LimitError(limit, allowed, `Session ${id} was closed: ${why} ${allowed} ms.`, {
    hint: `Open it with a larger ${limit}, or raise session.${key} in config.json.`,
  })
}

const words = {
  idleTimeoutMs: ['it was idle for', 'session_timeout'],
  maxRuntimeMs: ['it ran for', 'max_runtime'],
} as const
