import { largeTapeBytes } from '../limits.ts'
import { stretchesOf } from '../tape/data.ts'
import type { Chunk, Exchange, Tape } from '../tape/tape.ts'

/** The tape of a program that printed more than a megabyte, with its lines in stretches: line by line it would be twice as large. */
export function inStretches(tape: Tape, printedBytes: number): Tape {
  if (printedBytes <= largeTapeBytes) return tape
  return { ...tape, exchanges: tape.exchanges.map(stretched) }
}

function stretched(exchange: Exchange): Exchange {
  const chunks = exchange.output.chunks.map((chunk): Chunk =>
    'text' in chunk ? { ...chunk, text: stretchesOf(chunk.text.join('')) } : chunk,
  )
  return { ...exchange, output: { chunks } }
}
