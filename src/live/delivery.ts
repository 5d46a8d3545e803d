import type { Exit, Sink, Stream } from '../session/transport.ts'

/**
 * What a live world has to tell, in order, kept until somebody listens.
 *
 * A program may print and end before `start` is called; nothing of it may be lost, and nothing may follow the exit.
 */
export class Delivery {
  #sink: Sink | undefined
  #waiting: ((sink: Sink) => void)[] = []
  #ended = false

  start(sink: Sink): void {
    this.#sink = sink
    for (const tell of this.#waiting) tell(sink)
    this.#waiting = []
  }

  output(bytes: Uint8Array, stream: Stream): void {
    if (!this.#ended) this.#tell((sink) => sink.output(bytes, stream))
  }

  exit(exit: Exit): void {
    if (this.#ended) return
    this.#ended = true
    this.#tell((sink) => sink.exit(exit))
  }

  #tell(tell: (sink: Sink) => void): void {
    if (this.#sink === undefined) this.#waiting.push(tell)
    else tell(this.#sink)
  }
}
