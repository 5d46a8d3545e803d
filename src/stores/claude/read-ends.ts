import { open } from 'node:fs/promises'
import { sessionEndBytes } from '../../limits.ts'
import { FindingLog } from '../finding.ts'
import { jsonlRules } from '../jsonl/jsonl-rules.ts'
import { JsonlScanner } from '../jsonl/jsonl-scanner.ts'
import type { JsonlRecord } from '../jsonl/judge-line.ts'

export interface SessionEnds {
  /** Whole records from the beginning of the file, and from its end, each in order. They may overlap. */
  head: JsonlRecord[]
  tail: JsonlRecord[]
  size: number
  mtimeMs: number
}

/**
 * The records at both ends of a transcript, without reading what lies between. An end grows until `enough` is content
 * with it or the whole file was read, for one line may be longer than any fixed end.
 */
export async function readEnds(
  file: string,
  enough: { head: (records: JsonlRecord[]) => boolean; tail: (records: JsonlRecord[]) => boolean },
): Promise<SessionEnds> {
  const handle = await open(file, 'r')
  try {
    const { size, mtimeMs } = await handle.stat()
    const read = async (from: number, bytes: number): Promise<JsonlRecord[]> => {
      const buffer = Buffer.alloc(bytes)
      const { bytesRead } = await handle.read(buffer, 0, bytes, from)
      // A window that begins inside a line begins after that line.
      const start = from === 0 ? 0 : buffer.indexOf(0x0a) + 1
      return start === 0 && from > 0 ? [] : wholeRecords(buffer.subarray(start, bytesRead))
    }
    const grow = async (at: 'head' | 'tail'): Promise<JsonlRecord[]> => {
      for (let bytes = Math.min(size, sessionEndBytes); ; bytes = Math.min(size, bytes * 8)) {
        const records = await read(at === 'head' ? 0 : size - bytes, bytes)
        if (bytes === size || enough[at](records)) return records
      }
    }
    return { head: await grow('head'), tail: await grow('tail'), size, mtimeMs }
  } finally {
    await handle.close()
  }
}

function wholeRecords(bytes: Uint8Array): JsonlRecord[] {
  const records: JsonlRecord[] = []
  const scanner = new JsonlScanner(new FindingLog(jsonlRules), '', (record) => records.push(record))
  scanner.push(bytes)
  scanner.end()
  return records
}
