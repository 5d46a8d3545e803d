import { OptionError, SessionInactiveError, StoreFormatError } from '../../errors.ts'
import { sessionTimeoutSecondsDefault } from '../../limits.ts'
import { epochNow } from '../../clock.ts'
import { checkSessionId } from '../session-id.ts'
import { isStoredSession, type Activity, type SessionStatus, type StoredSession } from './stored-session.ts'

export interface ClaudeSessionOptions {
  /** Seconds without activity after which the session is over. Default 3600. */
  timeoutSeconds?: number
  /** Milliseconds since 1970. Default: the wall clock. */
  clock?: () => number
}

/** A session: when it began, when something last happened, what happened, and what its owner noted. */
export class ClaudeSession {
  readonly sessionId: string
  readonly timeoutSeconds: number
  readonly #clock: () => number
  readonly #metadata = new Map<string, unknown>()
  readonly #log: Activity[] = []
  /** Fields of the file that this version does not know: they stay in it. */
  #others: Readonly<Record<string, unknown>> = {}
  #createdAt: number
  #lastActivity: number
  #status: SessionStatus = 'active'

  /** Throws an `OptionError` for an id that is empty or could be a path, and for a timeout that is not above 0. */
  constructor(sessionId: string, options: ClaudeSessionOptions = {}) {
    checkSessionId(sessionId)
    const { timeoutSeconds = sessionTimeoutSecondsDefault, clock = epochNow } = options
    if (!Number.isInteger(timeoutSeconds) || timeoutSeconds <= 0)
      throw new OptionError('timeoutSeconds', timeoutSeconds, 'a whole number above 0')
    this.sessionId = sessionId
    this.timeoutSeconds = timeoutSeconds
    this.#clock = clock
    this.#createdAt = clock()
    this.#lastActivity = this.#createdAt
  }

  /** Makes a session of what its file holds. Throws a `StoreFormatError` that says what is wrong with it. */
  static fromStored(value: unknown, file: string, clock: () => number = epochNow): ClaudeSession {
    const faults: string[] = []
    if (!isStoredSession(value, (_, path, message) => faults.push(`${path}: ${message}`)))
      throw new StoreFormatError(file, `It is not a session: ${faults.join('; ')}.`)
    const session = new ClaudeSession(value.session_id, { timeoutSeconds: value.timeout_seconds, clock })
    session.#createdAt = Date.parse(value.created_at)
    session.#lastActivity = Date.parse(value.last_activity)
    session.#status = value.status
    session.#others = unknownFields(value)
    for (const [key, each] of Object.entries(value.metadata)) session.#metadata.set(key, each)
    for (const each of value.activity_log) session.#log.push({ ...each, details: each.details ?? null })
    return session
  }

  get createdAt(): Date {
    return new Date(this.#createdAt)
  }

  get lastActivity(): Date {
    return new Date(this.#lastActivity)
  }

  get status(): SessionStatus {
    return this.#status
  }

  get activityLog(): readonly Activity[] {
    return this.#log
  }

  /** Notes that something happened. Throws a `SessionInactiveError` if the session ended or timed out. */
  recordActivity(action: string, details?: Record<string, unknown>): void {
    if (!this.isActive()) {
      const why = this.#status === 'active' ? 'has timed out' : `is ${this.#status}`
      throw new SessionInactiveError(
        this.sessionId,
        `The session ${this.sessionId} ${why}; nothing can happen in it.`,
      )
    }
    // A wall clock can be set back; the log never goes back with it.
    this.#lastActivity = Math.max(this.#clock(), this.#lastActivity)
    this.#log.push({ action, timestamp: iso(this.#lastActivity), details: details ?? null })
  }

  /** Whether something can happen in it: its status is `active` and its timeout has not been reached. */
  isActive(): boolean {
    return this.#status === 'active' && this.#clock() - this.#lastActivity < this.timeoutSeconds * 1_000
  }

  /** The value noted under a key, or the fallback if there is none. */
  getMetadata(key: string, fallback?: unknown): unknown {
    return this.#metadata.has(key) ? this.#metadata.get(key) : fallback
  }

  /** Notes a value, which must be JSON to be saved. */
  setMetadata(key: string, value: unknown): void {
    this.#metadata.set(key, value)
  }

  pause(): void {
    if (this.isActive()) this.#status = 'paused'
  }

  /** Goes on after `pause`; the timeout begins anew. */
  resume(): void {
    if (this.#status !== 'paused') return
    this.#status = 'active'
    this.#lastActivity = Math.max(this.#clock(), this.#lastActivity)
  }

  end(): void {
    if (this.#status !== 'archived') this.#status = 'ended'
  }

  /** The session as its file keeps it. */
  toJSON(): StoredSession {
    return {
      session_id: this.sessionId,
      created_at: iso(this.#createdAt),
      last_activity: iso(this.#lastActivity),
      status: this.#status,
      timeout_seconds: this.timeoutSeconds,
      metadata: Object.fromEntries(this.#metadata),
      activity_log: this.#log.map((each) => ({ ...each })),
      ...this.#others,
    }
  }
}

const knownFields: readonly string[] = [
  'session_id',
  'created_at',
  'last_activity',
  'status',
  'timeout_seconds',
  'metadata',
  'activity_log',
] satisfies (keyof StoredSession)[]

function unknownFields(stored: StoredSession): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !knownFields.includes(name)))
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
