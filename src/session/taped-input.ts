import { bytesOfData, dataOfBytes } from '../tape/data.ts'
import type { TapeInput } from '../tape/tape.ts'
import type { Input } from './transport.ts'

/** An input as a tape keeps it. {@link fromTape} is its inverse. */
export function toTape(input: Input): Exclude<TapeInput, { kind: 'start' }> {
  return 'data' in input ? { kind: input.kind, ...dataOfBytes(input.data) } : input
}

/** A recorded input as a session would give it; undefined for the implicit opening, which nobody gives. */
export function fromTape(input: TapeInput): Input | undefined {
  if (input.kind === 'start') return undefined
  return 'dataText' in input ? { kind: input.kind, data: bytesOfData(input) } : input
}
