import { DriftError, SpawnError, TapeMissError } from '../errors.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Player } from '../replay/player.ts'
import { describeInput } from '../session/describe-input.ts'
import { type Bindings, createBindings } from '../match/bindings.ts'
import { ForwardingTransport } from '../session/forwarding-transport.ts'
import { given } from '../session/given.ts'
import type { TapeUse } from '../session/tape-use.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import { restoring, substituted } from './rebound.ts'
import type { Redriven, RedriveOptions } from './redrive.ts'

/** A live program, and the recorder it is recorded by, if it is. */
export interface Successor {
  transport: Transport
  recorder?: Recorder
}

/**
 * A tape for as long as it holds what is asked for, and from the first miss on a live program.
 *
 * The live one is first driven through the inputs played so far and must answer as recorded; so when it takes over, it stands
 * where the tape stood, and the session notices nothing.
 */
export class Relay extends ForwardingTransport implements TapeUse {
  /** Which value of the live program stands for which on the tape, known once it takes over: the spec has heard the tape's. */
  readonly bindings: Bindings = createBindings()
  readonly #player: Player
  readonly #goLive: () => Promise<Successor>
  readonly #shownPath: string
  readonly #patience: Pick<RedriveOptions, 'answerMs' | 'deadlineAt'>
  #sink: Sink | undefined
  #live: Successor | undefined
  #turn: Promise<void> = Promise.resolve()

  /** @param patience how long the live program may take to answer what was played so far */
  constructor(
    player: Player,
    goLive: () => Promise<Successor>,
    shownPath: string,
    patience: Pick<RedriveOptions, 'answerMs' | 'deadlineAt'> = {},
  ) {
    super()
    this.#player = player
    this.#patience = patience
    this.#goLive = goLive
    this.#shownPath = shownPath
  }

  protected get behind(): Transport {
    return this.#live?.transport ?? this.#player
  }

  get path(): string {
    return this.#player.path
  }

  get direction(): TapeUse['direction'] {
    return this.#live?.recorder === undefined ? 'replaying' : 'recording'
  }

  get exchanges(): number {
    return this.#live?.recorder?.exchanges ?? this.#player.exchanges
  }

  get at(): number {
    return this.#live?.recorder?.at ?? this.#player.at
  }

  get unplayed(): number {
    return this.#live === undefined ? this.#player.unplayed : 0
  }

  get replay(): TapeUse['replay'] {
    return this.#live === undefined ? this.#player.replay : undefined
  }

  get masks(): TapeUse['masks'] {
    return this.#live?.recorder?.masks
  }

  /** The recorder, once a live program that is recorded has taken over. */
  get recorder(): Recorder | undefined {
    return this.#live?.recorder
  }

  override start(sink: Sink): void {
    this.#sink = sink
    this.#player.start(sink)
  }

  override send(input: Input): Promise<void> {
    if (this.#live !== undefined) return this.#sendOn(this.#live, input)
    // One after the other: of several inputs at once only the first may miss.
    const sent = this.#turn.then(() => this.#sendInTurn(input))
    this.#turn = sent.catch(() => {})
    return sent
  }

  async #sendInTurn(input: Input): Promise<void> {
    if (this.#live === undefined) {
      try {
        return await this.#player.send(input)
      } catch (error) {
        if (!(error instanceof TapeMissError)) throw error
        await this.#takeOver(error)
      }
    }
    if (this.#live !== undefined) await this.#sendOn(this.#live, input)
  }

  #sendOn({ transport }: Successor, input: Input): Promise<void> {
    // The player told what it gave, so the session expects to be told; a live program that is not recorded tells nothing.
    if (transport.tellsGiven !== true) given(input)
    return transport.send(substituted(input, this.bindings))
  }

  async #takeOver(miss: TapeMissError): Promise<void> {
    const successor = await this.#successor(miss)
    const { transport } = successor
    // Loaded here, for a replay that goes as recorded needs none of it.
    const { Redrive } = await import('./redrive.ts')
    const redrive = new Redrive(transport, this.#player.size, {
      secrets: this.#player.secrets,
      bindings: this.bindings,
      ...this.#patience,
    })
    let sink: Sink = redrive.sink
    transport.start({
      output: (bytes, stream) => sink.output(bytes, stream),
      exit: (exit) => sink.exit(exit),
      quiet: (why) => sink.quiet(why),
    })
    try {
      for await (const step of redrive.through(this.#player.playedExchanges))
        if (step.tier === 'output' || step.tier === 'flow') throw await this.#drift(step)
    } catch (error) {
      await transport.close({ force: true })
      throw error
    }
    // What the session has heard from the tape it does not hear again.
    if (this.#sink !== undefined) sink = restoring(this.#sink, this.bindings)
    this.#live = successor
  }

  // Where no live program can be had, the miss is what there is to tell.
  async #successor(miss: TapeMissError): Promise<Successor> {
    try {
      return await this.#goLive()
    } catch (error) {
      if (!(error instanceof SpawnError)) throw error
      const message = `${miss.message}\n\nA live program could not go on from here: ${error.message.split('\n')[0]}`
      throw new TapeMissError(miss.reason, miss.tape, message, { cause: error })
    }
  }

  async #drift({ exchange, tier, recorded, actual }: Redriven): Promise<DriftError> {
    const { answerDiff } = await import('../compare/answer-diff.ts')
    const input = fromTape(this.#player.playedExchanges[exchange]?.input ?? { kind: 'start' })
    const lines = [
      `The live program does not answer as the tape says, so it cannot go on where the tape ends. [${tier}]`,
      '',
      `  Exchange ${exchange}: ${input === undefined ? 'the start' : describeInput(input)}`,
      ...answerDiff(textOf(recorded), textOf(actual)).map((line) => `  ${line}`),
      ...(tier === 'flow'
        ? [`  - exit ${JSON.stringify(recorded.exit)}`, `  + exit ${JSON.stringify(actual.exit)}`]
        : []),
      '',
      `Tape: ${this.#shownPath}`,
    ]
    return new DriftError(this.#shownPath, tier, exchange, lines.join('\n'), {
      hint: 'The program changed since the tape was recorded: record the whole tape again.',
    })
  }
}

function textOf({ output }: Redriven['actual']): string {
  return Buffer.from(output).toString('utf8')
}
