import { printedText } from '../patterns/last-line.ts'
import { paintedLine } from './painted-line.ts'

/** What was printed since a question, as an answer: without the echo of the question, and its last line apart. */
export function replyText(printed: string, asked: string): { text: string; prompt: string } {
  const lines = withoutEcho(printedText(printed).split('\n'), asked.trim())
  const last = lines.pop() ?? ''
  const unfinished = printed.slice(printed.lastIndexOf('\n') + 1)
  return { text: lines.join('\n'), prompt: isPainted(unfinished) ? paintedLine(unfinished) : last }
}

/** Whether the cursor went back on a line, or along it. */
function isPainted(line: string): boolean {
  return /[\b\r]|\u001b\[\d*[CDGKPX]/.test(line)
}

/** The echo is the first line: the question, perhaps behind a prompt that a line editor painted anew. */
function withoutEcho(lines: string[], asked: string): string[] {
  if (asked === '') return lines.length > 1 && lines[0] === '' ? lines.slice(1) : lines
  const first = (lines[0] ?? '').trim()
  return lines.length > 1 && first.endsWith(asked) ? lines.slice(1) : lines
}
