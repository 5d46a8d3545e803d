import { randomUUID } from 'node:crypto'
import { access, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  NoSuchSessionError,
  OptionError,
  SessionInactiveError,
  StoreFileError,
  StoreFormatError,
} from '../../errors.ts'
import { withStoreLock } from '../store-file.ts'
import { epochNow } from '../../clock.ts'
import { checkSessionId } from '../session-id.ts'
import { ClaudeSession } from './claude-session.ts'
import { loadWithRetry, saveWithRetry, type RetryOptions } from './retry.ts'
import {
  createSessionDir,
  loadRegistryDocument,
  loadSessionRegistry,
  printRegistry,
  type RegistryDocument,
} from './session-registry.ts'
import { sessionStatuses, type RegistryEntry, type SessionStatus } from './stored-session.ts'

export interface SessionManagerOptions {
  /** Makes the id of a new session. Default: a random UUID. */
  createId?: () => string
  /** Milliseconds since 1970. Default: the wall clock. */
  clock?: () => number
  retry?: RetryOptions
}

/**
 * Keeps sessions as files, `session_<id>.json` each, and a `registry.json` of them all. Every change of either is made
 * under one lock, so that any number of managers in any number of processes keep the two in step.
 */
export class SessionManager {
  readonly sessionDir: string
  readonly registryFile: string
  readonly #createId: () => string
  readonly #clock: () => number
  readonly #retry: RetryOptions

  /** Throws an `OptionError` for a path that cannot be one. The folder is made when the first session is saved. */
  constructor(sessionDir = '.claude/runtime/sessions', options: SessionManagerOptions = {}) {
    if (sessionDir.trim() === '' || sessionDir.includes('\0'))
      throw new OptionError('session folder', sessionDir, 'the path of a folder')
    this.sessionDir = sessionDir
    this.registryFile = join(sessionDir, 'registry.json')
    this.#createId = options.createId ?? randomUUID
    this.#clock = options.clock ?? epochNow
    this.#retry = options.retry ?? {}
  }

  /** A new session, saved. Throws a `StoreFileError` when it cannot be. */
  async createSession(timeoutSeconds?: number): Promise<ClaudeSession> {
    const timeout = timeoutSeconds === undefined ? {} : { timeoutSeconds }
    const session = new ClaudeSession(this.#createId(), { clock: this.#clock, ...timeout })
    if ((await exists(this.#file(session.sessionId))) || (await exists(this.#archived(session.sessionId))))
      throw new StoreFileError(this.#file(session.sessionId), 'A session with this id already exists.')
    await this.saveSession(session)
    return session
  }

  /**
   * A saved session. Throws a `NoSuchSessionError`, a `StoreFormatError` for a file that is no session, or an
   * `OptionError` for what can be no id.
   */
  async getSession(sessionId: string): Promise<ClaudeSession> {
    const file = this.#file(sessionId)
    const text = await loadWithRetry(file, this.#retry)
    if (text === undefined) throw new NoSuchSessionError(sessionId, { hint: 'It may have been archived.' })
    const session = ClaudeSession.fromStored(parse(text, file), file, this.#clock)
    if (session.sessionId !== sessionId)
      throw new StoreFormatError(file, `session_id "${session.sessionId}" does not match the file name.`)
    return session
  }

  /** The ids of all sessions the registry knows, sorted; of one status if given. Session files are not opened. */
  async listSessions(status?: SessionStatus): Promise<string[]> {
    if (status !== undefined && !sessionStatuses.includes(status))
      throw new OptionError('status', status, `one of ${sessionStatuses.join(', ')}`)
    const entries = await loadSessionRegistry(this.registryFile, this.#retry)
    return [...entries]
      .filter(([, entry]) => status === undefined || entry.status === status)
      .map(([id]) => id)
      .sort()
  }

  /** Saves a session, and what the registry keeps of it. Throws a `StoreFileError`. */
  async saveSession(session: ClaudeSession): Promise<void> {
    const stored = session.toJSON()
    await this.#change(async (entries) => {
      if (await exists(this.#archived(session.sessionId)))
        throw new SessionInactiveError(
          session.sessionId,
          `The session ${session.sessionId} is archived; it is not saved again.`,
        )
      await saveWithRetry(this.#file(session.sessionId), `${JSON.stringify(stored, null, 2)}\n`, this.#retry)
      entries.set(session.sessionId, entryOf(session))
    })
  }

  /** Moves a session into the archive. Throws a `NoSuchSessionError` or a `StoreFileError`. */
  async archiveSession(sessionId: string): Promise<void> {
    const file = this.#file(sessionId)
    const archived = this.#archived(sessionId)
    await this.#change(async (entries) => {
      const session = await this.getSession(sessionId)
      if (await exists(archived))
        throw new StoreFileError(archived, 'A session of this id is archived already.')
      const stored = { ...session.toJSON(), status: 'archived' }
      await saveWithRetry(archived, `${JSON.stringify(stored, null, 2)}\n`, this.#retry)
      await rm(file)
      entries.set(sessionId, { ...entryOf(session), status: 'archived' })
    })
  }

  /**
   * Archives every session that ended or timed out, and gives their ids, sorted. A session that cannot be read is left alone and
   * given to `skipped`.
   */
  async cleanupSessions(
    options: { skipped?: (sessionId: string, error: unknown) => void } = {},
  ): Promise<string[]> {
    const archived: string[] = []
    for (const id of await this.listSessions()) {
      if (!(await exists(this.#file(id)))) continue
      try {
        const session = await this.getSession(id)
        if (session.status === 'paused' || session.isActive()) continue
        await this.archiveSession(id)
        archived.push(id)
      } catch (error) {
        options.skipped?.(id, error)
      }
    }
    return archived
  }

  /** Makes the registry anew from the session files. Files that are no sessions are left alone and given back. */
  async rebuildRegistry(): Promise<string[]> {
    const skipped: string[] = []
    await this.#change(
      async (entries) => {
        entries.clear()
        for (const [folder, status] of [
          [this.sessionDir],
          [join(this.sessionDir, 'archive'), 'archived'],
        ] as const) {
          for (const name of (await readdir(folder)).sort()) {
            const id = /^session_([A-Za-z0-9_-]{1,128})\.json$/.exec(name)?.[1]
            if (id === undefined || entries.has(id)) continue
            const file = join(folder, name)
            try {
              const session = ClaudeSession.fromStored(
                parse((await loadWithRetry(file, this.#retry)) ?? '', file),
                file,
              )
              if (session.sessionId !== id) skipped.push(file)
              else entries.set(id, status === undefined ? entryOf(session) : { ...entryOf(session), status })
            } catch {
              skipped.push(file)
            }
          }
        }
      },
      { fresh: true },
    )
    return skipped
  }

  async #change(
    work: (entries: Map<string, RegistryEntry>) => Promise<void>,
    options: { fresh?: boolean } = {},
  ): Promise<void> {
    await createSessionDir(this.sessionDir)
    await withStoreLock(this.registryFile, async () => {
      const document: RegistryDocument =
        options.fresh === true
          ? { entries: new Map(), raw: {} }
          : await loadRegistryDocument(this.registryFile, this.#retry)
      await work(document.entries)
      await saveWithRetry(this.registryFile, printRegistry(document), this.#retry)
    })
  }

  #archived(sessionId: string): string {
    return join(this.sessionDir, 'archive', `session_${checkSessionId(sessionId)}.json`)
  }

  #file(sessionId: string): string {
    return join(this.sessionDir, `session_${checkSessionId(sessionId)}.json`)
  }
}

function entryOf(session: ClaudeSession): RegistryEntry {
  const { created_at, status, timeout_seconds } = session.toJSON()
  return { created_at, status, timeout_seconds }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StoreFormatError(file, 'It is not JSON.', { cause: error })
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
