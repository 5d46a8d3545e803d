import type { z } from 'zod'
import type { Findings } from '../finding.ts'
import type { ParsedDocument } from './parse-document.ts'
import type { HealthCode } from './session-health-rules.ts'

/** What a document holds when its fields are sound; undefined after findings. */
export function readBySchema<T>(
  schema: z.ZodType<T>,
  document: ParsedDocument,
  file: string,
  findings: Findings<HealthCode>,
): T | undefined {
  const parsed = schema.safeParse(document.value)
  if (parsed.success) return parsed.data
  reportIssues(parsed.error.issues, document, file, findings)
  return undefined
}

/** What a schema found, as findings. A rule's own code is its message; other messages name kinds, never values. */
function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  document: ParsedDocument,
  file: string,
  findings: Findings<HealthCode>,
): void {
  for (const issue of issues) {
    const place = document.place(issue.path.map((each) => (typeof each === 'number' ? each : String(each))))
    const own = ownWords[issue.message]
    if (own === undefined) findings.add('wrong-shape', file, issue.message, place)
    else findings.add(own.code, file, own.message, place)
  }
}

const ownWords: Readonly<Record<string, { code: HealthCode; message: string }>> = {
  'bad-epoch-ms': { code: 'bad-epoch-ms', message: 'milliseconds since 1970 were expected' },
  'bad-percent': { code: 'bad-percent', message: 'a number from 0 to 100 was expected' },
  'bad-reset-time': { code: 'bad-reset-time', message: 'a time such as "02:00" was expected' },
}
