import { nextTurn, now, sleep } from '../clock.ts'
import { answerQuietMs, firstLookMs, frameMs, secondLookMs, settleBeforeInputMs } from '../limits.ts'
import { conceal } from '../session/concealed.ts'
import { ForwardingTransport } from '../session/forwarding-transport.ts'
import { given } from '../session/given.ts'
import { hidesTyping } from '../session/line-mode.ts'
import type { Input, ProgramLook, Sink, Transport } from '../session/transport.ts'
import { keepUnechoed } from '../session/unechoed.ts'
import { systemLoad } from './system-load.ts'
import type { Notes } from './notes.ts'

/**
 * A transport that writes down what passes through it.
 *
 * While recording, an input waits until the program is idle: the kernel says that it waits for its user again, or it printed
 * nothing for one frame and, where the world can tell, is not at work. So what the program was still printing lands in the exchange that caused it and not, by chance,
 * in the next one, and nothing is typed ahead of the program, which a terminal would echo twice. That is what makes two
 * recordings of an unchanged program the same, on a loaded machine too.
 */
export class Tee extends ForwardingTransport {
  readonly #inner: Transport
  readonly #notes: Notes
  #lastEventAt: number = now()
  #turn: Promise<void> = Promise.resolve()
  /** How often the program had run when the last input was given. */
  #slices = 0

  constructor(inner: Transport, notes: Notes) {
    super()
    this.#inner = inner
    this.#notes = notes
  }

  protected get behind(): Transport {
    return this.#inner
  }

  /** What is said while an input waits is no echo of it. */
  override get tellsGiven(): boolean {
    return true
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
    return this.#turn.then(() =>
      // Half of the time is left for what is asked then.
      this.#wait(timeoutMs / 2, (waitsFor) =>
        waitsFor === 'other' ? undefined : waitsFor === 'unknown' ? answerQuietMs : frameMs,
      ),
    )
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
    given(input)
    const undo = this.#notes.input(input, hidden)
    this.#slices = this.#inner.look?.()?.slices ?? 0
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

  /** Before an input: nothing is typed ahead of a program that is at work. */
  #idle(): Promise<void> {
    return this.#wait(settleBeforeInputMs, () => (this.#inner.atWork?.() === true ? undefined : frameMs))
  }

  /**
   * Until the kernel says that the program ran since the last input and waits for its user again, or, where it cannot, until the
   * program was silent for long enough.
   *
   * @param quietMs how long that is; undefined as long as silence means nothing
   */
  async #wait(
    limitMs: number,
    quietMs: (waitsFor: ProgramLook['waitsFor'] | undefined) => number | undefined,
  ): Promise<void> {
    const deadline = now() + limitMs
    for (let looks = 0; looks < looksToBeSure && now() < deadline && !this.#notes.over;) {
      const seen = this.#lastEventAt
      if (await this.#isBack()) return
      const times = systemLoad()
      const quiet = quietMs(this.#inner.look?.()?.waitsFor)
      const silent = now() - this.#lastEventAt
      const isIdle =
        seen === this.#lastEventAt && quiet !== undefined && silent >= Math.max(quiet, frameMs * times)
      looks = isIdle ? looks + 1 : 0
      await sleep(silent < frameMs ? firstLookMs : secondLookMs * times)
    }
  }

  async #isBack(): Promise<boolean> {
    const look = this.#inner.look?.()
    if (look?.waitsFor !== 'user' || look.slices === this.#slices) return false
    if (this.#inner.terminal) return true
    // What it wrote to a pipe is handed over by the event loop.
    const seen = this.#lastEventAt
    await nextTurn()
    await nextTurn()
    return seen === this.#lastEventAt
  }
}

const looksToBeSure = 2
