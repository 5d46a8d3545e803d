import { stripEscapes } from '../text/strip-escapes.ts'

/** The line the cursor is on, escape sequences removed and overwritten text gone; empty after a line break. */
export function lastLine(output: string): string {
  const text = printedText(output)
  return text.slice(text.lastIndexOf('\n') + 1)
}

/** Output as lines of text: no escape sequences, LF line ends, and of a line rewritten with CR its last form. */
export function printedText(output: string): string {
  // To the first column is what a carriage return does.
  return stripEscapes(output.replace(toFirstColumn, '\r'))
    .replace(/\r+\n/g, '\n')
    .replace(/^[^\n]*\r(?=[^\n])/gm, '')
    .replace(/[\u0007\r]/g, '')
}

const toFirstColumn = /\u001b\[[01]?G/g
