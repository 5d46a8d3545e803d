import { jsonlReadBytes } from '../../limits.ts'
import { errorCode } from '../../files/error-code.ts'
import type { JsonlFindings } from './jsonl-rules.ts'
import { openRegular } from '../regular-file.ts'
import { JsonlScanner, type JsonlOptions, type JsonlPlace, type JsonlStats } from './jsonl-scanner.ts'
import type { JsonlRecord } from './judge-line.ts'

/**
 * Reads a JSONL file of any size in bounded memory and calls back for every record. Whatever is wrong becomes a
 * finding; this never throws, not even when the file is missing (then: undefined).
 *
 * @param file  path to read
 * @param name  how findings call the file
 */
export async function scanJsonl(
  file: string,
  name: string,
  findings: JsonlFindings,
  record: (record: JsonlRecord, place: JsonlPlace) => void,
  options: JsonlOptions = {},
): Promise<JsonlStats | undefined> {
  try {
    await using handle = await openRegular(file)
    const scanner = new JsonlScanner(findings, name, record, options)
    const buffer = Buffer.allocUnsafe(jsonlReadBytes)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) break
      scanner.push(buffer.subarray(0, bytesRead))
    }
    return scanner.end()
  } catch (error) {
    findings.add('unreadable-file', name, `cannot be read (${errorCode(error)})`)
    return undefined
  }
}
