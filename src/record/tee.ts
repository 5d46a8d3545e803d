import { now, sleep } from '../clock.ts'
import { frameMs, settleBeforeInputMs } from '../limits.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import type { Notes } from './notes.ts'

/**
 * A transport that writes down what passes through it.
 *
 * While recording, an input waits for one quiet frame, so that what the program was still printing lands in the
 * exchange that caused it and not, by chance, in the next one. That is what makes two recordings of an unchanged
 * program the same.
 */
export class Tee implements Transport {
  readonly #inner: Transport
  readonly #notes: Notes
  #lastEventAt: number = now()
  #turn: Promise<void> = Promise.resolve()

  constructor(inner: Transport, notes: Notes) {
    this.#inner = inner
    this.#notes = notes
  }

  get terminal(): boolean {
    return this.#inner.terminal
  }

  get pid(): number | undefined {
    return this.#inner.pid
  }

  start(sink: Sink): void {
    this.#notes.begin()
    this.#inner.start({
      output: (bytes, stream) => {
        this.#lastEventAt = now()
        this.#notes.output(bytes, stream)
        sink.output(bytes, stream)
      },
      exit: (exit) => {
        this.#notes.exit(exit)
        sink.exit(exit)
      },
      quiet: (why) => sink.quiet(why),
    })
  }

  /** Inputs keep their order although each waits for its quiet frame. */
  send(input: Input): Promise<void> {
    // The terminal answers by itself, at once; making it wait would change what the program sees.
    if (input.kind === 'reply') return this.#give(input)
    const sent = this.#turn.then(async () => {
      await this.#quietFrame()
      await this.#give(input, 'data' in input && (await this.#isHidden()))
    })
    this.#turn = sent.catch(() => {})
    return sent
  }

  /** The hang-up that ends a session is not part of the conversation. */
  async close(options?: { force?: boolean }): Promise<void> {
    await this.#quietFrame()
    this.#notes.end()
    await this.#inner.close(options)
  }

  lineMode(): Promise<{ echo: boolean; canonical: boolean } | undefined> {
    return this.#inner.lineMode?.() ?? Promise.resolve(undefined)
  }

  async #give(input: Input, hidden = false): Promise<void> {
    this.#lastEventAt = now()
    const undo = this.#notes.input(input, hidden)
    try {
      await this.#inner.send(input)
    } catch (error) {
      // What the program never received is not on the tape.
      undo()
      throw error
    }
  }

  // Echo off while lines are edited is a password prompt; full-screen programs clear both.
  async #isHidden(): Promise<boolean> {
    const mode = this.#notes.over ? undefined : await this.lineMode()
    return mode !== undefined && !mode.echo && mode.canonical
  }

  async #quietFrame(): Promise<void> {
    const deadline = now() + settleBeforeInputMs
    for (;;) {
      const wait = Math.min(this.#lastEventAt + frameMs, deadline) - now()
      if (wait <= 0 || this.#notes.over) return
      await sleep(wait)
    }
  }
}
