import { isUtf8 } from 'node:buffer'
import type { Input } from '../session/transport.ts'

/**
 * One string per thing a program can receive: two inputs with the same one are the same to the program. A line is its
 * bytes and the line end, so `sendLine('x')` and `send('x\r')` are one on a terminal.
 */
export function wireForm(input: Input, terminal: boolean): string {
  switch (input.kind) {
    case 'line':
      return `bytes ${latin1(input.data)}${terminal ? '\r' : '\n'}`
    case 'raw':
    case 'keys':
      return `bytes ${latin1(input.data)}`
    case 'reply':
      return `reply ${latin1(input.data)}`
    case 'eof':
      return terminal ? 'bytes \u0004' : 'eof'
    case 'resize':
      return `resize ${input.cols}x${input.rows}`
    case 'signal':
      return `signal ${input.signal}`
  }
}

/** What is typed by an input, as text with its line end; undefined where nothing is, or no text. */
export function wireText(input: Input, terminal: boolean): string | undefined {
  if (!('data' in input) || input.kind === 'reply') return undefined
  if (!isUtf8(input.data)) return undefined
  const end = input.kind !== 'line' ? '' : terminal ? '\r' : '\n'
  return Buffer.from(input.data.buffer, input.data.byteOffset, input.data.byteLength).toString('utf8') + end
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
