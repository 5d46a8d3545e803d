import { stripVTControlCharacters } from 'node:util'
import { printedText } from '../patterns/last-line.ts'

/** What was printed since a question, as an answer: without the echo of the question, and its last line apart. */
export function replyText(printed: string, asked: string): { text: string; prompt: string } {
  const lines = withoutEcho(printedText(printed).split('\n'), asked.trim())
  const last = lines.pop() ?? ''
  const prompt = last.trim() === '' && last !== '' ? painted(printed) : last
  return { text: lines.join('\n'), prompt }
}

/** The last line as a terminal shows it, where a line editor blanked it and went back. */
function painted(printed: string): string {
  const line = stripVTControlCharacters(printed.slice(printed.lastIndexOf('\n') + 1))
  const cells: string[] = []
  let at = 0
  for (const char of line) {
    if (char === '\r') at = 0
    else if (char === '\b') at = Math.max(0, at - 1)
    else if (char >= ' ') cells[at++] = char
  }
  const text = cells.join('').trimEnd()
  return text === '' ? '' : `${text} `
}

/** The echo is the first line: the question, perhaps behind a prompt that a line editor painted anew. */
function withoutEcho(lines: string[], asked: string): string[] {
  if (asked === '') return lines.length > 1 && lines[0] === '' ? lines.slice(1) : lines
  const first = (lines[0] ?? '').trim()
  return lines.length > 1 && first.endsWith(asked) ? lines.slice(1) : lines
}
