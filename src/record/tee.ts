import { now, sleep } from '../clock.ts'
import { frameMs, secondLookMs, settleBeforeInputMs } from '../limits.ts'
import { conceal } from '../session/concealed.ts'
import { ForwardingTransport } from '../session/forwarding-transport.ts'
import { hidesTyping } from '../session/line-mode.ts'
import type { Input, Sink, Transport } from '../session/transport.ts'
import { keepUnechoed } from '../session/unechoed.ts'
import { systemLoad } from './system-load.ts'
import type { Notes } from './notes.ts'

/**
 * A transport that writes down what passes through it.
 *
 * While recording, an input waits until the program is idle: it printed nothing for one frame and, where the world can
 * tell, is not at work. So what the program was still printing lands in the exchange that caused it and not, by chance,
 * in the next one, and nothing is typed ahead of the program, which a terminal would echo twice. That is what makes two
 * recordings of an unchanged program the same, on a loaded machine too.
 */
export class Tee extends ForwardingTransport {
  readonly #inner: Transport
  readonly #notes: Notes
  #lastEventAt: number = now()
  #turn: Promise<void> = Promise.resolve()

  constructor(inner: Transport, notes: Notes) {
    super()
    this.#inner = inner
    this.#notes = notes
  }

  protected get behind(): Transport {
    return this.#inner
  }

  override start(sink: Sink): void {
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

  /** Inputs keep their order although each waits. */
  override send(input: Input): Promise<void> {
    // The terminal answers by itself, at once; making it wait would change what the program sees.
    if (input.kind === 'reply') return this.#give(input)
    const sent = this.#turn.then(async () => {
      await this.#idle()
      if (!('data' in input)) return this.#give(input)
      const hides = await this.#hidesTyping()
      if (hides) keepUnechoed(input)
      await this.#give(input, input.secret ?? hides)
    })
    this.#turn = sent.catch(() => {})
    return sent
  }

  override answered(timeoutMs: number): Promise<void> {
    return this.#idle(timeoutMs)
  }

  /** The hang-up that ends a session is not part of the conversation. */
  override async close(options?: { force?: boolean }): Promise<void> {
    await this.#idle()
    this.#notes.end()
    await this.#inner.close(options)
  }

  /** In its turn: what was sent before is echoed, what is sent later is not. */
  override setEcho(on: boolean): Promise<void> {
    const set = this.#turn.then(async () => {
      await this.#idle()
      await this.#inner.setEcho?.(on)
    })
    this.#turn = set.catch(() => {})
    return set
  }

  async #give(input: Input, hidden = false): Promise<void> {
    this.#lastEventAt = now()
    if (hidden) conceal(input, { hidden, values: [] })
    const undo = this.#notes.input(input, hidden)
    try {
      await this.#inner.send(input)
    } catch (error) {
      // What the program never received is not on the tape.
      undo()
      throw error
    }
  }

  async #hidesTyping(): Promise<boolean> {
    return !this.#notes.over && hidesTyping(await this.lineMode())
  }

  async #idle(timeoutMs: number = Number.POSITIVE_INFINITY): Promise<void> {
    const deadline = now() + Math.min(timeoutMs, settleBeforeInputMs)
    for (let looks = 0; looks < looksToBeSure && now() < deadline && !this.#notes.over;) {
      const seen = this.#lastEventAt
      const times = systemLoad()
      await sleep(Math.max(secondLookMs * times, seen + frameMs * times - now()))
      const isIdle = seen === this.#lastEventAt && this.#inner.atWork?.() !== true
      looks = isIdle ? looks + 1 : 0
    }
  }
}

const looksToBeSure = 2
