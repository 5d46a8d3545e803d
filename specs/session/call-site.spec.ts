import { expect, test } from 'vitest'
import { Session } from '../../src/session/session.ts'
import type { Sink, Transport } from '../../src/session/transport.ts'

/** A world that has ended, or says nothing. */
class Still implements Transport {
  readonly terminal = true
  readonly pid = undefined
  readonly #ended: boolean

  constructor(ended: boolean) {
    this.#ended = ended
  }

  start(sink: Sink): void {
    if (this.#ended) sink.exit({ code: 0, signal: null })
  }

  async send(): Promise<void> {}
  async close(): Promise<void> {}
}

for (const [when, ended] of [
  ['fails at once', true],
  ['fails later', false],
] as const)
  for (const ask of ['expect', 'expectExact', 'readUntil'] as const)
    test(`the error of ${ask} begins its stack at the spec's line when it ${when}`, async () => {
      const session = new Session(new Still(ended), {
        id: 'still',
        name: 'still',
        command: 'still',
        args: [],
        cols: 80,
        rows: 24,
        encoding: 'utf-8',
      })
      const error: unknown = await session[ask]('nothing', { timeoutMs: 1 }).catch(
        (caught: unknown) => caught,
      )
      const [first] =
        error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)) : []
      expect(first).toContain('call-site.spec.ts')
    })
