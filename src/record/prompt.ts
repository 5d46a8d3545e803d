import { stripVTControlCharacters } from 'node:util'
import { promptBytesMax } from '../limits.ts'
import type { Heard } from './to-chunks.ts'

/** The text after the last line break of what was heard, escapes stripped; null before any output. */
export function promptAfter(heard: readonly Heard[]): string | null {
  if (heard.length === 0) return null
  const text = Buffer.from(tail(heard)).toString('utf8')
  const line = stripVTControlCharacters(text.slice(text.lastIndexOf('\n') + 1))
  // A line editor that repaints its prompt begins each time with a carriage return.
  return line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1).replaceAll('\r', '')
}

function tail(heard: readonly Heard[]): Uint8Array {
  const bytes = Buffer.concat(heard.map((each) => each.bytes))
  return bytes.subarray(Math.max(0, bytes.length - promptBytesMax))
}
