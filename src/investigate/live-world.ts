import { randomUUID } from 'node:crypto'
import { now } from '../clock.ts'
import { inquiryCols, inquiryPatienceMs, inquiryRows, inquiryStartPatienceMs } from '../limits.ts'
import { open } from '../open/open.ts'
import { internalsOf } from '../session/internals.ts'
import type { Session } from '../session/session.ts'
import type { Transport } from '../session/transport.ts'
import { type Before, answered, before, type Watched } from './live-readiness.ts'
import { replyText } from './reply-text.ts'
import type { Ask, AskOptions, Reply, StartOptions, Subject, World } from './world.ts'
import type { WorkingCopy } from './working-copy.ts'

export interface LiveFacts {
  copy: WorkingCopy
  patienceMs?: number | undefined
  signal?: AbortSignal | undefined
}

/** Real processes, each with the working copy as its folder and home. */
export class LiveWorld implements World {
  readonly live = true
  readonly facts: Map<string, unknown> = new Map()
  readonly #facts: LiveFacts
  readonly #subjects = new Set<LiveSubject>()

  constructor(facts: LiveFacts) {
    this.#facts = facts
  }

  async start(options: StartOptions = {}): Promise<Subject> {
    const { copy, signal } = this.#facts
    signal?.throwIfAborted()
    if (options.beside !== true && this.#subjects.size === 0) copy.refresh()
    const size = options.size ?? { cols: inquiryCols, rows: inquiryRows }
    let transport: Transport | undefined
    const { session } = await open(
      copy.command,
      options.args ?? copy.args,
      {
        cwd: copy.cwd,
        env: { ...quietEnvironment, HOME: copy.home, TMPDIR: copy.temporary, ...copy.env },
        ...size,
        id: randomUUID(),
      },
      {
        root: copy.folder,
        policy: 'none',
        rerecord: '',
        warn: () => {},
        tap: (world) => (transport = world),
      },
    )
    const watched = { session, drain: () => transport?.drain?.() }
    const subject = new LiveSubject(watched, copy, this.#facts, () => this.#subjects.delete(subject))
    this.#subjects.add(subject)
    try {
      await subject.begin(options.patienceMs)
    } catch (error) {
      await subject.close()
      throw error
    }
    return subject
  }

  async close(): Promise<void> {
    await Promise.all([...this.#subjects].map((each) => each.close()))
    this.#facts.copy.remove()
  }
}

/** What keeps a program's answers plain: a terminal without tricks, no pager, no colours, no start-up files. */
const quietEnvironment: Readonly<Record<string, string>> = {
  TERM: 'dumb',
  PAGER: 'cat',
  GIT_PAGER: 'cat',
  MANPAGER: 'cat',
  NO_COLOR: '1',
  HISTFILE: '',
}

class LiveSubject implements Subject {
  banner: Reply = { text: '', prompt: '', end: 'busy', exit: null, ms: 0 }
  readonly #watched: Watched
  readonly #session: Session
  readonly #copy: WorkingCopy
  readonly #facts: LiveFacts
  readonly #gone: () => void

  constructor(watched: Watched, copy: WorkingCopy, facts: LiveFacts, gone: () => void) {
    this.#watched = watched
    this.#session = watched.session
    this.#copy = copy
    this.#facts = facts
    this.#gone = gone
  }

  get pid(): number | undefined {
    return this.#session.pid
  }

  async begin(patienceMs: number | undefined): Promise<void> {
    this.banner = await this.#reply(
      { printed: 0, turns: undefined },
      '',
      patienceMs ?? this.#facts.patienceMs ?? inquiryStartPatienceMs,
    )
  }

  async ask(ask: Ask, { patienceMs, brief = false, renewed = false }: AskOptions = {}): Promise<Reply> {
    const session = this.#session
    this.#facts.signal?.throwIfAborted()
    const asked = 'text' in ask ? ask.text : ''
    const state = { ...before(this.#watched), asked, brief, renewed }
    // It may end while it is being asked; the reply says so.
    await give(session, ask).catch((error: unknown) => {
      if (internalsOf(session).ended === undefined) throw error
    })
    return this.#reply(state, asked, patienceMs)
  }

  async note<T>(_: string, measure: () => Promise<T> | T): Promise<T> {
    return measure()
  }

  async close(): Promise<void> {
    this.#gone()
    await this.#session.close({ force: true }).catch(() => {})
  }

  async #reply(state: Before, asked: string, patienceMs: number | undefined): Promise<Reply> {
    const began = now()
    const end = await answered(
      this.#watched,
      state,
      patienceMs ?? this.#facts.patienceMs ?? inquiryPatienceMs,
    )
    this.#facts.signal?.throwIfAborted()
    const printed = this.#copy.hide(internalsOf(this.#session).since(state.printed))
    const exit = internalsOf(this.#session).ended ?? null
    return { ...replyText(printed, asked), end, exit, ms: Math.round(now() - began) }
  }
}

function give(session: Session, ask: Ask): Promise<void> {
  switch (ask.kind) {
    case 'line':
      return session.sendLine(ask.text)
    case 'raw':
      return session.send(ask.text)
    case 'eof':
      return session.sendEof()
    case 'signal':
      return session.signal(ask.signal)
    case 'resize':
      return session.resize(ask.cols, ask.rows)
  }
}
