import { now, sleep } from '../clock.ts'
import { type Exit, InputError } from '../errors.ts'
import { Screen } from '../screen/screen.ts'
import { createDecoder, type Decoder } from './decode.ts'
import { ExpectEngine } from './expect-engine.ts'
import { failuresOf, sessionClosed } from './failures.ts'
import { SentInputs } from './sent-inputs.ts'
import type { LineMode } from './line-mode.ts'
import { Logs } from './logs.ts'
import { checkSide } from './options.ts'
import { Transcript } from './transcript.ts'
import type { Input, Sink, Stream, Transport } from './transport.ts'
import { isUnechoed } from './unechoed.ts'
import { Watches } from './watch.ts'

export interface ConversationFacts {
  /** Name of the program, for messages. */
  program: string
  cols: number
  rows: number
  encoding: string
  /** Lines of output that are retained; default 10 000. */
  linesMax?: number
}

/** How a session is ended. */
export interface CloseOptions {
  /** Begin with KILL. */
  force?: boolean
  /** Makes the error that whoever waits, sends or expects from now on gets; default one that says the session is closed. */
  because?: () => Error
}

/**
 * What happens between a world and those who wait for it: bytes come in, become text, reach the screen, the expects and
 * the watches, in that order; inputs go out.
 *
 * It never asks which world it has.
 */
export class Conversation {
  readonly program: string
  readonly engine: ExpectEngine
  readonly watches: Watches = new Watches()
  readonly screen: Screen
  readonly stderr: Transcript = new Transcript()
  readonly sentInputs: SentInputs = new SentInputs()
  readonly logs: Logs = new Logs()
  readonly exit: Promise<Exit>
  /** How the program ended; undefined while it runs. */
  ended: Exit | undefined
  lastActivityAt: number = now()
  /** Whether our own terminal answers queries; while a user's terminal is attached, that one does. */
  answers = true
  readonly #transport: Transport
  readonly #decoders: Record<Stream, Decoder>
  #resolveExit: (exit: Exit) => void = () => {}
  #closing: Promise<void> | undefined
  /** Whether the terminal shows what is typed, as far as we decided it. */
  #echo = true
  #because: (() => Error) | undefined

  constructor(transport: Transport, facts: ConversationFacts) {
    this.#transport = transport
    this.program = facts.program
    this.screen = new Screen({ cols: facts.cols, rows: facts.rows })
    this.engine = new ExpectEngine(
      failuresOf(() => ({
        program: facts.program,
        screen: this.screen,
        engine: this.engine,
        because: this.#because,
        closing: this.closing,
      })),
      facts.linesMax,
    )
    this.#decoders = { stdout: createDecoder(facts.encoding), stderr: createDecoder(facts.encoding) }
    this.exit = new Promise((resolve) => {
      this.#resolveExit = resolve
    })
    // What the terminal answers by itself, no user typed; a world that has ended has nobody to answer.
    this.screen.onReply((data) => {
      if (this.answers) void transport.send({ kind: 'reply', data }).catch(() => {})
    })
    transport.start(this.#sink())
  }

  get terminal(): boolean {
    return this.#transport.terminal
  }

  /** Whether it is being closed, or was. */
  get closing(): boolean {
    return this.#closing !== undefined
  }

  get pid(): number | undefined {
    return this.#transport.pid
  }

  /** @param shown the text a terminal would echo for this input */
  async give(input: Input, shown = ''): Promise<void> {
    if (this.#because !== undefined) throw this.#because()
    this.lastActivityAt = now()
    this.sentInputs.add(input, this.engine.transcript.total)
    this.engine.speaking(this.terminal && this.#echo ? shown : '')
    this.logs.said(input)
    this.watches.changed()
    try {
      await this.#transport.send(input)
    } catch (error) {
      const isClosed = this.closing && error instanceof InputError && error.problem === 'closed'
      throw isClosed ? sessionClosed() : error
    }
  }

  async resize(cols: number, rows: number): Promise<void> {
    const input: Input = { kind: 'resize', cols: checkSide('cols', cols), rows: checkSide('rows', rows) }
    const before = this.screen.size
    // First, as a real terminal does: what the program paints in answer is made for the new size.
    this.screen.resize(cols, rows)
    await this.give(input).catch((error: unknown) => {
      this.screen.resize(before.cols, before.rows)
      throw error
    })
  }

  /** Whether the terminal echoes and edits lines, where the world can tell. */
  async lineMode(): Promise<LineMode | undefined> {
    return this.#transport.lineMode?.()
  }

  /** Switches the terminal's echo; where there is no terminal to switch, only what counts as echo changes. */
  async setEcho(on: boolean): Promise<void> {
    await this.#transport.setEcho?.(on)
    this.#echo = on
  }

  /** Lets the program have time for itself. A tape needs none. */
  pause(ms: number): Promise<void> {
    return this.#transport.pause?.(ms) ?? sleep(ms)
  }

  close(options?: CloseOptions): Promise<void> {
    if (this.#closing === undefined) {
      this.#because = options?.because
      this.#closing = this.#close(options)
    }
    return this.#closing
  }

  async #close(options?: CloseOptions): Promise<void> {
    try {
      await this.#transport.close(options)
    } finally {
      this.engine.close()
      this.watches.over('closed')
    }
  }

  #sink(): Sink {
    return {
      output: (bytes, stream) => this.#output(bytes, stream),
      exit: (exit) => this.#exit(exit),
      quiet: (why) => {
        this.engine.quiet(why)
        this.watches.quiet()
      },
    }
  }

  #output(bytes: Uint8Array, stream: Stream): void {
    this.lastActivityAt = now()
    this.#hear(this.#decoders[stream].decode(bytes), stream)
    this.screen.feed(bytes)
    this.watches.changed()
  }

  #hear(text: string, stream: Stream): void {
    if (text === '') return
    if (stream === 'stderr') this.stderr.append(text)
    this.logs.heard(text, stream)
    if (isUnechoed(this.sentInputs.list.at(-1)?.input)) this.engine.unechoed()
    this.engine.output(text)
  }

  #exit(exit: Exit): void {
    for (const stream of ['stdout', 'stderr'] as const) this.#hear(this.#decoders[stream].end(), stream)
    this.ended = exit
    this.engine.ended(exit)
    this.watches.over('exit')
    this.#resolveExit(exit)
  }
}
