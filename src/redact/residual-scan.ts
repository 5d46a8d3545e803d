import { findValues } from './exact.ts'
import { findByRules, markedOf } from './find.ts'
import { placeholderPattern } from './placeholders.ts'
import type { Rule } from './rule.ts'
import { builtinRules } from './rules.ts'
import { asItIs, type Views, viewsOf } from './views.ts'
import { bytesAsText } from './bytes.ts'

/** A secret that is still there. It never holds the secret itself. */
export interface SecretFinding {
  /** The id of the rule, or `value` for a known value. */
  rule: string
  /** The path inside the document, e.g. `exchanges[0].output`, or `line 3, column 7` of the text, counted from 1. */
  where: string
  /** Characters of the secret. */
  length: number
}

export interface ResidualOptions {
  rules?: readonly Rule[]
  /** Values that are known to be secret. */
  values?: readonly string[]
  /** Width of the terminal the text was meant for. */
  columns?: number
}

/**
 * Looks for secrets in the text of a tape as it would be written, once more and by itself: every string of the document decoded,
 * texts that belong together joined, base64 fields decoded, and the bare text for what is unmistakable.
 *
 * A text that is not JSON (after its leading comment lines) is scanned as plain text. Returns what it found, sorted
 * by place; an empty list means the text may be written.
 */
export function residualSecrets(text: string, options: ResidualOptions = {}): SecretFinding[] {
  const rules = options.rules ?? builtinRules
  const document = parsed(text)
  const findings = new Map<string, SecretFinding>()
  const scan = (
    scanned: string,
    views: Views,
    where: (at: number) => string,
    used: readonly Rule[],
  ): void => {
    const masked = [...scanned.matchAll(placeholderPattern())].map(({ 0: all, index }) => ({
      start: index,
      end: index + all.length,
    }))
    const found = [
      ...findByRules(views, used).map(({ rule, value, ranges }) => ({ rule: rule.id, value, ranges })),
      ...findValues(views, options.values ?? []).map(({ value, ranges }) => ({
        rule: 'value',
        value,
        ranges,
      })),
    ]
    for (const { rule, value, ranges } of found) {
      // The words of a placeholder and its numbers look like a name and its value, or like an address.
      if (
        ranges.length > 0 &&
        ranges.every((range) => masked.some(({ start, end }) => start <= range.start && range.end <= end))
      )
        continue
      const finding = { rule, where: where(ranges[0]?.start ?? 0), length: value.length }
      findings.set(JSON.stringify(finding), finding)
    }
  }
  // Of a document the strings are looked at one by one, decoded; its bare text is a second net under them.
  if (document === undefined)
    scan(text, viewsOf(text, options.columns), (at) => lineAndColumn(text, at), rules)
  else scan(text, asItIs(text), (at) => lineAndColumn(text, at), markedOf(rules))
  const streams = new Map<string, Piece[]>()
  for (const { path, value } of document === undefined ? [] : strings(document.value, '')) {
    const stream = streamOf(path)
    const pieces = streams.get(stream) ?? []
    streams.set(stream, pieces)
    if (typeof value === 'string') pieces.push({ path, text: decoded(path, value) })
    else pieces.push({ path, lines: value, text: value.join('') })
  }
  for (const pieces of streams.values()) {
    const joined = pieces.map((piece) => piece.text).join('')
    scan(joined, viewsOf(joined, options.columns), (at) => pathAt(pieces, at), rules)
  }
  return [...findings.values()].sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : 0))
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at)
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`
}

interface Piece {
  path: string
  text: string
  /** The lines of the text, where it is written as some. */
  lines?: readonly string[]
}

function pathAt(pieces: readonly Piece[], at: number): string {
  let end = 0
  for (const { path, lines, text } of pieces) {
    const start = end
    end += text.length
    if (at < end) return lines === undefined ? path : `${path}[${lineOf(lines, at - start)}]`
  }
  return ''
}

function lineOf(lines: readonly string[], at: number): number {
  let end = 0
  return lines.findIndex((line) => at < (end += line.length))
}

function decoded(path: string, value: string): string {
  return path.endsWith('B64') ? bytesAsText(Buffer.from(value, 'base64')) : value
}

/** The JSON of a tape, below its leading comments; undefined when it is something else, such as the bare number of a card. */
function parsed(text: string): { value: object } | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^(?:\s*\/\/[^\n]*\n)+/, ''))
    return typeof value === 'object' && value !== null ? { value } : undefined
  } catch {
    return undefined
  }
}

/** The strings of a document and the lines of its texts, which belong together. */
function* strings(value: unknown, path: string): Generator<{ path: string; value: string | string[] }> {
  if (typeof value === 'string') yield { path, value }
  else if (Array.isArray(value)) {
    if (isTextOfChunk.test(path) && areStrings(value)) yield { path, value }
    else for (const [index, each] of value.entries()) yield* strings(each, `${path}[${index}]`)
  } else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      const place = path === '' ? key : `${path}.${key}`
      yield* strings(each, place)
      // A password looks like anything; what it is, its key says.
      if (typeof each === 'string' && tellsMore.test(key))
        yield { path: `${place} (by its key)`, value: `${JSON.stringify(key)}: ${JSON.stringify(each)}` }
    }
}

function areStrings(values: readonly unknown[]): values is string[] {
  return values.every((value) => typeof value === 'string')
}

const isTextOfChunk = /^exchanges\[\d+\]\.output\.chunks\[\d+\]\.text$/

const tellsMore = /pass|pwd|secret|token|key|credential|auth|\bpin\b/i

/** Chunks follow each other on the terminal, across exchanges too, and so do keys; every other string stands alone. */
function streamOf(path: string): string {
  if (/^exchanges\[\d+\]\.output\.chunks\[\d+\]\.(?:text|dataB64)/.test(path)) return 'output'
  return /^exchanges\[\d+\]\.input\.data/.test(path) ? 'input' : path
}
