import { Session, type SessionFacts } from '../../src/session/session.ts'
import type { Input, Sink, Transport } from '../../src/session/transport.ts'

/** A session whose world says what the spec tells it to. */
export function scripted(
  facts: Partial<SessionFacts> = {},
  world: ScriptedWorld = new ScriptedWorld(),
): { session: Session; world: ScriptedWorld } {
  const names = { id: 'x', name: 'x', command: 'x', args: [] }
  return { session: new Session(world, { ...names, cols: 80, rows: 24, encoding: 'utf-8', ...facts }), world }
}

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
