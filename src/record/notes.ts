import { now } from '../clock.ts'
import type { Exit } from '../errors.ts'
import { exchangeMsMax, recordedBytesMax } from '../limits.ts'
import type { Input, Stream } from '../session/transport.ts'
import { isUnechoed } from '../session/unechoed.ts'
import type { Exchange, Tape, TapedFile, TapeMeta, TapeSession } from '../tape/tape.ts'
import { toTape } from '../session/taped-input.ts'
import { Prompt } from '../tape/prompt.ts'
import type { PlaceInOrder, Told } from '../session/session-order.ts'
import { StateWatch } from '../session/state-watch.ts'
import type { SandboxNotes } from './sandbox-notes.ts'
import { type Heard, toChunks } from './to-chunks.ts'

interface Open {
  input: Input | { kind: 'start' }
  prompt: string | null
  state: string | null
  at: number
  heard: Heard[]
  /** Whether the terminal hid what was typed: a password, most likely. */
  hidden: boolean
  /** What the terminal said when the spec asked whether it echoes. */
  echoes: boolean[]
  /** What the spec put into the sandbox since the input before. */
  given: Record<string, string> | undefined
  /** What the program left in the sandbox, by path. */
  files: Map<string, TapedFile>
}

/**
 * Writes a conversation down, exchange by exchange: the implicit opening, then a new one at each input. Only memory is
 * touched here; `recorder.ts` is what reaches the disk.
 */
export class Notes {
  readonly #exchanges: Open[] = []
  readonly #prompt: Prompt = new Prompt()
  readonly #state: StateWatch
  readonly #sandbox: SandboxNotes | undefined
  #exit: Exit | null = null
  #exitAt: number | undefined
  #over = false
  #bytes = 0
  #apart = false
  readonly #place: PlaceInOrder | undefined
  /** The moment up to which it is noted what other sessions were told. */
  #moment = 0

  constructor(
    state: StateWatch = new StateWatch(null, undefined),
    sandbox?: SandboxNotes,
    place?: PlaceInOrder,
  ) {
    this.#state = state
    this.#sandbox = sandbox
    this.#place = place
  }

  /** Whether more was printed than a recording holds; what is too much is not kept. */
  get overflowed(): boolean {
    return this.#bytes > recordedBytesMax
  }

  /** Whether the program ended or the recording was stopped. */
  get over(): boolean {
    return this.#over
  }

  /** How much the program printed. */
  get bytes(): number {
    return this.#bytes
  }

  get exchanges(): number {
    return this.#exchanges.length
  }

  begin(): void {
    this.#moment = this.#place?.order.moment ?? 0
    this.#exchanges.push({
      input: { kind: 'start' },
      prompt: null,
      at: now(),
      heard: [],
      hidden: false,
      echoes: [],
      state: null,
      given: this.#sandbox?.given(),
      files: new Map(),
    })
    this.#sandbox?.told(this.#look)
  }

  /** A new exchange. Call the result to take it back: its output then belongs to the exchange before. */
  input(input: Input, hidden = false): () => void {
    if (this.#over) return () => {}
    // What a terminal answers by itself tells nothing of when the program was done.
    if (input.kind !== 'reply') this.#lookBeforeInput()
    const given = input.kind === 'reply' ? undefined : this.#sandbox?.given()
    const opened: Open = {
      input,
      prompt: this.#prompt.text,
      state: this.#state.state,
      at: now(),
      heard: [],
      hidden,
      echoes: [],
      given: given !== undefined && Object.keys(given).length > 0 ? given : undefined,
      files: new Map(),
    }
    this.#state.input(input)
    if (input.kind !== 'reply') this.#sandbox?.told(this.#look)
    // What comes now comes after this, and so after all that was before it.
    if (input.kind !== 'reply') this.#moment = this.#place?.order.moment ?? 0
    this.#exchanges.push(opened)
    return () => this.#takeBack(opened)
  }

  output(bytes: Uint8Array, stream: Stream): void {
    if (this.#over) return
    this.#bytes += bytes.byteLength
    if (this.overflowed) return
    const after = this.#toldOthers()
    const apart = this.#apart || after !== undefined
    this.#exchanges.at(-1)?.heard.push({ bytes, stream, at: now(), apart, after })
    this.#apart = false
    this.#prompt.output(bytes)
    this.#state.output(bytes)
  }

  /** What comes now is another chunk: something that waited was satisfied, or the next key is typed. */
  apart(): void {
    this.#apart = true
  }

  /** The spec asked whether the terminal shows what is typed. */
  echoAsked(echo: boolean): void {
    if (!this.#over) this.#exchanges.at(-1)?.echoes.push(echo)
  }

  /** The program received only a part of an input. */
  cut(input: Input, part: Input): void {
    const noted = this.#exchanges.findLast((each) => each.input === input)
    if (noted !== undefined) noted.input = part
  }

  exit(exit: Exit): void {
    if (!this.#over) {
      this.#exit = exit
      this.#exitAt = now()
      const after = this.#toldOthers()
      if (after !== undefined) this.#exchanges.at(-1)?.heard.push(silence(after))
    }
    this.end()
  }

  /** Nothing after this is written down. */
  end(): void {
    if (!this.#over) this.#lookAtFiles()
    this.#over = true
    this.#sandbox?.end()
  }

  /** Indexes of the exchanges whose input the terminal hid. */
  get hidden(): ReadonlySet<number> {
    return new Set(this.#exchanges.flatMap((open, index) => (open.hidden ? [index] : [])))
  }

  /** Indexes of the exchanges whose input the spec says is no secret. */
  get open(): ReadonlySet<number> {
    const isOpen = ({ input }: Open): boolean => 'secret' in input && input.secret === false
    return new Set(this.#exchanges.flatMap((each, index) => (isOpen(each) ? [index] : [])))
  }

  tape(meta: TapeMeta, session: TapeSession): Tape {
    const last = this.#exchanges.length - 1
    return {
      version: 1,
      meta,
      session,
      exchanges: this.#exchanges.map((open, index) =>
        index === last ? toExchange(open, this.#exit, this.#exitAt) : toExchange(open),
      ),
    }
  }

  /** What another session was told since this one was told or said something. */
  #toldOthers(): Told | undefined {
    if (this.#place === undefined) return undefined
    const { order, session } = this.#place
    const told = order.toldSince(this.#moment, session)
    this.#moment = order.moment
    return told
  }

  /**
   * What changed belongs to the session of the test that was told something last: on replay it is there when that is told again, and not
   * before. Of a session that ends, it is its own.
   */
  #lookBeforeInput(): void {
    const lastTold = this.#sandbox?.lastTold
    if (lastTold !== this.#look) lastTold?.()
    this.#lookAtFiles()
  }

  readonly #look = (): void => {
    if (!this.#over) this.#lookAtFiles()
  }

  /** What changed belongs to the exchange at whose end it is first seen. */
  #lookAtFiles(): void {
    for (const file of this.#sandbox?.left() ?? []) this.#exchanges.at(-1)?.files.set(file.path, file)
  }

  #takeBack(opened: Open): void {
    const index = this.#exchanges.indexOf(opened)
    if (index < 1) return
    this.#exchanges.splice(index, 1)
    const before = this.#exchanges[index - 1]
    before?.heard.push(...opened.heard)
    before?.echoes.push(...opened.echoes)
    for (const file of opened.files.values()) before?.files.set(file.path, file)
  }
}

/** An end that came after something. */
function silence(after: Told): Heard {
  return { bytes: new Uint8Array(), stream: 'stdout', at: now(), apart: true, after }
}

/** @param exitAt when the program ended, if it did in this exchange: it may say its last word long before */
function toExchange(open: Open, exit: Exit | null = null, exitAt?: number): Exchange {
  const endAt = exitAt ?? open.heard.at(-1)?.at ?? open.at
  return {
    pre: {
      prompt: open.prompt,
      stateHash: open.state,
      ...(open.given === undefined ? {} : { given: open.given }),
    },
    input: open.input.kind === 'start' ? { kind: 'start' } : toTape(open.input),
    output: { chunks: toChunks(open.heard, open.at) },
    ...(open.files.size === 0 ? {} : { files: [...open.files.values()] }),
    exit,
    dur_ms: Math.min(Math.round(endAt - open.at), exchangeMsMax),
    annotations: {
      ...(open.hidden ? { hidden: true } : {}),
      ...(open.input.kind !== 'start' && isUnechoed(open.input) ? { echo: false } : {}),
      ...(open.echoes.length > 0 ? { echoAsked: open.echoes } : {}),
    },
  }
}
