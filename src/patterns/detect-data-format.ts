import { extractAllJson } from './extract-json.ts'
import type { DataFormat } from './investigation-patterns.ts'
import { printedText } from './last-line.ts'
import { isIni, isKeyValue } from './looks-like-settings.ts'
import { isAlignedTable, isRuledTable } from './looks-like-table.ts'
import { isYaml } from './looks-like-yaml.ts'

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
  if (/^<(?:\?xml|!doctype)\b/i.test(text)) return true
  const root = /^(?:<!--[\s\S]*?-->\s*)*<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(\/?)>/.exec(text)
  return root !== null && (root[2] === '/' || text.endsWith(`</${root[1]}>`))
}

/** As many fields in every line, each a value and no clause of a sentence. */
function isCsv(_: string, lines: string[]): boolean {
  if (lines.length < 2) return false
  return [',', ';', '\t'].some((separator) => {
    const bare = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '""').replace(/(?<==)'[^']*'/g, "''"))
    const rows = bare.map((line) => line.split(separator))
    const columns = rows[0]?.length ?? 0
    // Below a heading the last fields of a row may be left out.
    const headed = columns >= headedMin && (rows[0] ?? []).every((field) => /^[\w.-]+$/.test(field.trim()))
    const fits = ({ length }: string[]): boolean =>
      length === columns || (headed && length < columns && length >= columns / 2)
    if (columns < 2 || !rows.every(fits)) return false
    const fields = rows.flat().map((field) => field.trim())
    // The statements of a language end with a semicolon each.
    if (columns === 2 && rows.every(([, last = '']) => last.trim() === '')) return false
    if (separator === '\t')
      return !rows.every(([name = '']) => /:\s*$/.test(name)) && !fields.some((field) => / {4,}/.test(field))
    const clauses = fields.filter((field) => field.split(/\s+/).length > fieldWordsMax).length
    const loose = bare.filter((line) => line.includes(`${separator} `)).length
    return (
      clauses <= fields.length / 10 &&
      (loose <= lines.length / 2 || fields.every((field) => !/\s/.test(field)))
    )
  })
}

const fieldWordsMax = 6
const headedMin = 4
