import { extractAllJson } from './extract-json.ts'
import type { DataFormat } from './investigation-patterns.ts'
import { printedText } from './last-line.ts'

/** The format of the data in a program's output; undefined for prose. The stricter formats are tried first. */
export function detectDataFormat(output: string): DataFormat | undefined {
  const text = printedText(output).trim()
  if (text === '') return undefined
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  for (const [format, looksLike] of checks) if (looksLike(text, lines)) return format
  return undefined
}

const checks: readonly (readonly [DataFormat, (text: string, lines: string[]) => boolean])[] = [
  ['json', isJson],
  ['xml', isXml],
  ['table', isRuledTable],
  ['ini', isIni],
  ['yaml', isYaml],
  ['csv', isCsv],
  ['key_value', isKeyValue],
  ['table', isAlignedTable],
]

/** JSON, or lines of JSON, perhaps with a little said around it. */
function isJson(text: string): boolean {
  if (!/[{[]/.test(text)) return false
  const values = extractAllJson(text)
  const chars = values.reduce((sum: number, value) => sum + JSON.stringify(value).length, 0)
  return values.length > 0 && chars >= text.replace(/\s+/g, '').length / 2
}

function isXml(text: string): boolean {
  if (/^<\?xml\b/.test(text)) return true
  const root = /^(?:<!DOCTYPE[^>]{0,300}>\s*)?<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(\/?)>/.exec(text)
  return root !== null && (root[2] === '/' || text.endsWith(`</${root[1]}>`))
}

/** A table with lines in it: ASCII art, box drawing, Markdown, or a rule of dashes under the heading. */
function isRuledTable(_: string, lines: string[]): boolean {
  const ruled = lines.filter(
    (line) => /^\s*[+|├┼┌└╔╟╚]?[-=─━═+|:┬┴┼┤┐┘╗╢╝ ]{3,}$/.test(line) && /[-=─━═]{2}/.test(line),
  )
  if (ruled.length === 0 || lines.length < 3) return false
  const celled = lines.filter((line) => /\S\s*[|│┃║]\s*\S/.test(line) || /\S {2,}\S/.test(line))
  const columns = ruled.some((line) => /[-=─━═]{2,}[ |+┼┬┴╬]+[-=─━═]{2,}/.test(line))
  return celled.length >= 2 || (columns && lines.length > ruled.length)
}

function isIni(_: string, lines: string[]): boolean {
  const sections = lines.filter((line) => /^\s*\[[\w .:"/-]+\]\s*$/.test(line)).length
  const pairs = lines.filter((line) => /^\s*[\w.-]+\s*=/.test(line)).length
  const comments = lines.filter((line) => /^\s*[;#]/.test(line)).length
  return sections > 0 && pairs > 0 && sections + pairs + comments === lines.length
}

function isYaml(text: string, lines: string[]): boolean {
  const shaped = lines.filter((line) =>
    /^\s*(?:- |#|---$|\.\.\.$|-$|(?:- )?["']?[\w./-]+["']?:(?:\s|$))/.test(line),
  )
  if (shaped.length < lines.length * 0.8 || lines.length < 2) return false
  if (text.startsWith('---')) return true
  // A list of plain values: `- milk`; a sentence behind each dash is prose.
  if (lines.every((line) => /^- ["']?[\w./@-]+(?: [\w./@-]+){0,3}["']?$/.test(line))) return true
  const keys = lines.filter((line) => /^\s*(?:- )?["']?[\w./-]+["']?:(?:\s|$)/.test(line)).length
  const nested = /^["']?[\w./-]+["']?:\s*\n(?:\s+|\s*- )\S/m.test(text)
  return keys > 0 && (nested || lines.some((line) => /^\s*- ["']?[\w./-]+["']?:\s/.test(line)))
}

function isCsv(_: string, lines: string[]): boolean {
  if (lines.length < 2) return false
  return [',', ';', '\t'].some((separator) => {
    const bare = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '""'))
    const counts = bare.map((line) => line.split(separator).length)
    // Prose has commas too, each followed by a space.
    const prose = bare.filter((line) => new RegExp(`${separator} `).test(line)).length > lines.length / 2
    return (counts[0] ?? 0) > 1 && new Set(counts).size === 1 && !prose
  })
}

function isKeyValue(_: string, lines: string[]): boolean {
  const pairs = lines.filter((line) => /^\s*[A-Za-z][\w .()/-]{0,40}?\s*(?:=|:(?=\s))\s*\S/.test(line))
  return pairs.length >= 2 && pairs.length >= lines.length * 0.8
}

/** Columns that begin at the same places in every line. */
function isAlignedTable(_: string, lines: string[]): boolean {
  if (lines.length < 3) return false
  const width = Math.min(...lines.map((line) => line.trimEnd().length))
  const isGap = (at: number): boolean => lines.every((line) => line.charAt(at) === ' ')
  const starts = lines.map((line) => line.search(/\S/))
  for (let at = Math.max(...starts) + 1; at < width; at++)
    if (isGap(at) && isGap(at - 1) && lines.every((line) => line.slice(at).trim() !== '')) return true
  return false
}
