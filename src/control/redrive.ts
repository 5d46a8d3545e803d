import { now, sleep } from '../clock.ts'
import type { DriftTier, Exit } from '../errors.ts'
import { frameMs, redriveAnswerMs, redriveQuietMs } from '../limits.ts'
import { type Bindings, createBindings } from '../match/bindings.ts'
import { reveal } from '../redact/placeholders.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Exchange } from '../tape/tape.ts'
import { type Answer, compareAnswers } from './compare-answer.ts'

/** One recorded exchange beside what a live program answered. */
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
  #heard: Uint8Array[] = []
  #exit: Exit | undefined
  #lastAt = 0
  #wake: () => void = () => {}

  constructor(live: Transport, secrets: ReadonlyMap<string, string> = new Map()) {
    this.#live = live
    this.#secrets = secrets
  }

  /** Where the live program delivers while it is driven. */
  readonly sink: Sink = {
    output: (bytes) => {
      this.#heard.push(bytes)
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
    for (const [index, exchange] of exchanges.entries()) {
      const input = fromTape(exchange.input)
      // The live terminal gives its own replies, when it is asked.
      if (input !== undefined && input.kind !== 'reply') {
        if (this.#exit !== undefined) return
        await this.#live.send(this.#substituted(input))
      }
      const recorded: Answer = { output: outputOf(exchange), exit: exchange.exit }
      await this.#answered(recorded)
      const actual: Answer = { output: Buffer.concat(this.#heard).toString('utf8'), exit: this.#exit ?? null }
      this.#bindings.learn(recorded.output, actual.output)
      this.#heard = []
      yield { exchange: index, tier: compareAnswers(recorded, actual), recorded, actual }
    }
  }

  async #answered(recorded: Answer): Promise<void> {
    const begun = now()
    this.#lastAt = begun
    for (;;) {
      const actual: Answer = { output: Buffer.concat(this.#heard).toString('utf8'), exit: this.#exit ?? null }
      const tier = compareAnswers(recorded, actual)
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

function outputOf({ output }: Exchange): string {
  return Buffer.concat(output.chunks.map(bytesOfChunk)).toString('utf8')
}
