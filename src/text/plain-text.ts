import { printableLines } from './printable.ts'
import { stripEscapes } from './strip-escapes.ts'

/** Text of a program as lines of a message: no escape sequences, no carriage returns, and nothing unsafe left alive. */
export function plainText(text: string): string {
  return printableLines(stripEscapes(text).replaceAll('\r', ''))
}
