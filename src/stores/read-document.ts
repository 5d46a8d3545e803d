import { storeDocumentBytesMax } from '../limits.ts'
import { errorCode } from '../files/error-code.ts'
import type { Findings, StorePlace } from './finding.ts'
import { findJsonFault } from './jsonl/json-fault.ts'
import { readRegular } from './regular-file.ts'

/** The text of a file that is read whole; undefined after a finding, for one that is too large too. */
export async function readDocument(
  file: string,
  name: string,
  findings: Findings<'unreadable-file'>,
): Promise<string | undefined> {
  try {
    return (await readRegular(file, storeDocumentBytesMax)).toString('utf8')
  } catch (error) {
    const why = error instanceof RangeError ? error.message : `cannot be read (${errorCode(error)})`
    findings.add('unreadable-file', name, why)
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

function placeOf(text: string, index: number): StorePlace {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
