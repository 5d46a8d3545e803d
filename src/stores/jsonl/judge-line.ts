/// <reference types="node" preserve="true" />
import { isUtf8 } from 'node:buffer'
import { findJsonFault, type JsonFault } from './json-fault.ts'
import type { JsonlFindings } from './jsonl-rules.ts'
import { findLoneSurrogate } from './lone-surrogate.ts'

export type JsonlRecord = Record<string, unknown>

export interface LineFacts {
  findings: JsonlFindings
  file: string
  line: number
  /** No line break ended it, so the write may have been cut off. */
  last: boolean
  utf8: boolean
  nul: boolean
  stripTrailingNuls: boolean
}

/** The record of a line, `blank` for a line of white space, undefined when a finding says why there is none. */
export function judgeLine(line: Buffer, facts: LineFacts): JsonlRecord | 'blank' | undefined {
  const { findings, file } = facts
  let bytes = line
  if (facts.nul) {
    const stripped = withoutNuls(line, facts)
    if (stripped === undefined) return undefined
    bytes = stripped
  }
  if (!facts.utf8) {
    const column = firstBadByte(line) + 1
    findings.add('invalid-utf8', file, `byte ${column} is not UTF-8`, { line: facts.line, column })
    return undefined
  }
  // A byte order mark later in a file is a character like any other, and no JSON.
  if (facts.line === 1) bytes = withoutMark(bytes, facts)
  // Asked first, for a parser that refuses is slow, and a file may be full of blank lines.
  if (bytes.length === 0) return 'blank'
  const text = bytes.toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (text.trim() === '') return 'blank'
    explain(text, facts)
    return undefined
  }
  if (!isRecord(value)) {
    const message = `a JSON ${kindOf(value)} where an object with fields was expected`
    findings.add('not-an-object', file, message, { line: facts.line, column: 1 })
    return undefined
  }
  // A text without the escape cannot hold a lone surrogate: its bytes were UTF-8.
  if (surrogateEscape.test(text)) {
    const path = findLoneSurrogate(value)
    if (path !== undefined) {
      findings.add('lone-surrogate', file, 'a string holds half of a surrogate pair', {
        line: facts.line,
        path,
      })
      return undefined
    }
  }
  return value
}

const surrogateEscape = /\\u[dD][89a-fA-F]/

function isRecord(value: unknown): value is JsonlRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const _ in value) return true
  return false
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (value === null) return 'null'
  return typeof value === 'object' ? 'object without fields' : typeof value
}

function withoutMark(line: Buffer, facts: LineFacts): Buffer {
  if (line[0] !== 0xef || line[1] !== 0xbb || line[2] !== 0xbf) return line
  const message = 'the file begins with a byte order mark'
  facts.findings.add('byte-order-mark', facts.file, message, { line: 1, column: 1 })
  return line.subarray(3)
}

function withoutNuls(line: Buffer, facts: LineFacts): Buffer | undefined {
  const first = line.indexOf(0)
  let end = line.length
  if (line[end - 1] === 0x0d) end -= 1
  let tail = end
  while (tail > 0 && line[tail - 1] === 0) tail -= 1
  const count = line.reduce((sum, byte) => (byte === 0 ? sum + 1 : sum), 0)
  const place = { line: facts.line, column: first + 1 }
  const padded = first === tail && tail > 0
  if (padded && facts.stripTrailingNuls && facts.utf8) {
    facts.findings.add('nul-padding', facts.file, `a record followed by ${count} NUL bytes`, place)
    return line.subarray(0, tail)
  }
  const what = first === 0 && tail === 0 ? 'nothing but' : padded ? 'a record followed by' : 'a line with'
  facts.findings.add('nul-bytes', facts.file, `${what} ${count} NUL ${count === 1 ? 'byte' : 'bytes'}`, place)
  return undefined
}

function explain(text: string, facts: LineFacts): void {
  const { findings, file, line } = facts
  const fault: JsonFault = findJsonFault(text) ?? { kind: 'syntax', index: 0 }
  const column = fault.index + 1
  if (fault.kind === 'goes-on' && isJson(text.slice(fault.index))) {
    findings.add('two-records', file, `a second record begins at column ${column}`, { line, column })
    return
  }
  const next = wholeRecordAfter(text)
  if (next !== undefined) {
    const message = `a record breaks off and another begins at column ${next + 1}`
    findings.add('cut-record', file, message, { line, column: next + 1 })
  } else if (fault.kind === 'ends-early' && facts.last) {
    findings.add('torn-tail', file, `the last line breaks off after ${text.length} characters`, {
      line,
      column,
    })
  } else if (fault.kind === 'control') {
    findings.add('control-character', file, 'a raw control character inside a string', { line, column })
  } else {
    const message = fault.kind === 'ends-early' ? 'the record breaks off' : 'this is not JSON'
    findings.add('malformed-json', file, message, { line, column })
  }
}

const beginningsTried = 32

/** Where a whole record begins that a broken one runs into. Records begin with a key, so `{"` marks the candidates. */
function wholeRecordAfter(text: string): number | undefined {
  if (!/^[ \t]*\{/.test(text)) return undefined
  let from = 1
  for (let tries = 0; tries < beginningsTried; tries += 1) {
    const index = text.indexOf('{"', from)
    if (index === -1) return undefined
    if (isJson(text.slice(index))) return index
    from = index + 1
  }
  return undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Index of the first byte of the first character that is not UTF-8. */
function firstBadByte(line: Buffer): number {
  let sound = 0
  let unsound = line.length + 1
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >>> 1
    // A beginning that stops inside a character is sound while streaming, but the whole line must be complete.
    const stream = middle < line.length
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(line.subarray(0, middle), { stream })
      sound = middle
    } catch {
      unsound = middle
    }
  }
  let start = sound
  while (start > 0 && !isUtf8(line.subarray(0, start))) start -= 1
  return start
}
