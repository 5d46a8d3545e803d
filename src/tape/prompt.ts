import { stripVTControlCharacters } from 'node:util'
import { promptBytesMax } from '../limits.ts'

/**
 * The text after the last line break, escapes stripped, of the newest output; null before any output.
 *
 * @param pieces the output since the last line break or earlier; only its last 4 096 bytes count
 */
export function promptOf(pieces: readonly Uint8Array[]): string | null {
  if (pieces.length === 0) return null
  const bytes = Buffer.concat(pieces)
  const text = bytes.toString('utf8', Math.max(0, bytes.length - promptBytesMax))
  const line = stripVTControlCharacters(text.slice(text.lastIndexOf('\n') + 1))
  // A line editor that repaints its prompt begins each time with a carriage return.
  return line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1).replaceAll('\r', '')
}
