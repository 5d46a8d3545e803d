import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { LimitError, SessionElsewhereError } from '../../errors.ts'
import type { Session } from '../../session/session.ts'
import { applyProgramConfig } from './apply-program-config.ts'
import { type ControlCall, checkControl, type ControlOptions } from './control-options.ts'
import { Controlled } from './controlled.ts'
import { changeDocument } from '../storage/document.ts'
import type { SessionState } from '../storage/entities/session.ts'
import { homeStore } from '../../files/home-store.ts'
import { policyOf } from '../../open/modes.ts'
import { reap } from './reap.ts'
import { readProgramConfig } from './program-configs.ts'
import { sessionsFolder } from './session-files.ts'
import { type SessionSummary, summaryFromDisk } from './session-summary.ts'
import { readSettings, type Settings } from './settings.ts'
import { readState, readStates } from './state-file.ts'

/** The sessions of this process over one home store, and through their state on disk those of others. */
export class Registry {
  readonly home: string
  readonly #sessions = new Map<string, Controlled>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(home: string = homeStore()) {
    this.home = home
  }

  /**
   * Gives the session of this id, or a live one with the same command, cwd and environment; else opens one.
   *
   * @throws LimitError when as many sessions live as may
   * @throws SessionElsewhereError when the id's session is alive in another process
   * @throws StoreFormatError when the configuration, or the state of the id's last session, is broken
   * @throws what `spawn` throws
   */
  async control(command: string, options: ControlOptions = {}): Promise<Session> {
    const settings = await readSettings(this.home)
    const { withConfig } = options
    const config = withConfig === undefined ? undefined : await readProgramConfig(withConfig, this.home)
    const timeoutMs = config?.typicalTimeoutMs ?? settings.timeoutMs
    const call = checkControl(command, options, { ...settings, timeoutMs })
    // One after the other, so that two equal calls at once get one session and no limit is passed by a race.
    const found = this.#turn.then(() => this.#find(call, settings))
    this.#turn = found.catch(() => {})
    const { controlled, fresh } = await found
    if (call.stream) await controlled.stream()
    if (fresh && config !== undefined) controlled.ready = applyProgramConfig(controlled.session, config)
    try {
      await controlled.ready
    } catch (error) {
      await controlled.session.close()
      throw error
    }
    return controlled.session
  }

  /** The session of this id in this process. */
  get(id: string): Session | undefined {
    const found = this.#sessions.get(id)
    return found?.isOpen === true ? found.session : undefined
  }

  /** All that is known of the session of this id in this process. */
  controlled(id: string): Controlled | undefined {
    return this.#sessions.get(id)
  }

  get mine(): Controlled[] {
    return [...this.#sessions.values()].filter((each) => each.isOpen)
  }

  /** The sessions of this process and those on disk, oldest first. */
  async list({ activeOnly = false }: { activeOnly?: boolean } = {}): Promise<SessionSummary[]> {
    const { states } = await readStates(this.home)
    const others = states.filter(({ session_id: id }) => !this.#sessions.has(id))
    const found = [
      ...this.mine.map((each) => each.summary()),
      ...(await Promise.all(others.map((state) => summaryFromDisk(this.home, state)))),
    ]
    return found
      .filter(({ state }) => !activeOnly || state === 'alive')
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
  }

  /** Closes every session of this process. */
  async closeAll(options?: { force?: boolean }): Promise<void> {
    await Promise.all(this.mine.map(({ session }) => session.close(options)))
  }

  async #find(call: ControlCall, settings: Settings): Promise<{ controlled: Controlled; fresh: boolean }> {
    const id = call.sessionId ?? randomUUID()
    const live = call.sessionId === undefined ? this.#reusable(call) : this.#sessions.get(id)
    if (live?.isAlive === true) return { controlled: live, fresh: false }
    await live?.session.close()
    const start = (): Promise<Controlled> => this.#open(id, call, settings)
    // Counting and opening are one act for all processes.
    const lock = join(sessionsFolder(this.home), 'registry')
    return { controlled: await (call.persist ? changeDocument(lock, start) : start()), fresh: true }
  }

  #reusable({ reuse, key }: ControlCall): Controlled | undefined {
    return reuse ? [...this.#sessions.values()].find((each) => each.isAlive && each.key === key) : undefined
  }

  async #open(id: string, call: ControlCall, settings: Settings): Promise<Controlled> {
    const { lives, lifeOf } = await import('../../live/process-life.ts')
    const old = call.persist ? await readState(this.home, id) : undefined
    if (old?.state === 'alive' && lives(old.owner))
      throw new SessionElsewhereError(id, old.owner.pid, { hint: attach })
    if (old !== undefined) await reap(this.home, old)
    const { states } = await readStates(this.home)
    const isElsewhere = ({ session_id, state, owner }: SessionState): boolean =>
      state === 'alive' && !this.#sessions.has(session_id) && lives(owner)
    const living = this.mine.filter((each) => each.isAlive).length + states.filter(isElsewhere).length
    if (living >= settings.maxSessions) throw tooMany(settings.maxSessions)
    const controlled: Controlled = new Controlled({
      home: this.home,
      id,
      call,
      settings,
      around: this.#surroundings(),
      owner: lifeOf(process.pid),
      closed: () => this.#forget(controlled),
    })
    this.#sessions.set(id, controlled)
    if (this.#sessions.size === 1) process.on('exit', this.#abandonAll)
    await controlled.open()
    return controlled
  }

  #forget(controlled: Controlled): void {
    if (this.#sessions.get(controlled.id) === controlled) this.#sessions.delete(controlled.id)
    if (this.#sessions.size === 0) process.off('exit', this.#abandonAll)
  }

  readonly #abandonAll = (): void => {
    for (const each of this.#sessions.values()) each.abandon()
  }

  #surroundings(): ConstructorParameters<typeof Controlled>[0]['around'] {
    return {
      root: process.cwd(),
      policy: policyOf(),
      rerecord: 'run the script with TERMTAPE_RECORD=OVERWRITE',
      rulesFile: join(this.home, 'redaction-rules.json'),
      warn: (message) => process.emitWarning(message, 'TermtapeWarning'),
    }
  }
}

const attach = 'Attach to it instead, or close it there.'

function tooMany(allowed: number): LimitError {
  return new LimitError('maxSessions', allowed, `${allowed} sessions are alive, the most allowed.`, {
    hint: 'Close some, or raise session.max_sessions in config.json.',
  })
}
