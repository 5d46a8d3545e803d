import { annotationBytesMax, secretDataBytesMax } from '../../limits.ts'
import type { Findings } from '../finding.ts'

/** The server counts the decoded values only, not keys and not base64. Exactly the bound is allowed. */
export function checkDataSize(
  findings: Findings<'data-too-long' | 'apply-too-large'>,
  file: string,
  data: ReadonlyMap<string, Uint8Array>,
): void {
  let bytes = 0
  for (const value of data.values()) bytes += value.length
  if (bytes > secretDataBytesMax) {
    const message = `Too long: may not be more than ${secretDataBytesMax} bytes; the values hold ${bytes}`
    findings.add('data-too-long', file, message, { path: 'data' })
  }
  // Client-side apply keeps the whole manifest as JSON in one annotation, values still in base64.
  let applied = 0
  for (const [key, value] of data) applied += key.length + 6 + Math.ceil(value.length / 3) * 4
  if (applied > annotationBytesMax) {
    const message = `kubectl apply would keep a copy of over ${annotationBytesMax} bytes in an annotation, which the server refuses`
    findings.add('apply-too-large', file, message, { path: 'metadata.annotations' })
  }
}
