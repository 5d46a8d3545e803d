import { after, cancel, type Timer } from '../clock.ts'
import { frameMs } from '../limits.ts'
import type { Bindings } from '../match/bindings.ts'
import { unfinishedBytes } from '../session/decode.ts'
import { ForwardingTransport } from '../session/forwarding-transport.ts'
import { givenAs } from '../session/given.ts'
import type { Input, Sink, Stream, Transport } from '../session/transport.ts'

type Change = Pick<Bindings, 'pairs' | 'substitute' | 'restore'>

/** An input as this run has its values. */
export function substituted(input: Input, bindings: Pick<Change, 'substitute'>): Input {
  if (!('data' in input)) return input
  const text = Buffer.from(input.data).toString('utf8')
  const fresh = bindings.substitute(text)
  if (fresh === text) return input
  const copy = { ...input, data: Buffer.from(fresh, 'utf8') }
  givenAs(input, copy)
  return copy
}

/**
 * A world in which values are others than the session knows, because it has heard them from a tape: an id, a port. It is told
 * this world's, and hears those it knows.
 */
export class Rebound extends ForwardingTransport {
  protected readonly behind: Transport
  readonly #bindings: Change

  constructor(behind: Transport, bindings: Change) {
    super()
    this.behind = behind
    this.#bindings = bindings
  }

  override start(sink: Sink): void {
    this.behind.start(restoring(sink, this.#bindings))
  }

  override send(input: Input): Promise<void> {
    return this.behind.send(substituted(input, this.#bindings))
  }
}

/** Delivers output with the values the session knows. What may be the beginning of one waits for its rest, a frame long. */
export function restoring(sink: Sink, bindings: Change): Sink {
  if (bindings.pairs.size === 0) return sink
  const values = [...bindings.pairs.values()].map((value) => Buffer.from(value, 'utf8'))
  const held: Record<Stream, Buffer> = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }
  let timer: Timer | undefined
  const give = (bytes: Buffer, stream: Stream): void => {
    if (bytes.length > 0) sink.output(restored(bytes, bindings), stream)
  }
  const flush = (): void => {
    cancel(timer)
    for (const stream of ['stdout', 'stderr'] as const) {
      give(held[stream], stream)
      held[stream] = Buffer.alloc(0)
    }
  }
  return {
    output(bytes, stream) {
      cancel(timer)
      const all = Buffer.concat([held[stream], bytes])
      const whole = all.length - begunBytes(all, values)
      held[stream] = all.subarray(whole)
      give(all.subarray(0, whole), stream)
      if (held[stream].length > 0) timer = after(frameMs, flush)
    },
    exit(exit) {
      flush()
      sink.exit(exit)
    },
    quiet(why) {
      flush()
      sink.quiet(why)
    },
  }
}

/** Bytes that are no text stay as they are. */
function restored(bytes: Buffer, bindings: Change): Buffer {
  const cut = bytes.length - unfinishedBytes(bytes)
  const text = bytes.toString('utf8', 0, cut)
  const known = bindings.restore(text)
  return known === text ? bytes : Buffer.concat([Buffer.from(known, 'utf8'), bytes.subarray(cut)])
}

/** How many bytes at the end may be the beginning of a value. */
function begunBytes(bytes: Buffer, values: readonly Buffer[]): number {
  let most = 0
  for (const value of values)
    for (let length = Math.min(value.length - 1, bytes.length); length > most; length--)
      if (bytes.subarray(bytes.length - length).equals(value.subarray(0, length))) most = length
  return most
}
