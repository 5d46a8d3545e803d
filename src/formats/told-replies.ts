import { Screen } from '../screen/screen.ts'
import { bytesOfChunk, bytesOfData } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'

/**
 * The same tape, with what the terminal answered by itself told from what its user typed: other formats do not know the difference. An
 * input is a reply where a query asks for one of its shape, and nobody else answered that.
 */
export function withReplies(tape: Tape): Tape {
  if (tape.meta.pty === null) return tape
  const screen = new Screen(tape.meta.pty)
  const asked: string[] = []
  screen.onReply((bytes) => asked.push(shapeOf(bytes)))
  return {
    ...tape,
    exchanges: tape.exchanges.map((exchange) => {
      const told = toldReply(exchange, asked)
      if (exchange.input.kind === 'resize') screen.resize(exchange.input.cols, exchange.input.rows)
      for (const chunk of exchange.output.chunks) screen.feed(bytesOfChunk(chunk))
      return told
    }),
  }
}

function toldReply(exchange: Exchange, asked: string[]): Exchange {
  const { input } = exchange
  if (input.kind !== 'raw') return exchange
  const at = asked.indexOf(shapeOf(bytesOfData(input)))
  if (at === -1) return exchange
  // Those before it went unanswered.
  asked.splice(0, at + 1)
  return { ...exchange, input: { ...input, kind: 'reply' } }
}

/** Other terminals have other colours, versions and places of the cursor. */
function shapeOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\da-f]+/gi, '0')
}
