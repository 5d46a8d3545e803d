import type { Findings } from '../finding.ts'
import { redacted } from '../finding.ts'
import { epochMsMin } from '../instant.ts'
import type { JsonlOptions } from '../jsonl/jsonl-scanner.ts'
import { scanJsonl } from '../jsonl/scan-jsonl.ts'
import type { Complain } from './check-record.ts'
import type { ClaudeCode } from './claude-rules.ts'
import { isUuid } from '../session-id.ts'

/** Judges a `history.jsonl` and gives back the line of the last prompt of each session in it. */
export async function checkHistory(
  file: string,
  name: string,
  findings: Findings<ClaudeCode>,
  options: JsonlOptions = {},
): Promise<Map<string, number>> {
  const sessions = new Map<string, number>()
  await scanJsonl(
    file,
    name,
    findings,
    (entry, { line }) => {
      checkEntry(entry, (code, path, message) => findings.add(code, name, message, { line, path }))
      if (isUuid(entry['sessionId'])) sessions.set(entry['sessionId'], line)
    },
    options,
  )
  return sessions
}

function checkEntry(entry: Record<string, unknown>, complain: Complain): void {
  const { display, timestamp, project, sessionId, pastedContents } = entry
  if (typeof display !== 'string')
    complain(absentOr(display, 'wrong-kind'), 'display', `text was expected, found ${redacted(display)}`)
  else if (display === '') complain('blank-prompt', 'display', 'an empty prompt')
  if (typeof timestamp !== 'number' || !Number.isInteger(timestamp))
    complain(absentOr(timestamp, 'bad-timestamp'), 'timestamp', 'milliseconds since 1970 were expected')
  else if (timestamp < epochMsMin)
    complain('bad-timestamp', 'timestamp', 'this is seconds; milliseconds since 1970 were expected')
  if (typeof project !== 'string') complain(absentOr(project, 'wrong-kind'), 'project', 'a path was expected')
  else if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(project))
    complain('wrong-kind', 'project', 'an absolute path was expected')
  // Older versions wrote none.
  if (sessionId !== undefined && !isUuid(sessionId))
    complain('bad-id', 'sessionId', `a UUID was expected, found ${redacted(sessionId)}`)
  if (pastedContents === undefined) return
  if (typeof pastedContents !== 'object' || pastedContents === null || Array.isArray(pastedContents)) {
    complain('wrong-kind', 'pastedContents', 'an object was expected')
    return
  }
  for (const [key, paste] of Object.entries(pastedContents)) {
    const path = `pastedContents.${/^\d{1,9}$/.test(key) ? key : '?'}`
    if (typeof paste !== 'object' || paste === null || !('type' in paste) || typeof paste.type !== 'string')
      complain('wrong-kind', path, 'a paste with a type was expected')
  }
}

function absentOr(value: unknown, code: ClaudeCode): ClaudeCode {
  return value === undefined ? 'missing-field' : code
}
