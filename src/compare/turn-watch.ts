import type { Stream } from '../session/transport.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Exchange } from '../tape/tape.ts'
import { type LineDifference, type OutputState, OutputWatch } from './output-watch.ts'
import type { ScreenPair } from './screen-pair.ts'

const streams = ['stdout', 'stderr'] as const

/** What a live program says to one input, beside what was recorded, while it comes. The order between two streams is chance. */
export class TurnWatch {
  readonly #recorded: Readonly<Record<Stream, Buffer>>
  readonly #watches: Readonly<Record<Stream, OutputWatch>>
  readonly #screens: ScreenPair | undefined
  #heard: { bytes: Uint8Array; stream: Stream }[] = []
  #surplus: Buffer = Buffer.alloc(0)

  /** @param exchanges an input's, with the terminal's replies behind it */
  constructor(exchanges: readonly Exchange[], screens: ScreenPair | undefined) {
    this.#recorded = { stdout: bytesOn('stdout', exchanges), stderr: bytesOn('stderr', exchanges) }
    this.#watches = {
      stdout: new OutputWatch(this.#recorded.stdout),
      stderr: new OutputWatch(this.#recorded.stderr),
    }
    this.#screens = screens
  }

  heard(bytes: Uint8Array, stream: Stream): void {
    this.#heard.push({ bytes, stream })
    this.#watches[stream].heard(bytes)
  }

  /**
   * How what came stands to what was recorded. What came too early, the beginning of the next turn's answer, is left to that.
   *
   * @param next the turn behind this one
   */
  stateBefore(next: { exchanges: readonly Exchange[] } | undefined): OutputState {
    this.#surplus = this.#tooEarly(next)
    const states = streams.map((stream) => this.#stateOf(stream))
    if (states.every((state) => state === 'complete')) return 'complete'
    if (this.#screens?.paints === true) {
      if (this.#screens.alike) return 'complete'
      const isBeginning = states.every((state) => state === 'complete' || state === 'awaited')
      return isBeginning ? 'awaited' : 'painting'
    }
    return (
      states.find((state) => state === 'different') ??
      states.find((state) => state !== 'complete') ??
      'complete'
    )
  }

  /** How far what came lies from what was recorded, exits aside. */
  get tier(): 'same' | 'cosmetic' | 'output' {
    const complete = streams.every((stream) => this.#stateOf(stream) === 'complete')
    const same = streams.every((stream) => this.#surplusOf(stream) || this.#watches[stream].tier === 'same')
    if (complete) return same ? 'same' : 'cosmetic'
    return this.#screens?.alike === true ? 'cosmetic' : 'output'
  }

  /** The lines that differ in volatile values only. */
  get cosmetic(): readonly LineDifference[] {
    return streams.flatMap((stream) => this.#watches[stream].cosmetic)
  }

  get output(): Buffer {
    const all = Buffer.concat(this.#heard.map(({ bytes }) => bytes))
    return all.subarray(0, all.length - this.#surplus.length)
  }

  /** What belongs to the next turn. */
  get surplus(): { bytes: Uint8Array; stream: Stream }[] {
    return this.#surplus.length === 0 ? [] : [{ bytes: this.#surplus, stream: 'stdout' }]
  }

  /** What is still to come, for people. */
  get awaited(): string {
    return streams.map((stream) => this.#watches[stream].awaited).join('')
  }

  #stateOf(stream: Stream): OutputState {
    return this.#surplusOf(stream) ? 'complete' : this.#watches[stream].state
  }

  #surplusOf(stream: Stream): boolean {
    return stream === 'stdout' && this.#surplus.length > 0
  }

  #tooEarly(next: { exchanges: readonly Exchange[] } | undefined): Buffer {
    const recorded = this.#recorded.stdout
    const none = Buffer.alloc(0)
    if (next === undefined || this.#watches.stdout.equalBytes < recorded.length) return none
    const heard = Buffer.concat(
      this.#heard.filter(({ stream }) => stream === 'stdout').map(({ bytes }) => bytes),
    )
    const extra = heard.subarray(recorded.length)
    return extra.length > 0 && bytesOn('stdout', next.exchanges).subarray(0, extra.length).equals(extra)
      ? extra
      : none
  }
}

function bytesOn(stream: Stream, exchanges: readonly Exchange[]): Buffer {
  const chunks = exchanges.flatMap(({ output }) => output.chunks)
  return Buffer.concat(chunks.filter((chunk) => (chunk.stream ?? 'stdout') === stream).map(bytesOfChunk))
}
