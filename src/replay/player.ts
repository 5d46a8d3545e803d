import { InputError, type Exit } from '../errors.ts'
import { reveal } from '../redact/placeholders.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import type { TapeUse } from '../session/tape-use.ts'
import { bytesOfChunk } from '../tape/data.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
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

  start(sink: Sink): void {
    this.#sink = sink
    this.#play(0)
  }

  async send(input: Input): Promise<void> {
    // A recorded reply counts as arrived by itself; whether this terminal replied too changes nothing.
    if (input.kind === 'reply') return
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

  /** A tape's program needs no time for itself. */
  async pause(): Promise<void> {}

  async close(options: { force?: boolean } = {}): Promise<void> {
    // What the hang-up would have done to the program.
    if (this.#exit === undefined)
      this.#end({ code: null, signal: options.force === true ? 'SIGKILL' : 'SIGHUP' })
  }

  /** @throws TapeMissError with reason `not-played` if recorded inputs were never sent */
  assertFullyPlayed(): void {
    if (this.unplayed > 0) throw leftOver(this.#stage())
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
    const exchange = this.#tape.exchanges[index]
    if (exchange === undefined) return
    this.#at = index
    this.#release(exchange)
    if (exchange.exit !== null) this.#end(exchange.exit)
    else if (this.#inputs[index + 1]?.kind === 'reply') this.#play(index + 1)
    else this.#sink?.quiet(() => notPlayed(this.#stage()))
  }

  #release({ output }: Exchange): void {
    for (const chunk of output.chunks)
      this.#sink?.output(this.#revealed(bytesOfChunk(chunk)), chunk.stream ?? 'stdout')
  }

  #end(exit: Exit): void {
    this.#exit = exit
    this.#sink?.exit(exit)
  }

  #stage(): Stage {
    return { tape: this.#tape, inputs: this.#inputs, at: this.#at, ...this.#options }
  }
}
