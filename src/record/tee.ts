import { nextTurn, now, sleep } from '../clock.ts'
import { answerQuietMs, firstLookMs, frameMs, secondLookMs, settleBeforeInputMs } from '../limits.ts'
import { conceal } from '../session/concealed.ts'
import { ForwardingTransport } from '../session/forwarding-transport.ts'
import { given } from '../session/given.ts'
import { keysOfBytes } from '../session/keys-of.ts'
import { keepPart } from '../session/part-given.ts'
import { hidesTyping, readsKeys } from '../session/line-mode.ts'
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
  readonly #check: (input: Input) => void
  #lastEventAt: number = now()
  #turn: Promise<void> = Promise.resolve()
  /** How often the program had run when the last input was given. */
  #slices = 0

  /** @param check throws where an input cannot be on a tape; then the program does not get it */
  constructor(inner: Transport, notes: Notes, check: (input: Input) => void = () => {}) {
    super()
    this.#inner = inner
    this.#notes = notes
    this.#check = check
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
      this.#check(input)
      await this.#idle()
      if (!('data' in input)) return this.#give(input)
      const mode = this.#notes.over ? undefined : await this.lineMode()
      const hides = hidesTyping(mode)
      if (hides) keepUnechoed(input)
      const hidden = input.secret ?? hides
      if (input.kind === 'keys') await this.#type(input, keysOfBytes(input.data), hidden)
      // As a person does, who never gives both in one read.
      else if (input.kind === 'line' && input.data.length > 0 && readsKeys(mode))
        await this.#type(input, [input.data, Buffer.from('\r')], hidden)
      else await this.#give(input, hidden)
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

  /** In its turn, and noted: a tape has no terminal to ask. */
  override echoes(): Promise<boolean | undefined> {
    const asked = this.#turn.then(async () => {
      await this.#idle()
      const echo = (await this.lineMode())?.echo
      if (echo !== undefined) this.#notes.echoAsked(echo)
      return echo
    })
    this.#turn = asked.then(
      () => {},
      () => {},
    )
    return asked
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
    const undo = this.#note(input, hidden)
    try {
      await this.#pass(input)
    } catch (error) {
      // What the program never received is not on the tape.
      undo()
      throw error
    }
  }

  /** What is typed at once is one exchange, but each key waits for the answer to the one before. */
  async #type(input: Typed, keys: readonly Uint8Array[], hidden: boolean): Promise<void> {
    const delayMs = input.kind === 'keys' ? (input.delayMs ?? 0) : 0
    const undo = this.#note(input, hidden)
    const taken: Uint8Array[] = []
    try {
      for (const key of keys) {
        if (taken.length > 0) {
          await sleep(delayMs)
          // How the answers to single keys are cut is chance, and kept out of sight.
          await this.#idle(frameMs)
          this.#notes.apart()
        }
        await this.#pass({ kind: 'raw', data: key, secret: input.secret })
        taken.push(key)
      }
    } catch (error) {
      if (taken.length === 0) undo()
      else this.#notes.cut(input, keepPart(input, Buffer.concat(taken)))
      throw error
    }
  }

  #note(input: Input, hidden: boolean): () => void {
    this.#lastEventAt = now()
    if (hidden) conceal(input, { hidden, values: [] })
    given(input)
    return this.#notes.input(input, hidden)
  }

  #pass(input: Input): Promise<void> {
    this.#lastEventAt = now()
    this.#slices = this.#inner.look?.()?.slices ?? 0
    return this.#inner.send(input)
  }

  /**
   * Before an input, and the end: nothing is typed ahead of a program that is at work, or only sleeps for a moment.
   *
   * @param sleepMs how long one must be silent that sleeps or waits for something else than its user
   */
  #idle(sleepMs: number = answerQuietMs): Promise<void> {
    // One that has said nothing yet is still starting, which takes longer where it has to share its processor.
    const patience = this.#notes.bytes === 0 ? Math.min(systemLoad(), startTimesMax) : 1
    return this.#wait(settleBeforeInputMs * patience, (waitsFor) =>
      this.#inner.atWork?.() === true ? undefined : waitsFor === 'other' ? sleepMs : frameMs,
    )
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
    let ran: string | undefined
    for (let looks = 0; looks < looksToBeSure && now() < deadline && !this.#notes.over;) {
      const seen = this.#lastEventAt
      if (await this.#isBack()) return
      const times = systemLoad()
      const look = this.#inner.look?.()
      const quiet = quietMs(look?.waitsFor)
      const silent = now() - this.#lastEventAt
      // One that ran since it was looked at is not idle, whatever it does at this moment.
      const isStill = looks === 0 || look?.ran === ran
      ran = look?.ran
      const isIdle =
        seen === this.#lastEventAt && quiet !== undefined && silent >= Math.max(quiet, frameMs * times)
      looks = isIdle ? (isStill ? looks + 1 : 1) : 0
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

type Typed = Extract<Input, { data: Uint8Array }>

const looksToBeSure = 2

/** How many times longer a program may take to start on a busy machine. */
const startTimesMax = 10
