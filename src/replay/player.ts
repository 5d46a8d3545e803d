import { InputError, type Exit, type TapeMissError } from '../errors.ts'
import { placeholderStart, reveal } from '../redact/placeholders.ts'
import type { Roots } from '../match/roots.ts'
import { type StateMatcherOptions, matchState } from '../match/state.ts'
import { Prompt } from '../tape/prompt.ts'
import { conceal } from '../session/concealed.ts'
import { type StateOf, StateWatch } from '../session/state-watch.ts'
import type { PlaceInOrder, SessionOrder, Told } from '../session/session-order.ts'
import type { TapeUse } from '../session/tape-use.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import { given as tellGiven } from '../session/given.ts'
import { keepUnechoed } from '../session/unechoed.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import type { Change } from '../files/sandbox/left.ts'
import type { ReplayContext } from './context.ts'
import { fileHere } from './file-here.ts'
import type { Fault } from './faults.ts'
import { Playback } from './playback.ts'
import {
  expectedInput,
  isSecretAwaited,
  leftOver,
  missedInput,
  notPlayed,
  otherState,
  type Played,
  type Stage,
} from './miss.ts'
import { type Order, orderOf } from './order.ts'
import { Pacer } from './pace.ts'
import { PlaceholderLedger } from './placeholder-ledger.ts'
import { type Allowance, RecordedInputs } from './recorded-inputs.ts'
import { type CheckedReplay, checkReplay, type ReplayOptions } from './replay-options.ts'
import { SameText } from './same-text.ts'
import type { SandboxReplay } from './sandbox-replay.ts'
import { type Hold, type Schedule, Turns } from './turns.ts'
import { typedParts } from './typed-parts.ts'
import { wireForm } from './wire.ts'

export interface PlayerOptions extends ReplayOptions, Allowance {
  /** The tape's path, absolute. */
  path: string
  /** The path as messages show it. */
  shownPath: string
  /** The command that records the tape again, for messages. */
  rerecord: string
  /** The session's id, for decorators. Default: the path as messages show it. */
  id?: string
  /** Real values for placeholders, by placeholder: given out where the tape has them masked. */
  secrets?: ReadonlyMap<string, string>
  /** The folders of this machine, which have names on the tape. */
  roots?: Roots
  /** What was learned of the tape while its start was compared; default nothing. */
  text?: SameText
  /** What to compare with the state noted at each input; default nothing. */
  state?: ({ of: StateOf } & StateMatcherOptions) | undefined
  /** Its session's place among those of its test; without one nothing waits for another session. */
  inTest?: PlaceInOrder | undefined
  /** The sandbox the tape is played in, if it is played in one. */
  sandbox?: SandboxReplay | undefined
}

/**
 * A transport made of a tape. It is a closed loop: output is released only when the input that caused it has arrived,
 * and an input the tape does not hold is an error.
 *
 * No process, socket or native addon is touched.
 */
export class Player implements Transport, TapeUse {
  /** What was to come before an input is delivered first, and is no echo of it. */
  readonly tellsGiven = true
  readonly direction = 'replaying'
  readonly pid = undefined
  readonly #tape: Tape
  readonly #options: PlayerOptions
  readonly #replay: CheckedReplay
  readonly #text: SameText
  readonly #recorded: RecordedInputs
  readonly #order: Order
  readonly #hits: Playback
  readonly #schedule: Schedule
  readonly #line: Prompt = new Prompt()
  readonly #played: Played[] = []
  readonly #state: StateWatch
  #sink: Sink | undefined
  /** What the terminal said after the last exchange when it was asked whether it echoes. */
  #echoes: boolean[] = []
  #exit: Exit | undefined
  /** Why the last input was refused; whoever waits for output is told the same. */
  #refused: Error | undefined

  /** @throws OptionError, DecoratorError */
  constructor(tape: Tape, options: PlayerOptions) {
    this.#options = options
    this.#replay = checkReplay(options)
    this.#tape = tape
    this.#tape = this.#replay.decoration.tape?.(tape, this.#context(0)) ?? tape
    this.#text = options.text ?? new SameText(options.roots, new PlaceholderLedger(options.secrets))
    this.#text.ledger.standsIn(this.#tape.meta.secrets)
    this.#recorded = new RecordedInputs(this.#tape, options, this.#text)
    this.#state = new StateWatch(this.#tape.meta.pty, options.state?.of)
    this.#order = orderOf(this.#replay.order, this.#recorded, this.#replay.repeat)
    this.#hits = new Playback(this.#tape.meta, this.#replay)
    this.#schedule = this.#hits.takeTime ? new Pacer() : new Turns()
  }

  get terminal(): boolean {
    return this.#tape.meta.pty !== null
  }

  get path(): string {
    return this.#options.path
  }

  get exchanges(): number {
    return this.#tape.exchanges.length
  }

  get at(): number {
    return Math.max(0, this.#played.length - 1)
  }

  get unplayed(): number {
    return this.#order.left.length
  }

  get replay(): NonNullable<TapeUse['replay']> {
    const { shownPath, rerecord } = this.#options
    return { shownPath, rerecord, next: expectedInput(this.#stage()) }
  }

  /** Resolves when all was said that answers the last input. */
  answered(): Promise<void> {
    return this.#schedule.done()
  }

  /** What the terminal said when it was recorded, in the order it was asked. */
  async echoes(): Promise<boolean | undefined> {
    return this.#echoes.length > 1 ? this.#echoes.shift() : this.#echoes[0]
  }

  /** A tape's program needs no time for itself. */
  async pause(): Promise<void> {}

  /** The exchanges played so far in the order they were played, the opening first, with this machine's folders. */
  get playedExchanges(): readonly Exchange[] {
    return this.#played.flatMap(({ index }) => {
      const exchange = this.#tape.exchanges[index]
      return exchange === undefined ? [] : [this.#text.here(exchange)]
    })
  }

  /** What was played so far, as a tape: with this machine's folders, and what a decorator or a fault made of it. */
  get playedTape(): Tape {
    const exchanges = this.playedExchanges.map((exchange, at) => ({
      ...exchange,
      output: this.#played[at]?.output ?? exchange.output,
    }))
    return { ...this.#tape, exchanges }
  }

  /** What the exchanges played so far leave at a name in a sandbox; undefined where they leave nothing there. */
  left(name: string): Change['left'] | undefined {
    const files = this.#played.flatMap(({ index }) => this.#tape.exchanges[index]?.files ?? [])
    const last = files.findLast(({ path }) => reveal(path, this.ledger.outputs) === name)
    return last && fileHere(last, this.#text).left
  }

  /** The size the terminal began with; null on pipes. */
  get size(): Tape['meta']['pty'] {
    return this.#tape.meta.pty
  }

  /** What a message covers: the values and the stand-ins that were shown. */
  get masks(): TapeUse['masks'] {
    const values = [...this.#text.ledger.outputs.values()]
    return { values: values.map((value) => ({ value, category: 'custom' as const })) }
  }

  get secrets(): ReadonlyMap<string, string> {
    return this.ledger.values
  }

  get ledger(): PlaceholderLedger {
    return this.#text.ledger
  }

  start(sink: Sink): void {
    this.#sink = sink
    // A fault in the opening has no input to refuse; whoever waits for the opening is told.
    this.#perform(0)
  }

  async send(input: Input): Promise<void> {
    // A recorded reply counts as arrived by itself; whether this terminal replied too changes nothing.
    if (input.kind === 'reply') return
    this.#schedule.catchUp()
    if (this.#exit !== undefined) throw ended()
    const next = this.#order.left[0] ?? this.exchanges
    const given = this.#replay.decoration.input?.(input, this.#context(next)) ?? input
    for (const part of this.#parts(given)) this.#answer(part, input)
  }

  #parts(given: Input): readonly Input[] {
    if (given.kind !== 'keys') return [given]
    const whole = this.#find(given)
    // A masked key stands for any text, but not where the other keys follow it. Behind a text they are corrections.
    if (whole !== undefined && !(this.#isKey(whole) && this.#recorded.isFurtherKey(whole + 1))) return [given]
    const { exchanges } = this.#tape
    return typedParts(given, exchanges, this.#recorded, (part) => this.#find(part)) ?? [given]
  }

  #isKey(index: number): boolean {
    return this.#recorded.inputAt(index)?.kind === 'raw'
  }

  #find(given: Input): number | undefined {
    const wire = wireForm(given, this.terminal)
    // Nearly always the very same bytes are on the tape; only else it is asked whether they may be others.
    const isAlike = (each: number): boolean =>
      this.#recorded.wireAt(each) === wire || this.#recorded.isSame(each, given)
    const key = (): string => this.#recorded.keyOf(given)
    return this.#order.find({ equals: isAlike, key }, () => this.#line.text)
  }

  /** @param input what the session gave, of which this is all or one key */
  #answer(given: Input, input: Input): void {
    this.#schedule.catchUp()
    if (this.#exit !== undefined) throw ended()
    const index = this.#find(given)
    const masked = index === undefined ? undefined : this.#recorded.take(index, given)
    if (masked !== undefined) conceal(input, masked)
    if (index === undefined && isSecretAwaited(this.#stage())) conceal(input, { hidden: true, values: [] })
    if (this.#tape.exchanges[index ?? 0]?.annotations['echo'] === false) keepUnechoed(input)
    this.#checkState(index)
    this.#checkFiles(index)
    this.#state.input(given)
    if (index !== undefined) tellGiven(input)
    const refusal =
      index === undefined ? this.#refuse(missedInput(this.#stage(), given)) : this.#perform(index)
    if (refusal !== undefined) throw refusal
  }

  async close(options: { force?: boolean } = {}): Promise<void> {
    this.#schedule.catchUp()
    this.#schedule.stop()
    // What the hang-up would have done to the program.
    if (this.#exit === undefined)
      this.#end({ code: null, signal: options.force === true ? 'SIGKILL' : 'SIGHUP' })
  }

  /**
   * The error to fail with, of reason `not-played`, if recorded inputs were never sent. After an injected fault nothing is
   * asked: the conversation could not go as recorded.
   */
  leftOver(): TapeMissError | undefined {
    return this.unplayed > 0 && !this.#hits.injected ? leftOver(this.#stage()) : undefined
  }

  /** Plays one exchange and the terminal's replies behind it, or gives the fault that came instead. */
  #perform(index: number): Error | undefined {
    const fault = this.#hits.fault(() => this.#context(index))
    const error = this.#hits.errorOf(fault, this.#options.shownPath, index)
    if (error !== undefined) {
      this.#order.lose(index)
      return this.#refuse(error)
    }
    this.#refused = undefined
    this.#schedule.begin()
    let at = index
    while (this.#play(at, fault)) at++
    this.#schedule.go()
    return undefined
  }

  /** Gives whether the next exchange follows by itself. */
  #play(index: number, fault: Fault | undefined): boolean {
    const exchange = this.#tape.exchanges[index]
    if (exchange === undefined) return false
    const recorded = this.#text.exchange(exchange)
    const { output, exit } = this.#hits.played(recorded, fault, () => this.#context(index))
    if (this.#replay.decoration.output !== undefined) this.#text.learn(recorded.output, output)
    // A fault ended the program before it was done.
    if (fault === undefined) this.#options.sandbox?.play(exchange, this.#text)
    this.#order.take(index)
    const { echoAsked } = exchange.annotations
    this.#echoes = Array.isArray(echoAsked) ? echoAsked.filter((each) => typeof each === 'boolean') : []
    this.#played.push({ index, output })
    for (const chunk of output.chunks) {
      const bytes = this.#revealed(bytesOfChunk(chunk))
      this.#line.output(bytes)
      this.#state.output(bytes)
      const say = (): void => {
        if (bytes.length > 0) this.#sink?.output(bytes, chunk.stream ?? 'stdout')
      }
      this.#schedule.plan(chunk.delay_ms, say, holdOf(chunk.after, this.#options.inTest?.order))
    }
    if (exit === null && this.#recorded.inputAt(index + 1)?.kind === 'reply') return true
    const end = (): void => (exit === null ? this.#quiet() : this.#end(exit))
    if (output.chunks.length > 0) this.#schedule.join(end)
    else this.#schedule.plan(0, end)
    return false
  }

  #quiet(): void {
    this.#sink?.quiet((awaited) => this.#refused ?? notPlayed(this.#stage(), awaited))
  }

  #refuse(error: Error): Error {
    this.#refused = error
    // Output that is still on its way is followed by a quiet of its own.
    if (!this.#schedule.busy) this.#quiet()
    return error
  }

  #end(exit: Exit): void {
    this.#options.sandbox?.end()
    this.#exit = exit
    this.#sink?.exit(exit)
  }

  #checkState(index: number | undefined): void {
    const recorded = this.#tape.exchanges[index ?? 0]?.pre.stateHash ?? null
    const { same, why } = matchState(recorded, this.#state.state, this.#options.state)
    if (!same) throw this.#refuse(otherState(this.#stage(), why))
  }

  #checkFiles(index: number | undefined): void {
    const exchange = index === undefined ? undefined : this.#tape.exchanges[index]
    const miss = exchange === undefined ? undefined : this.#options.sandbox?.check(exchange, this.ledger)
    if (miss !== undefined) throw this.#refuse(miss)
  }

  #revealed(bytes: Uint8Array): Uint8Array {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!raw.includes(placeholderStart)) return bytes
    return Buffer.from(reveal(raw.toString('utf8'), this.#text.ledger.outputs), 'utf8')
  }

  #context(exchangeIndex: number): ReplayContext {
    const { program, args, env, cwd } = this.#tape.meta
    const { path, shownPath, id = shownPath } = this.#options
    const prompt = this.#line.text
    return { program, args, env, cwd, prompt, exchangeIndex, tapePath: path, id }
  }

  #stage(): Stage {
    return {
      tape: this.#tape,
      recorded: this.#recorded,
      played: this.#played,
      left: this.#order.left,
      inOrder: this.#replay.order === 'strict',
      shownPath: this.#options.shownPath,
      rerecord: this.#options.rerecord,
    }
  }
}

function holdOf(after: Told | undefined, order: SessionOrder | undefined): Hold | undefined {
  if (after === undefined || order === undefined) return undefined
  return {
    get over() {
      return order.reached(after)
    },
    when: (go) => order.when(after, go),
  }
}

function ended(): InputError {
  return new InputError('closed', 'The program has ended, so it cannot receive this input.')
}
