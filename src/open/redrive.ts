import { now, sleep } from '../clock.ts'
import type { DriftTier, Exit } from '../errors.ts'
import { frameMs, redriveAnswerMs, redriveQuietMs } from '../limits.ts'
import { type Bindings, createBindings } from '../match/bindings.ts'
import { reveal } from '../redact/placeholders.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import type { Exchange, TapeMeta } from '../tape/tape.ts'
import { turnsOf } from '../tape/turns-of.ts'
import { ScreenPair } from './screen-pair.ts'
import { type Answer, compareAnswers } from './compare-answer.ts'

/** One recorded input, with the terminal's replies behind it, beside what a live program answered. */
export interface Redriven {
  exchange: number
  tier: DriftTier
  recorded: Answer
  actual: Answer
}

/**
 * Drives a live program through recorded inputs. After each it waits until the program has answered as recorded, or has
 * said something else and paused, or has ended; then it yields how the two compare.
 *
 * A value the program printed differently this time (an id, a port) and that a recorded input repeats is given back as it was
 * printed this time.
 */
export class Redrive {
  readonly #live: Transport
  readonly #bindings: Bindings = createBindings()
  readonly #secrets: ReadonlyMap<string, string>
  readonly #screens: ScreenPair | undefined
  #heard: Uint8Array[] = []
  #exit: Exit | undefined
  #lastAt = 0
  #wake: () => void = () => {}

  /** @param size of the terminal; null on pipes */
  constructor(live: Transport, size: TapeMeta['pty'], secrets: ReadonlyMap<string, string> = new Map()) {
    this.#live = live
    this.#secrets = secrets
    // A program that ends before it hears the reply has asked in vain.
    if (size !== null)
      this.#screens = new ScreenPair(size, (data) => void live.send({ kind: 'reply', data }).catch(() => {}))
  }

  /** Where the live program delivers while it is driven. */
  readonly sink: Sink = {
    output: (bytes) => {
      this.#heard.push(bytes)
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

  /** @param exchanges the recorded ones, the opening first; `start` must have been called on the live program */
  async *through(exchanges: readonly Exchange[]): AsyncGenerator<Redriven> {
    for (const turn of turnsOf(exchanges)) {
      const input = fromTape(turn.input)
      if (input !== undefined && this.#exit !== undefined) return
      this.#screens?.input(input)
      this.#screens?.recorded(turn.bytes)
      if (input !== undefined) await this.#live.send(this.#substituted(input))
      const recorded: Answer = { output: turn.bytes.toString('utf8'), exit: turn.exit }
      await this.#answered(recorded)
      const actual = this.#answer
      const tier = this.#tierOf(recorded)
      this.#bindings.learn(recorded.output, actual.output)
      this.#heard = []
      yield { exchange: turn.index, tier, recorded, actual }
    }
  }

  async #answered(recorded: Answer): Promise<void> {
    const begun = now()
    this.#lastAt = begun
    for (;;) {
      const tier = this.#tierOf(recorded)
      const asRecorded = tier === 'same' || tier === 'cosmetic'
      if (this.#exit !== undefined && (recorded.exit !== null || !asRecorded)) return
      const quietMs = now() - this.#lastAt
      if (asRecorded && quietMs >= frameMs) return
      const silent = this.#heard.length === 0 && recorded.output !== ''
      const idle = quietMs >= redriveQuietMs && this.#live.atWork?.() !== true
      if (!asRecorded && !silent && recorded.exit === null && idle) return
      if (now() - begun >= redriveAnswerMs) return
      await this.#somethingOr(asRecorded ? frameMs : redriveQuietMs)
    }
  }

  get #answer(): Answer {
    return { output: Buffer.concat(this.#heard).toString('utf8'), exit: this.#exit ?? null }
  }

  // A program that paints may paint the same picture in other ways.
  #tierOf(recorded: Answer): DriftTier {
    const tier = compareAnswers(recorded, this.#answer)
    return tier === 'output' && this.#screens?.alike === true ? 'cosmetic' : tier
  }

  async #somethingOr(ms: number): Promise<void> {
    await Promise.race([sleep(ms), new Promise<void>((resolve) => (this.#wake = resolve))])
  }

  #substituted(input: Input): Input {
    if (!('data' in input)) return input
    const text = Buffer.from(input.data).toString('utf8')
    const fresh = reveal(this.#bindings.substitute(text), this.#secrets)
    return fresh === text ? input : { ...input, data: Buffer.from(fresh, 'utf8') }
  }
}
