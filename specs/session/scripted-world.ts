import type { Input, Sink, Transport } from '../../src/session/transport.ts'

/** A world that says what the spec tells it to, read by read, and writes down what happens to it. */
export class ScriptedWorld implements Transport {
  readonly terminal = true
  readonly pid = undefined
  readonly happened: string[] = []
  #sink: Sink | undefined

  start(sink: Sink): void {
    this.#sink = sink
  }

  say(text: string): void {
    this.give(Buffer.from(text))
  }

  give(bytes: Uint8Array): void {
    this.#sink?.output(bytes, 'stdout')
  }

  end(): void {
    this.#sink?.exit({ code: 0, signal: null })
  }

  async send(input: Input): Promise<void> {
    this.happened.push('data' in input ? Buffer.from(input.data).toString() : input.kind)
  }

  async pause(ms: number): Promise<void> {
    this.happened.push(`pause ${ms}`)
  }

  async close(): Promise<void> {}
}
