import type { Exit } from '../../errors.ts'
import { createDecoder, type Decoder } from '../../session/decode.ts'
import { ForwardingTransport } from '../../session/forwarding-transport.ts'
import { hidesTyping } from '../../session/line-mode.ts'
import type { Input, Sink, Stream, Transport } from '../../session/transport.ts'
import { keepUnechoed } from '../../session/unechoed.ts'

/** Hears what passes between a session and its world, in order. Must not throw. */
export interface Listener {
  /** An input is about to be given; `hidden` when it is to be masked: a password, said to be one or not shown by the terminal. */
  input?(input: Input, hidden: boolean): void
  output?(text: string, stream: Stream): void
  /** The session is about to be closed; how the program ends now is our doing. */
  closing?(): void
  exit?(exit: Exit): void
}

/** A transport with listeners. They come and go while the session lives. */
export class Tap extends ForwardingTransport {
  readonly #inner: Transport
  readonly #decoders: Record<Stream, Decoder>
  readonly #listeners = new Set<Listener>()
  readonly #closed: () => Promise<void>
  #turn: Promise<void> = Promise.resolve()
  /** Grows whenever the terminal's mode may have changed. */
  #epoch = 0
  #seen: { epoch: number; hidden: boolean } | undefined

  /** @param closed is awaited when the world was closed, however that went */
  constructor(inner: Transport, encoding: string, closed: () => Promise<void>) {
    super()
    this.#inner = inner
    this.#decoders = { stdout: createDecoder(encoding), stderr: createDecoder(encoding) }
    this.#closed = closed
  }

  protected get behind(): Transport {
    return this.#inner
  }

  /** Adds a listener; call the result to take it away. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  override start(sink: Sink): void {
    this.#inner.start({
      output: (bytes, stream) => {
        this.#epoch++
        this.#tell(this.#decoders[stream].decode(bytes), stream)
        sink.output(bytes, stream)
      },
      exit: (exit) => {
        for (const stream of ['stdout', 'stderr'] as const) this.#tell(this.#decoders[stream].end(), stream)
        for (const each of this.#listeners) each.exit?.(exit)
        sink.exit(exit)
      },
      quiet: (why) => sink.quiet(why),
    })
  }

  /** Inputs keep their order although the terminal is asked first; none waits until the one before was accepted. */
  override send(input: Input): Promise<void> {
    if (input.kind === 'reply') return this.#inner.send(input)
    const heard = this.#turn.then(() => this.#hear(input))
    this.#turn = heard.catch(() => {})
    return heard.then(() => this.#inner.send(input))
  }

  override async close(options?: { force?: boolean }): Promise<void> {
    for (const each of this.#listeners) each.closing?.()
    try {
      await this.#inner.close(options)
    } finally {
      await this.#closed()
    }
  }

  /** In its turn: what was sent before is heard as it was typed. */
  override setEcho(on: boolean): Promise<void> {
    const set = this.#turn.then(async () => {
      await this.#inner.setEcho?.(on)
      this.#epoch++
    })
    this.#turn = set.catch(() => {})
    return set
  }

  async #hear(input: Input): Promise<void> {
    const isTyped = 'data' in input && this.#listeners.size > 0
    const unechoed = isTyped && input.secret === undefined && (await this.#isHidden())
    if (unechoed) keepUnechoed(input)
    const hidden = isTyped && (input.secret ?? unechoed)
    for (const each of this.#listeners) each.input?.(input, hidden)
    // Whoever reads the line may change the mode before it prints anything.
    if (input.kind === 'line' || ('data' in input && input.data.some(endsLine))) this.#epoch++
  }

  // Asking costs a process.
  async #isHidden(): Promise<boolean> {
    const epoch = this.#epoch
    if (this.#seen?.epoch === epoch) return this.#seen.hidden
    this.#seen = { epoch, hidden: hidesTyping(await this.lineMode()) }
    return this.#seen.hidden
  }

  #tell(text: string, stream: Stream): void {
    if (text !== '') for (const each of this.#listeners) each.output?.(text, stream)
  }
}

function endsLine(byte: number): boolean {
  return byte === 0x0d || byte === 0x0a
}
