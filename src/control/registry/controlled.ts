import { rmdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Exit, LimitError } from '../../errors.ts'
import type { Session } from '../../session/session.ts'
import type { Transport } from '../../session/transport.ts'
import type { ControlCall } from './control-options.ts'
import type { SessionState } from '../storage/entities/session.ts'
import { chosenModes, policyOf, resolveModes } from '../../open/modes.ts'
import { open, type Surroundings } from '../../open/open.ts'
import { openLog, shownArguments } from './open-log.ts'
import { sessionFiles } from './session-files.ts'
import type { SessionLog } from './session-log.ts'
import { type SessionSummary, summaryOf } from './session-summary.ts'
import type { Settings } from './settings.ts'
import { writeState } from './state-file.ts'
import { StreamPipe } from './stream-pipe.ts'
import { Tap } from './tap.ts'
import { Viewers } from './viewers.ts'
import { type ReachedLimit, timeLimitError } from './time-limit-error.ts'
import { TimeLimits } from './time-limits.ts'
import { internalsOf } from '../../session/internals.ts'

export interface ControlledFacts {
  home: string
  id: string
  call: ControlCall
  settings: Settings
  around: Surroundings
  /** Our own process. */
  owner: SessionState['owner']
  /** The session was closed. */
  closed(): void
}

/** A session in a registry, with all that stands around it: its log, its stream, its limits and its state on disk. */
export class Controlled {
  readonly id: string
  readonly #facts: ControlledFacts
  #session: Session | undefined
  #tap: Tap | undefined
  #log: SessionLog | undefined
  #pipe: StreamPipe | undefined
  #streaming: Promise<void> | undefined
  #began = 0
  #exit: Exit | undefined
  #reached: ReachedLimit | undefined
  #closing = false
  #closed = false
  /** The arguments as they may be told and written: without secrets. */
  #args: readonly string[] = []
  #writing: Promise<void> = Promise.resolve()
  readonly #limits: TimeLimits
  /** Users of other processes who look at it. */
  readonly viewers: Viewers = new Viewers()

  constructor(facts: ControlledFacts) {
    this.id = facts.id
    this.#facts = facts
    this.#limits = new TimeLimits({ ...facts.call.limits, keepAlive: facts.call.spawn.keepAlive !== false })
  }

  /** What must be over before the session is given to anybody: the answers its configuration gives. */
  ready: Promise<void> = Promise.resolve()

  /** Whether there is a session yet. */
  get isOpen(): boolean {
    return this.#session !== undefined
  }

  get session(): Session {
    if (this.#session === undefined) throw new Error(`Session ${this.id} was not opened.`)
    return this.#session
  }

  /** Where listeners may be added. */
  get tap(): Tap | undefined {
    return this.#tap
  }

  get key(): string {
    return this.#facts.call.key
  }

  get isAlive(): boolean {
    return this.#session !== undefined && this.#exit === undefined && !this.#closing && !this.#closed
  }

  get persist(): boolean {
    return this.#facts.call.persist
  }

  /** @throws what `spawn` throws, and StoreFileError when its files cannot be made. Then nothing is left of it. */
  async open(): Promise<void> {
    const { call, id, around, settings, home } = this.#facts
    try {
      this.#args = await shownArguments(call)
      this.#log = await openLog(id, call, { home, bytesMax: settings.logBytesMax, around })
      if (call.stream) await this.stream()
      const { session, recorder } = await open(
        call.command,
        call.args,
        { ...call.spawn, id },
        {
          ...around,
          linesMax: settings.maxOutputLines,
          tap: (world) => this.#listen(world),
          expected: (past, error) => {
            this.#limits.used()
            this.#log?.expected(past, error)
            this.#pipe?.expected(past)
          },
        },
      )
      this.#session = session
      internalsOf(session).afterClose(async () => void (await recorder()?.save()))
      if (session.pid !== undefined)
        this.#began = (await import('../../live/process-life.ts')).lifeOf(session.pid).began
      await this.save()
      this.#limits.begin(session, (reached) => void this.#end(session, reached))
    } catch (error) {
      await this.#session?.close({ force: true }).catch(() => {})
      await this.#letGo()
      if (call.persist) await rmdir(sessionFiles(home, id).folder).catch(() => {})
      throw error
    }
  }

  /** Begins to stream to a named pipe, if it does not yet. */
  stream(): Promise<void> {
    return (this.#streaming ??= this.#stream())
  }

  /** Writes `state.json`. */
  save(): Promise<void> {
    if (!this.persist) return Promise.resolve()
    this.#writing = this.#writing.catch(() => {}).then(() => writeState(this.#facts.home, this.#state()))
    return this.#writing
  }

  /** What the session was closed by, if it was a limit. */
  get limitError(): LimitError | undefined {
    return this.#reached === undefined ? undefined : timeLimitError(this.id, this.#reached)
  }

  /** Keeps the session from being idle until the result is called. */
  hold(): () => void {
    return this.#limits.hold()
  }

  summary(): SessionSummary {
    return summaryOf(this.#state(), true, this.session.lastActivity)
  }

  /** The last words of a process that ends without closing the session. */
  abandon(): void {
    this.#log?.close()
    this.#pipe?.close()
  }

  async #stream(): Promise<void> {
    const pipe = await StreamPipe.create(this.id)
    this.#pipe = pipe
    this.#tap?.listen(pipe)
    if (this.#closed) pipe.close()
    else if (this.isOpen) await this.save()
  }

  #listen(world: Transport): Tap {
    const { call } = this.#facts
    const tap = new Tap(world, call.spawn.encoding ?? 'utf-8', () => this.#letGo())
    this.#tap = tap
    tap.listen(this.#limits)
    this.#log?.start(call.command, call.args)
    for (const listener of [this.#log, this.#pipe]) if (listener !== undefined) tap.listen(listener)
    tap.listen({
      closing: () => {
        this.#closing = true
      },
      exit: (exit) => {
        this.#exit = exit
        // Written again when the session is closed; who closes it hears if it cannot be.
        if (this.#session !== undefined) void this.save().catch(() => {})
      },
    })
    return tap
  }

  async #end(session: Session, reached: ReachedLimit): Promise<void> {
    const because = (): LimitError => timeLimitError(this.id, reached)
    this.#reached = reached
    this.#log?.failed(because())
    // What could not be ended is reported to whoever closes the session; here nobody listens.
    await session.close({ because }).catch(() => {})
  }

  async #letGo(): Promise<void> {
    this.#closed = true
    this.#limits.stop()
    this.#log?.close()
    this.#pipe?.close()
    this.#facts.closed()
    if (this.#session !== undefined) await this.save()
  }

  #state(): SessionState {
    const { call, owner } = this.#facts
    const { session } = this
    const { env = {}, cwd, tapeName } = call.spawn
    const context = { program: call.command, args: this.#args, env, cwd, tapeName }
    const { record, fallback } = resolveModes(chosenModes(call.spawn, context), policyOf())
    const exit = this.#exit
    const { timeoutMs } = session
    return {
      session_id: this.id,
      command: call.command,
      args: [...this.#args],
      cwd: resolve(call.spawn.cwd ?? '.'),
      timeout: Number.isFinite(timeoutMs) ? timeoutMs / 1_000 : null,
      created_at: session.createdAt.toISOString(),
      last_activity: session.lastActivity.toISOString(),
      persist: call.persist,
      encoding: call.spawn.encoding ?? 'utf-8',
      pid: session.pid ?? null,
      exitstatus: exit?.code ?? null,
      signalstatus: exit?.signal ?? null,
      state: exit === undefined && !this.#closed ? 'alive' : 'dead',
      record_mode: record,
      fallback_mode: fallback,
      transport_type: session.tape?.direction === 'replaying' ? 'replay' : 'live',
      tape_name: call.spawn.tapeName ?? null,
      stream: this.#pipe !== undefined,
      owner,
      began: this.#began,
      ...(this.#reached === undefined ? {} : { closed_by: this.#reached }),
    }
  }
}
