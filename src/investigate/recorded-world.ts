import { rm } from 'node:fs/promises'
import { isError } from '../errors.ts'
import { wallClock } from '../clock.ts'
import { inquiryCols, inquiryRows } from '../limits.ts'
import { tapeSession } from '../open/tape-meta.ts'
import type { Exchange, Tape, TapeInput } from '../tape/tape.ts'
import type { Ask, AskOptions, Reply, StartOptions, Subject, World } from './world.ts'

export interface TapePlace {
  program: string
  args: readonly string[]
  /** The path of the tape of the n-th process, from 1. */
  path(ordinal: number): string
  shownPath(ordinal: number): string
  warn(message: string): void
}

/** Notes every process of an inquiry, each on a tape of its own, and writes them when the inquiry is done. */
export class RecordedWorld implements World {
  readonly live = true
  readonly facts: Map<string, unknown>
  readonly #inner: World
  readonly #place: TapePlace
  readonly #noted: {
    exchanges: Exchange[]
    args: readonly string[]
    size: { cols: number; rows: number }
  }[] = []

  constructor(inner: World, place: TapePlace) {
    this.#inner = inner
    this.#place = place
    this.facts = inner.facts
  }

  async start(options: StartOptions = {}): Promise<Subject> {
    const exchanges: Exchange[] = []
    const size = options.size ?? { cols: inquiryCols, rows: inquiryRows }
    this.#noted.push({ exchanges, args: options.args ?? this.#place.args, size })
    const subject = await this.#inner.start(options)
    return new RecordedSubject(subject, exchanges)
  }

  async close(outcome: 'done' | 'failed'): Promise<void> {
    await this.#inner.close(outcome)
    if (outcome === 'failed') return
    try {
      await this.#save()
    } catch (error) {
      // What the inquiry found stands all the same; the tapes of before do too.
      this.#place.warn(`The inquiry is not recorded: ${isError(error) ? error.message : String(error)}`)
    }
  }

  async #save(): Promise<void> {
    const [{ saveNoted }, { secretValues }] = await Promise.all([
      import('../record/recorder.ts'),
      import('../redact/secret-names.ts'),
    ])
    const secrets = { values: secretValues(process.env) }
    // The first tape last: without it nothing is recorded, should this be killed half-way.
    for (const [index, { exchanges, args, size }] of [...this.#noted.entries()].toReversed()) {
      const [first] = exchanges
      if (first === undefined) continue
      if (index === 0 && this.facts.size > 0)
        first.annotations = { ...first.annotations, facts: Object.fromEntries(this.facts) }
      await saveNoted(
        tapeOf(this.#place.program, args, size, exchanges),
        this.#place.path(index + 1),
        secrets,
      )
    }
    for (let more = this.#noted.length + 1; await removed(this.#place.path(more)); more++);
  }
}

async function removed(path: string): Promise<boolean> {
  return rm(path).then(
    () => true,
    () => false,
  )
}

function tapeOf(
  program: string,
  args: readonly string[],
  size: { cols: number; rows: number },
  exchanges: Exchange[],
): Tape {
  return {
    version: 1,
    meta: {
      program,
      args: [...args],
      env: {},
      cwd: '.',
      pty: { rows: Math.max(1, size.rows), cols: Math.max(1, size.cols) },
      createdAt: wallClock().toISOString(),
      tag: 'inquiry',
      latency: 0,
      errorRate: 0,
      seed: 0,
    },
    session: tapeSession(null),
    exchanges,
  }
}

class RecordedSubject implements Subject {
  readonly banner: Reply
  readonly #inner: Subject
  readonly #exchanges: Exchange[]

  constructor(inner: Subject, exchanges: Exchange[]) {
    this.#inner = inner
    this.#exchanges = exchanges
    this.banner = inner.banner
    exchanges.push(exchangeOf({ kind: 'start' }, inner.banner))
  }

  get pid(): number | undefined {
    return this.#inner.pid
  }

  async ask(ask: Ask, options?: AskOptions): Promise<Reply> {
    const reply = await this.#inner.ask(ask, options)
    this.#exchanges.push(exchangeOf(inputOf(ask), reply))
    return reply
  }

  async note<T>(name: string, measure: () => Promise<T> | T): Promise<T> {
    const value = await this.#inner.note(name, measure)
    const last = this.#exchanges.at(-1)
    const before = last?.annotations[name]
    // What is noted has to be what JSON gives back.
    if (last !== undefined)
      last.annotations[name] = [
        ...(Array.isArray(before) ? (before as unknown[]) : []),
        JSON.parse(JSON.stringify(value ?? null)),
      ]
    return value
  }

  close(): Promise<void> {
    return this.#inner.close()
  }
}

export function inputOf(ask: Ask): TapeInput {
  switch (ask.kind) {
    case 'line':
    case 'raw':
      return { kind: ask.kind, dataText: ask.text, dataBytesB64: null }
    default:
      return ask
  }
}

function exchangeOf(input: TapeInput, { text, prompt, end, exit, ms }: Reply): Exchange {
  const whole = Buffer.from(text === '' ? prompt : `${text}\n${prompt}`).toString('utf8')
  return {
    pre: { prompt: null, stateHash: null },
    input,
    output: { chunks: whole === '' ? [] : [{ delay_ms: 0, text: whole.split(/(?<=\n)/) }] },
    exit: end === 'exit' ? exit : null,
    dur_ms: ms,
    annotations: { end, ...(text === '' && prompt === '' ? {} : { text: text !== '' }) },
  }
}
