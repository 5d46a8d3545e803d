import type { Exit } from '../errors.ts'
import { bytesOfChunk } from './data.ts'
import type { Exchange, TapeInput } from './tape.ts'

/** An input of the user, or the start, and all that came until the next one. */
export interface Turn {
  /** The place of its first exchange on the tape. */
  index: number
  input: TapeInput
  bytes: Buffer
  exit: Exit | null
  /** Its exchanges: the first, and the terminal's replies. */
  exchanges: Exchange[]
}

/**
 * Exchanges by what the user did. The terminal's replies begin none: they come when the program asks, and where in its output
 * they fall is chance.
 */
export function turnsOf(exchanges: readonly Exchange[]): Turn[] {
  const turns: Turn[] = []
  for (const [index, exchange] of exchanges.entries()) {
    const { input, output, exit } = exchange
    const bytes = Buffer.concat(output.chunks.map(bytesOfChunk))
    const last = turns.at(-1)
    if (input.kind !== 'reply' || last === undefined)
      turns.push({ index, input, bytes, exit, exchanges: [exchange] })
    else {
      last.bytes = Buffer.concat([last.bytes, bytes])
      last.exit = exit
      last.exchanges.push(exchange)
    }
  }
  return turns
}
