import type { Findings, StorePlace } from '../finding.ts'
import { parseJsonDocument } from '../read-document.ts'
import { duplicateKeys } from '../yaml-duplicates.ts'
import { yamlWords } from '../yaml-words.ts'

/** A JSON or YAML document, and where its parts stand. */
export interface ParsedDocument {
  value: unknown
  /** The place of a path in the file; for JSON the path alone. */
  place(path: readonly (string | number)[]): StorePlace
}

/** Reads a document as its file name asks. Undefined after a finding. */
export async function parseDocument(
  text: string,
  file: string,
  findings: Findings<'invalid-json' | 'yaml-syntax' | 'duplicate-key'>,
): Promise<ParsedDocument | undefined> {
  return file.endsWith('.yaml') ? parseYaml(text, file, findings) : parseJson(text, file, findings)
}

function parseJson(
  text: string,
  file: string,
  findings: Findings<'invalid-json'>,
): ParsedDocument | undefined {
  const parsed = parseJsonDocument(text, file, findings)
  return parsed && { ...parsed, place: (path) => ({ path: printPath(path) }) }
}

async function parseYaml(
  text: string,
  file: string,
  findings: Findings<'yaml-syntax' | 'duplicate-key'>,
): Promise<ParsedDocument | undefined> {
  const yaml = await import('yaml')
  const lineCounter = new yaml.LineCounter()
  // The library's warnings go to the process, and quote what they warn of.
  const document = yaml.parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    version: '1.2',
    uniqueKeys: false,
    logLevel: 'error',
  })
  const complain = (code: 'yaml-syntax' | 'duplicate-key', words: string, offset: number): void => {
    const { line, col } = lineCounter.linePos(offset)
    findings.add(code, file, yamlWords(words), { line: Math.max(1, line), column: Math.max(1, col) })
  }
  for (const error of document.errors) complain('yaml-syntax', error.code, error.pos[0])
  const duplicates = duplicateKeys(yaml, document)
  for (const key of duplicates) complain('duplicate-key', 'DUPLICATE_KEY', key.range?.[0] ?? 0)
  if (document.errors.length > 0 || duplicates.length > 0) return undefined
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
    // Refuses an anchor that contains itself.
    if (text.includes('*')) JSON.stringify(value)
  } catch {
    findings.add('yaml-syntax', file, 'an alias without an anchor or inside it, or too many aliases', {
      line: 1,
      column: 1,
    })
    return undefined
  }
  return {
    value,
    place(path) {
      // The nearest part that is there: a missing field is reported where it is missing.
      for (let length = path.length; length >= 0; length -= 1) {
        const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
        const offset = yaml.isNode(node) ? node.range?.[0] : undefined
        if (offset === undefined) continue
        const { line, col } = lineCounter.linePos(offset)
        return { line, column: col, path: printPath(path) }
      }
      return { path: printPath(path) }
    },
  }
}

/** A path as findings show it, e.g. `sessions[0].health.status`. */
export function printPath(path: readonly PropertyKey[]): string {
  return path
    .map((each, at) => (typeof each === 'number' ? `[${each}]` : `${at === 0 ? '' : '.'}${String(each)}`))
    .join('')
}
