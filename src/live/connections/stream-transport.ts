import type { Duplex } from 'node:stream'
import { InputError } from '../../errors.ts'
import type { Input, Sink, Transport } from '../../session/transport.ts'
import { Delivery } from '../delivery.ts'
import { keyByKey } from '../key-by-key.ts'
import { noMoreInput } from '../no-more-input.ts'

export interface StreamOptions {
  /** What ends a line that is sent; default a line feed. */
  lineEnd?: '\n' | '\r' | '\r\n'
}

export interface StreamFacts extends StreamOptions {
  /** A byte that means the end of the input; without one the stream's own end says so. */
  endByte?: number
}

/**
 * Whoever is at the other end of a stream: of a socket, a serial line, a channel of another library. There is no process, and no
 * terminal of ours. It ends with code 0 when the other end closes, with 1 when the connection fails.
 */
export class StreamTransport implements Transport {
  readonly terminal = false
  readonly pid = undefined
  readonly #stream: Duplex
  readonly #facts: StreamFacts
  readonly #delivery = new Delivery()
  readonly #over: Promise<void>

  constructor(stream: Duplex, facts: StreamFacts = {}) {
    this.#stream = stream
    this.#facts = facts
    let failed = false
    // Heard from the beginning: an error nobody listens to ends Node.
    stream.on('error', () => (failed = true))
    stream.on('data', (data: Buffer | string) => this.#delivery.output(Buffer.from(data), 'stdout'))
    this.#over = new Promise((resolve) => {
      const end = (): void => {
        this.#delivery.exit({ code: failed ? 1 : 0, signal: null })
        resolve()
      }
      stream.once('close', end)
      // Of a stream that stays half open, or never says that it is closed.
      stream.once('end', () => stream.destroy())
      if (stream.destroyed) end()
    })
  }

  start(sink: Sink): void {
    this.#delivery.start(sink)
  }

  async send(input: Input): Promise<void> {
    switch (input.kind) {
      case 'resize':
      case 'signal':
        throw new InputError('not-a-terminal', `A connection takes no ${input.kind}.`, {
          hint: 'Send what the other end understands by it, such as Ctrl+C: press("Ctrl+C").',
        })
      case 'eof':
        return this.#end()
      case 'line':
        return this.#write(Buffer.concat([input.data, Buffer.from(this.#facts.lineEnd ?? '\n')]))
      case 'keys':
        return keyByKey(
          input,
          (key) => this.#write(key),
          () => undefined,
        )
      default:
        return this.#write(input.data)
    }
  }

  letGo(): void {
    const stream = this.#stream
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref()
  }

  async close(): Promise<void> {
    this.#stream.destroy()
    await this.#over
  }

  #end(): Promise<void> {
    const { endByte } = this.#facts
    if (endByte !== undefined) return this.#write(Uint8Array.of(endByte))
    return this.#give((done) => this.#stream.end(() => done()))
  }

  #write(data: Uint8Array): Promise<void> {
    return this.#give((done) => this.#stream.write(data, done))
  }

  /** Resolves when the system took all of it. */
  #give(act: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#stream.writableEnded || this.#stream.destroyed)
        return reject(noMoreInput('The connection is closed'))
      const refuse = (): void => reject(noMoreInput('The connection was closed'))
      this.#stream.once('close', refuse)
      act((error) => {
        this.#stream.off('close', refuse)
        if (error === undefined || error === null) resolve()
        else reject(noMoreInput('The connection failed', error))
      })
    })
  }
}
