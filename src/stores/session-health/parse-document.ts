import type { Findings, Place } from '../finding.ts'
import { findJsonFault } from '../jsonl/json-fault.ts'
import { yamlWords } from '../yaml-words.ts'

/** A JSON or YAML document, and where its parts stand. */
export interface ParsedDocument {
  value: unknown
  /** The place of a path in the file; for JSON the path alone. */
  place(path: readonly (string | number)[]): Place
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
  try {
    return { value: JSON.parse(text), place: (path) => ({ path: printPath(path) }) }
  } catch {
    const before = text.slice(0, findJsonFault(text)?.index ?? 0).split('\n')
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    findings.add('invalid-json', file, 'invalid JSON', place)
    return undefined
  }
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
    logLevel: 'error',
  })
  for (const error of document.errors) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    const code = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax'
    findings.add(code, file, yamlWords(error.code), { line: Math.max(1, line), column: Math.max(1, col) })
  }
  if (document.errors.length > 0) return undefined
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 100 })
  } catch {
    findings.add('yaml-syntax', file, 'an alias without an anchor, or too many aliases', {
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
