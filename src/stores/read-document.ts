import { lstat, readFile } from 'node:fs/promises'
import { storeDocumentBytesMax } from '../limits.ts'
import { errorCode } from '../error-code.ts'
import type { Findings, Place } from './finding.ts'
import { findJsonFault } from './jsonl/json-fault.ts'

/** The text of a file that is read whole; undefined after a finding, for one that is too large too. */
export async function readDocument(
  file: string,
  name: string,
  findings: Findings<'unreadable-file'>,
): Promise<string | undefined> {
  try {
    const { size } = await lstat(file)
    if (size <= storeDocumentBytesMax) return await readFile(file, 'utf8')
    findings.add('unreadable-file', name, `${size} bytes; at most ${storeDocumentBytesMax} are read`)
  } catch (error) {
    findings.add('unreadable-file', name, `cannot be read (${errorCode(error)})`)
  }
  return undefined
}

/** The value of a JSON text; undefined after a finding. */
export function parseJsonDocument(
  text: string,
  name: string,
  findings: Findings<'invalid-json'>,
): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    findings.add('invalid-json', name, 'invalid JSON', placeOf(text, findJsonFault(text)?.index ?? 0))
    return undefined
  }
}

function placeOf(text: string, index: number): Place {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
