import { nextTurn } from '../clock.ts'
import { InputError, type Exit, type TapeMissError } from '../errors.ts'
import { reveal } from '../redact/placeholders.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import type { ReplayFacts, TapeUse } from '../session/tape-use.ts'
import { describeInput } from '../session/describe-input.ts'
import { bytesOfChunk } from '../tape/data.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Chunk, Exchange, Tape } from '../tape/tape.ts'
import { leftOver, missedInput, notPlayed, type Stage } from './miss.ts'
import { isSameInput, type RecordedInput } from './same-input.ts'

export interface PlayerOptions {
  /** The tape's path, absolute. */
  path: string
  /** The path as messages show it. */
  shownPath: string
  /** The command that records the tape again, for messages. */
  rerecord: string
  /** Real values for placeholders, by placeholder: given out where the tape has them masked. */
  secrets?: ReadonlyMap<string, string>
}

/**
 * A transport made of a tape. It is a closed loop: output is released only when the input that caused it has arrived,
 * and an input the tape does not hold next is an error.
 *
 * No process, socket or native addon is touched.
 */
export class Player implements Transport, TapeUse {
  readonly direction = 'replaying'
  readonly pid = undefined
  readonly #tape: Tape
  readonly #options: PlayerOptions
  readonly #inputs: (Input | undefined)[]
  /** Index of the exchange played last. */
  #at = 0
  /** What is still to be released of that exchange. */
  #pending: Chunk[] = []
  #sink: Sink | undefined
  #exit: Exit | undefined

  constructor(tape: Tape, options: PlayerOptions) {
    this.#tape = tape
    this.#options = options
    this.#inputs = tape.exchanges.map(({ input }) => fromTape(input))
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

  get unplayed(): number {
    return this.#tape.exchanges.length - 1 - this.#at
  }

  get replay(): ReplayFacts {
    const next = this.#inputs[this.#at + 1]
    const { shownPath, rerecord } = this.#options
    return { shownPath, rerecord, next: next === undefined ? undefined : describeInput(next) }
  }

  start(sink: Sink): void {
    this.#sink = sink
    this.#play(0)
  }

  async send(input: Input): Promise<void> {
    // A recorded reply counts as arrived by itself; whether this terminal replied too changes nothing.
    if (input.kind === 'reply') return
    this.#releaseAll()
    if (this.#exit !== undefined)
      throw new InputError('closed', `The program has ended, so it cannot receive this input.`)
    const expected = this.#inputs[this.#at + 1]
    if (
      expected === undefined ||
      !isSameInput(this.#recorded(this.#at + 1, expected), input, this.terminal, this.secrets)
    )
      throw missedInput(this.#stage(), input)
    this.#play(this.#at + 1)
  }

  async close(options: { force?: boolean } = {}): Promise<void> {
    this.#releaseAll()
    // What the hang-up would have done to the program.
    if (this.#exit === undefined)
      this.#end({ code: null, signal: options.force === true ? 'SIGKILL' : 'SIGHUP' })
  }

  /** The error to fail with, of reason `not-played`, if recorded inputs were never sent. */
  leftOver(): TapeMissError | undefined {
    return this.unplayed > 0 ? leftOver(this.#stage()) : undefined
  }

  /** The exchanges played so far, the opening first. */
  get playedExchanges(): readonly Exchange[] {
    return this.#tape.exchanges.slice(0, this.#at + 1)
  }

  get secrets(): ReadonlyMap<string, string> {
    return this.#options.secrets ?? new Map()
  }

  #revealed(bytes: Uint8Array): Uint8Array {
    if (this.secrets.size === 0) return bytes
    return Buffer.from(reveal(Buffer.from(bytes).toString('utf8'), this.secrets), 'utf8')
  }

  #recorded(index: number, input: Input): RecordedInput {
    return { input, hidden: this.#tape.exchanges[index]?.annotations['hidden'] === true }
  }

  #play(index: number): void {
    this.#at = index
    this.#pending = [...(this.#tape.exchanges[index]?.output.chunks ?? [])]
    this.#releaseNext()
  }

  /**
   * One chunk now, the next one a turn of the event loop later. Whoever waits thus sees each state the program was in,
   * as live: `loading` before `done`. Nothing waits for time.
   */
  #releaseNext(): void {
    const chunk = this.#pending.shift()
    if (chunk !== undefined) this.#release(chunk)
    const pending = this.#pending
    if (pending.length === 0) this.#finish()
    // Unless an input or the end came first, and everything was released.
    else void nextTurn().then(() => (pending.length > 0 ? this.#releaseNext() : undefined))
  }

  #releaseAll(): void {
    if (this.#pending.length === 0) return
    for (const chunk of this.#pending.splice(0)) this.#release(chunk)
    this.#finish()
  }

  #release(chunk: Chunk): void {
    this.#sink?.output(this.#revealed(bytesOfChunk(chunk)), chunk.stream ?? 'stdout')
  }

  #finish(): void {
    const exit = this.#tape.exchanges[this.#at]?.exit ?? null
    if (exit !== null) this.#end(exit)
    else if (this.#inputs[this.#at + 1]?.kind === 'reply') this.#play(this.#at + 1)
    else this.#sink?.quiet((awaited) => notPlayed(this.#stage(), awaited))
  }

  #end(exit: Exit): void {
    this.#exit = exit
    this.#sink?.exit(exit)
  }

  #stage(): Stage {
    return { tape: this.#tape, inputs: this.#inputs, at: this.#at, ...this.#options }
  }
}
