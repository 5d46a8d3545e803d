import { afterPromises, now, sleep } from '../clock.ts'
import { type Exit, InputError } from '../errors.ts'
import { Screen } from '../screen/screen.ts'
import { atRest, type RestMark } from './at-rest.ts'
import { createDecoder, type Decoder } from './decode.ts'
import { ExpectEngine } from './expect-engine.ts'
import { failuresOf, sessionClosed } from './failures.ts'
import { SentInputs } from './sent-inputs.ts'
import type { LineMode } from './line-mode.ts'
import { Logs } from './logs.ts'
import { checkSide } from './options.ts'
import { notAsked, type QuestionLog } from './questions.ts'
import type { PlaceInOrder } from './session-order.ts'
import { Standing } from './standing.ts'
import { Transcript } from './transcript.ts'
import type { Input, Sink, Stream, Transport } from './transport.ts'
import { given as tellGiven, whenGiven } from './given.ts'
import { partGiven } from './part-given.ts'
import { isUnechoed, keepUnechoed } from './unechoed.ts'
import { type WatchEnd, Watches } from './watch.ts'

export interface ConversationFacts {
  /** Name of the program, for messages. */
  program: string
  cols: number
  rows: number
  encoding: string
  /** Lines of output that are retained; default 10 000. */
  linesMax?: number
  /** Where what is asked and sent is logged, while a session is recorded. */
  questions?: QuestionLog | undefined
  /** Its place among the sessions of its test. */
  place?: PlaceInOrder | undefined
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
  /** How large the terminal was in the beginning. */
  readonly firstSize: { cols: number; rows: number }
  readonly stderr: Transcript = new Transcript()
  readonly sentInputs: SentInputs = new SentInputs()
  readonly logs: Logs = new Logs()
  /** What was seen and has to stand until the next input. */
  readonly standing: Standing = new Standing()
  readonly exit: Promise<Exit>
  /** How the program ended; undefined while it runs. */
  ended: Exit | undefined
  lastActivityAt: number = now()
  /** Whether what is sent next, up to Enter, is a secret: somebody waited for the terminal to hide it. */
  nextIsSecret = false
  /** Whether the terminal itself said that it does not echo what is sent next. */
  nextIsUnechoed = false
  /** Whether our own terminal answers queries; while a user's terminal is attached, that one does. */
  answers = true
  readonly #transport: Transport
  readonly #decoders: Record<Stream, Decoder>
  #resolveExit: (exit: Exit) => void = () => {}
  #closing: Promise<void> | undefined
  /** Whether the terminal shows what is typed, as far as we decided it. */
  #echo = true
  #because: (() => Error) | undefined
  readonly #questions: QuestionLog | undefined
  readonly #place: PlaceInOrder | undefined
  /** What a world said while it was being spoken to: it is heard when who spoke had his turn, as of a live program. */
  #early: (() => void)[] = []
  #speaking = false
  /** Whether the last input has been answered, as far as it can be told. */
  #answered = false
  /** Whether it is looked for what is awaited, and not read. */
  looking = false

  constructor(transport: Transport, facts: ConversationFacts) {
    this.#transport = transport
    this.#questions = facts.questions
    this.#place = facts.place
    this.program = facts.program
    this.firstSize = { cols: facts.cols, rows: facts.rows }
    this.screen = new Screen(this.firstSize)
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
    this.screen.onRead(() => this.read())
    // What the terminal answers by itself, no user typed; a world that has ended has nobody to answer.
    this.screen.onReply((data) => {
      if (this.answers) void transport.send({ kind: 'reply', data }).catch(() => {})
    })
    this.#speak(() => transport.start(this.#sink()))
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
    this.hear()
    this.standing.look()
    if (this.nextIsSecret && 'data' in input) {
      input.secret ??= true
      this.nextIsSecret =
        input.kind !== 'line' && !/[\r\n\u0003\u0004]/.test(Buffer.from(input.data).toString('latin1'))
    }
    if (this.nextIsUnechoed) keepUnechoed(input)
    this.nextIsUnechoed = false
    this.lastActivityAt = now()
    const takeBack = this.#questions?.input(input, shown)
    this.sentInputs.add(input, this.engine.transcript.total)
    whenGiven(input, () => {
      this.hear()
      this.#place?.order.tell(this.#place.session)
      this.engine.speaking(this.terminal && this.#echo ? shown : '')
    })
    if (this.#transport.tellsGiven !== true) tellGiven(input)
    this.logs.said(input)
    this.watches.changed()
    this.#answered = false
    try {
      await this.#speak(() => this.#transport.send(input))
    } catch (error) {
      tellGiven(input)
      takeBack?.()
      const part = partGiven(input)
      if (part !== undefined) this.#questions?.input(part, shown)
      const isClosed = this.closing && error instanceof InputError && error.problem === 'closed'
      throw isClosed ? sessionClosed() : error
    } finally {
      this.#questions?.back()
    }
  }

  /**
   * Looks again and again, whenever something happened, until what is `given` gives something. What was so already when the last input was
   * sent counts only if it still is once the program has answered.
   */
  async until<T>(given: () => T | undefined, timeoutMs: number): Promise<WatchEnd<T>> {
    const begun = now()
    const { total } = this.engine.transcript
    const look = (): T | undefined => this.#look(given)
    if (!this.#answered && look() !== undefined) {
      await this.#answer(timeoutMs)
      this.#answered = true
    }
    const end = await this.watches.until(look, Math.max(0, timeoutMs - (now() - begun)))
    // It became so: that is an answer.
    if ('held' in end) this.#answered = true
    if ('held' in end) this.waitedFrom(total)
    return end
  }

  /** Somebody reads: what a world said while it was spoken to is heard first. What only looks whether it holds waits for it. */
  read(): void {
    if (!this.looking) this.hear()
  }

  hear(): void {
    for (let act = this.#early.shift(); act !== undefined; act = this.#early.shift()) act()
  }

  /** Something came true that was awaited since so many characters. */
  waitedFrom(total: number): void {
    if (this.engine.transcript.total > total) this.standing.changed()
  }

  /** An expect was answered by output up to this place, in characters since the start. */
  matchedTo(place: number): void {
    if (place > (this.sentInputs.list.at(-1)?.at ?? 0)) this.#answered = true
  }

  async resize(cols: number, rows: number): Promise<void> {
    const input: Input = { kind: 'resize', cols: checkSide('cols', cols), rows: checkSide('rows', rows) }
    this.hear()
    this.standing.look()
    const before = notAsked(() => this.screen.size)
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

  /** Whether the terminal shows what is typed; without a terminal nothing does. */
  async echoes(): Promise<boolean> {
    const transport = this.#transport
    const said =
      transport.echoes === undefined ? (await transport.lineMode?.())?.echo : await transport.echoes()
    return said ?? (this.terminal && this.#echo)
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

  /** What {@link atRest} compares with. */
  restMark(): RestMark {
    return { slices: this.#transport.look?.()?.slices, printed: this.engine.transcript.total }
  }

  /** Until the program has painted all that answers the last key. */
  atRest(mark?: RestMark): Promise<void> {
    this.hear()
    return atRest(this.#transport, () => this.engine.transcript.total, mark)
  }

  close(options?: CloseOptions): Promise<void> {
    if (this.#closing === undefined) {
      this.#because = options?.because
      this.hear()
      this.standing.end()
      this.#place?.order.tell(this.#place.session)
      this.#closing = this.#close(options)
    }
    return this.#closing
  }

  async #close(options?: CloseOptions): Promise<void> {
    this.hear()
    try {
      await this.#transport.close(options)
    } finally {
      this.#place?.order.end(this.#place.session)
      this.engine.close()
      this.watches.over('closed')
    }
  }

  #sink(): Sink {
    return {
      output: (bytes, stream) => this.#inTurn(() => this.#output(bytes, stream)),
      exit: (exit) => this.#inTurn(() => this.#exit(exit)),
      quiet: (why) =>
        this.#inTurn(() => {
          this.engine.quiet(why)
          this.watches.quiet()
        }),
    }
  }

  #speak<T>(act: () => T): T {
    this.#speaking = true
    try {
      return act()
    } finally {
      this.#speaking = false
      if (this.#early.length > 0) afterPromises(() => this.hear())
    }
  }

  #look<T>(look: () => T | undefined): T | undefined {
    this.looking = true
    try {
      return look()
    } finally {
      this.looking = false
    }
  }

  #inTurn(act: () => void): void {
    if (this.#speaking) {
      this.#early.push(act)
      return
    }
    this.hear()
    act()
  }

  async #answer(timeoutMs: number): Promise<void> {
    this.hear()
    await this.#transport.answered?.(timeoutMs)
  }

  #output(bytes: Uint8Array, stream: Stream): void {
    this.lastActivityAt = now()
    this.#questions?.heard()
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
