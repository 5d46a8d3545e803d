/** Expects what comes at the end of so many bytes: `expect-string <bytes> ascii|utf8 string|regexp`. */
import { nextTurn } from '../../src/clock.ts'
import { Session } from '../../src/session/session.ts'
import type { Sink, Transport } from '../../src/session/transport.ts'
import { haystack, needle } from '../haystack.ts'
import { timed } from '../measure.ts'

const bytes = Number(process.argv[2])
const [text = '', way = ''] = process.argv.slice(3)
// What a read from a terminal or a pipe gives at most.
const readBytes = 65_536
const hay = haystack(readBytes, text)

/** Delivers as a terminal does: a buffer of its own for each read, one read in each turn of the event loop. */
class Flood implements Transport {
  readonly terminal = true
  readonly pid = undefined
  #sink: Sink | undefined

  start(sink: Sink): void {
    this.#sink = sink
  }

  async send(): Promise<void> {
    for (let sent = 0; sent < bytes; sent += readBytes) {
      this.#sink?.output(Buffer.from(hay), 'stdout')
      await nextTurn()
    }
    this.#sink?.output(Buffer.from(needle), 'stdout')
  }

  async close(): Promise<void> {}
}

const session = new Session(new Flood(), {
  id: 'bench',
  name: 'flood',
  command: 'flood',
  args: [],
  cols: 80,
  rows: 24,
  encoding: 'utf-8',
})
const before = process.memoryUsage().rss
const pattern = way === 'regexp' ? /reading \d{3}: none/ : needle
const ms = await timed(() => Promise.all([session.expect(pattern), session.send('go')]))
// `maxRSS` is in kilobytes.
const grownMB = (process.resourceUsage().maxRSS * 1024 - before) / 1e6
console.log(JSON.stringify({ rate: bytes / 1e3 / ms, grownMB }))
