import { isDeepStrictEqual } from 'node:util'
import { now, sleep } from '../clock.ts'
import { AnswerTimeoutError, type DriftTier, type Exit } from '../errors.ts'
import {
  frameMs,
  redriveAnswerMs,
  redriveAnswerTimesMin,
  redrivePaintingQuietMs,
  redriveQuietMs,
  redriveQuietTimesMin,
  settleBeforeInputMs,
} from '../limits.ts'
import { TurnWatch } from '../compare/turn-watch.ts'
import { ScreenPair } from '../compare/screen-pair.ts'
import { type Bindings, createBindings } from '../match/bindings.ts'
import { systemLoad } from '../record/system-load.ts'
import { reveal } from '../redact/placeholders.ts'
import { describeInput } from '../session/describe-input.ts'
import { plainText } from '../text/plain-text.ts'
import { readsKeys } from '../session/line-mode.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Input, Sink, Stream, Transport } from '../session/transport.ts'
import type { Exchange, TapeMeta } from '../tape/tape.ts'
import { type Turn, turnsOf } from '../tape/turns-of.ts'

/** What a program answered to one input. */
export interface Answer {
  output: Uint8Array
  exit: Exit | null
}

/** One recorded input, with the terminal's replies behind it, beside what a live program answered. */
export interface Redriven {
  exchange: number
  tier: DriftTier
  recorded: Answer
  actual: Answer
}

export interface RedriveOptions {
  /** Values of placeholders, by whole placeholder. */
  secrets?: ReadonlyMap<string, string>
  /** Learns which value now stands for which; default none known before. */
  bindings?: Bindings
  /** How long each answer may take; default 10 s, or four times as long as it took when recorded. */
  answerMs?: number | undefined
  /** On the engine's clock: when the caller's own time is up. */
  deadlineAt?: number | undefined
}

/**
 * Drives a live program through recorded inputs. While what came is the beginning of the recorded answer, the rest is awaited; what is
 * something else is compared once the program pauses, and what is as recorded once it is idle.
 *
 * A value the program printed differently this time (an id, a port) and that a recorded input repeats is given back as it was
 * printed this time.
 */
export class Redrive {
  readonly #live: Transport
  readonly #options: RedriveOptions
  readonly #bindings: Bindings
  readonly #screens: ScreenPair | undefined
  #watch: TurnWatch | undefined
  /** What came before its turn. */
  #early: { bytes: Uint8Array; stream: Stream }[] = []
  #exit: Exit | undefined
  #lastAt = 0
  #wake: () => void = () => {}

  /** @param size of the terminal; null on pipes */
  constructor(live: Transport, size: TapeMeta['pty'], options: RedriveOptions = {}) {
    this.#live = live
    this.#options = options
    this.#bindings = options.bindings ?? createBindings()
    // A program that ends before it hears the reply has asked in vain.
    if (size !== null)
      this.#screens = new ScreenPair(size, (data) => void live.send({ kind: 'reply', data }).catch(() => {}))
  }

  /** Where the live program delivers while it is driven. */
  readonly sink: Sink = {
    output: (bytes, stream) => {
      if (this.#watch === undefined) this.#early.push({ bytes, stream })
      this.#watch?.heard(bytes, stream)
      this.#screens?.actual(bytes)
      this.#lastAt = now()
      this.#wake()
    },
    exit: (exit) => {
      this.#exit = exit
      this.#wake()
    },
    quiet: () => {},
  }

  /**
   * @param exchanges the recorded ones, the opening first; `start` must have been called on the live program
   * @throws AnswerTimeoutError when the rest of an answer does not come
   */
  async *through(exchanges: readonly Exchange[]): AsyncGenerator<Redriven> {
    const turns = turnsOf(exchanges)
    for (const [index, turn] of turns.entries()) {
      const input = fromTape(turn.input)
      const watch = this.#begin(turn, input)
      // What has ended takes no more input; that it has is a difference of flow.
      if (input !== undefined && this.#exit === undefined) await this.#send(this.#substituted(input))
      await this.#answered(turn, turns[index + 1])
      const { tier, actual } = this.#judged(turn)
      const lines = watch.cosmetic
      const [old, fresh] = [lines.map(({ recorded }) => recorded), lines.map((each) => each.actual)]
      if (lines.length > 0) this.#bindings.learn(old.join('\n'), fresh.join('\n'))
      this.#early = watch.surplus
      this.#watch = undefined
      yield { exchange: turn.index, tier, recorded: { output: turn.bytes, exit: turn.exit }, actual }
      if (this.#exit !== undefined && tier === 'flow') return
    }
  }

  #begin(turn: Turn, input: Input | undefined): TurnWatch {
    this.#screens?.input(input)
    this.#screens?.recorded(turn.bytes)
    const watch = new TurnWatch(turn.exchanges, this.#screens)
    for (const { bytes, stream } of this.#early) watch.heard(bytes, stream)
    this.#early = []
    this.#watch = watch
    return watch
  }

  async #answered(turn: Turn, next: Turn | undefined): Promise<void> {
    const begun = now()
    const end = Math.min(begun + this.#allowedMs(turn), this.#options.deadlineAt ?? Infinity)
    this.#lastAt = begun
    while (this.#exit === undefined) {
      const quietMs = now() - this.#lastAt
      const isPausing = quietMs >= frameMs
      // While it prints on there is no hurry to judge.
      const neededMs = isPausing || now() >= end ? this.#quietNeededMs(turn, next, begun) : frameMs
      if (isPausing && quietMs >= neededMs) return
      if (now() >= end) {
        if (neededMs === Infinity) throw this.#late(turn, now() - begun)
        return
      }
      await this.#somethingOr(Math.min(neededMs - quietMs, end - now()))
    }
  }

  /** How long the program must have been quiet for its answer to be over; for ever where the rest of it is awaited. */
  #quietNeededMs(turn: Turn, next: Turn | undefined, begun: number): number {
    const state = this.#watch?.stateBefore(next) ?? 'awaited'
    if (state === 'awaited') return Infinity
    if (state === 'complete') {
      if (turn.exit !== null) return Infinity
      const isBusy = this.#live.atWork?.() === true && now() - begun < settleBeforeInputMs
      return isBusy ? now() - this.#lastAt + frameMs : frameMs * systemLoad()
    }
    if (this.#live.atWork?.() === true) return now() - this.#lastAt + redriveQuietMs
    const pausesMs = Math.max(
      ...turn.exchanges.flatMap(({ output }) => output.chunks.map(({ delay_ms }) => delay_ms)),
      0,
    )
    const leastMs = state === 'painting' ? redrivePaintingQuietMs : redriveQuietMs
    return Math.max(leastMs, redriveQuietTimesMin * pausesMs)
  }

  #allowedMs({ exchanges }: Turn): number {
    const recordedMs = exchanges.reduce((sum, { dur_ms }) => sum + dur_ms, 0)
    return this.#options.answerMs ?? Math.max(redriveAnswerMs, redriveAnswerTimesMin * recordedMs)
  }

  #judged(turn: Turn): { tier: DriftTier; actual: Answer } {
    const exit = this.#exit ?? null
    const actual = { output: this.#watch?.output ?? Buffer.alloc(0), exit }
    const tier = isDeepStrictEqual(turn.exit, exit) ? (this.#watch?.tier ?? 'output') : 'flow'
    return { tier, actual }
  }

  #late(turn: Turn, waitedMs: number): AnswerTimeoutError {
    const input = fromTape(turn.input)
    const rest = plainText(this.#watch?.awaited ?? '')
      .split('\n')
      .slice(0, awaitedLinesMax)
    const lines = [
      `The program did not finish its answer within ${Math.round(waitedMs)} ms. What it said until then is as recorded. [time]`,
      '',
      `  Exchange ${turn.index}: ${input === undefined ? 'the start' : describeInput(input)}`,
      ...(rest.join('') === '' ? ['  Still awaited: the end of the program'] : ['  Still awaited:']),
      ...(rest.join('') === '' ? [] : rest.map((line) => `  - ${line}`)),
    ]
    return new AnswerTimeoutError(turn.index, waitedMs, lines.join('\n'), {
      hint: 'If the program needs more time, give it: { answerMs: 60_000 }. In a test, the test needs it too.',
    })
  }

  async #somethingOr(ms: number): Promise<void> {
    const { promise, resolve } = settled()
    this.#wake = resolve
    await (Number.isFinite(ms) ? Promise.race([sleep(Math.max(0, ms)), promise]) : promise)
  }

  /** As it was given when it was recorded: in raw mode Enter is not in one read with the text before it. */
  async #send(input: Input): Promise<void> {
    const isTyped =
      input.kind === 'line' &&
      input.data.length > 0 &&
      this.#live.tellsGiven !== true &&
      readsKeys(await this.#live.lineMode?.())
    await this.#live.send(
      isTyped ? { kind: 'keys', data: Buffer.concat([input.data, Buffer.from('\r')]) } : input,
    )
  }

  #substituted(input: Input): Input {
    if (!('data' in input)) return input
    const text = Buffer.from(input.data).toString('utf8')
    const fresh = reveal(this.#bindings.substitute(text), this.#options.secrets ?? new Map<string, string>())
    return fresh === text ? input : { ...input, data: Buffer.from(fresh, 'utf8') }
  }
}

const awaitedLinesMax = 5

function settled(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
