import { jsonScanCharsMax } from '../limits.ts'
import { printedText } from './last-line.ts'

/**
 * The first JSON object or array in a program's output, parsed; undefined if there is none. Brackets inside strings do
 * not count, and what only looks like JSON (`[INFO]`, `{see below}`) is passed over. An array of one number, such as a
 * shell's `[1]`, is taken only if nothing else is there.
 */
export function extractJson(output: string): unknown {
  const values = extractAllJson(output)
  return (
    values.find((value) => !(Array.isArray(value) && value.length === 1 && isNumber(value[0]))) ?? values[0]
  )
}

/** Every JSON object and array in a program's output, outermost only, in order. */
export function extractAllJson(output: string): unknown[] {
  const text = printedText(output)
  const values: unknown[] = []
  // A text of opening brackets only would otherwise be scanned once for each of them.
  let budget = jsonScanCharsMax
  for (let at = nextOpening(text, 0); at !== -1 && budget > 0;) {
    const end = closingOf(text, at, at + budget)
    budget -= end.scanned
    const value = end.at === -1 ? undefined : parsed(text.slice(at, end.at + 1))
    if (value === undefined) {
      at = nextOpening(text, at + 1)
    } else {
      values.push(value.value)
      at = nextOpening(text, end.at + 1)
    }
  }
  return values
}

function nextOpening(text: string, from: number): number {
  const opening = /[[{]/g
  opening.lastIndex = from
  return opening.exec(text)?.index ?? -1
}

/** Where the bracket that closes the one at `from` stands; -1 if none does before `to`. */
function closingOf(text: string, from: number, to: number): { at: number; scanned: number } {
  const end = Math.min(text.length, to)
  const open: string[] = []
  let quoted = false
  for (let at = from; at < end; at++) {
    const char = text.charAt(at)
    if (quoted) {
      if (char === '\\') at++
      else if (char === '"') quoted = false
      // A JSON string holds no line break, so the quote that opened it was none.
      else if (char === '\n') return { at: -1, scanned: at - from }
    } else if (char === '"') quoted = true
    else if (char === '{') open.push('}')
    else if (char === '[') open.push(']')
    else if (char === '}' || char === ']') {
      if (open.pop() !== char) return { at: -1, scanned: at - from }
      if (open.length === 0) return { at, scanned: at - from + 1 }
    }
  }
  return { at: -1, scanned: end - from }
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return undefined
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}
