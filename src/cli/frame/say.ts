import { printableLines } from '../../text/printable.ts'
import { plainText } from '../../text/plain-text.ts'

/** Prints lines of our own on standard output. Text of a tape or a program goes through {@link safe} first. */
export function say(text: string): void {
  process.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`)
}

/** Prints one line of JSON. JSON spells control characters out; the bidirectional ones stay what they are, inside of strings. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** What is no result: progress, hints, warnings. */
export function note(text: string): void {
  process.stderr.write(text === '' || text.endsWith('\n') ? text : `${text}\n`)
}

/** Somebody else's text for a terminal: no escape sequence of it stays alive. */
export function safe(text: string): string {
  return plainText(text)
}

/** The same on one line. */
export function safeLine(text: string): string {
  return printableLines(plainText(text)).replace(/\s+/g, ' ').trim()
}

/** Rows under a heading, each column as wide as it has to be; nothing where there are no rows. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const all = [heading, ...rows]
  const widths = heading.map((_, column) =>
    column === heading.length - 1 ? 0 : Math.max(...all.map((row) => (row[column] ?? '').length)),
  )
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** `1 tape`, `2 tapes`. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
