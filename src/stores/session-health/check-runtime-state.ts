import type { Findings } from '../finding.ts'
import type { ParsedDocument } from './parse-document.ts'
import { loadSchemas, type RuntimeState } from './runtime-state.ts'
import { readBySchema } from './read-by-schema.ts'
import type { HealthCode } from './session-health-rules.ts'

/** Judges a runtime state: fields, ranges, references, totals. Gives it back when its fields are sound. */
export async function checkRuntimeState(
  document: ParsedDocument,
  file: string,
  findings: Findings<HealthCode>,
): Promise<RuntimeState | undefined> {
  const { state: schema } = await loadSchemas()
  const state = readBySchema(schema, document, file, findings)
  if (state === undefined) return undefined
  const add = (code: HealthCode, message: string, ...path: (string | number)[]): void =>
    findings.add(code, file, message, document.place(path))

  const profiles = new Set<string>()
  state.authProfiles.forEach(({ profileId, metadata }, at) => {
    if (profiles.has(profileId))
      add('duplicate-profile', 'a profile of this id stands before', 'authProfiles', at, 'profileId')
    profiles.add(profileId)
    if (metadata.firstSeen > metadata.lastUsed)
      add('time-order', 'firstSeen is after lastUsed', 'authProfiles', at, 'metadata', 'firstSeen')
  })
  const sessions = new Set<string>()
  state.sessions.forEach((session, at) => {
    const here = (code: HealthCode, message: string, ...path: string[]): void =>
      add(code, message, 'sessions', at, ...path)
    const id = session.sessionId.toLowerCase()
    if (sessions.has(id)) here('duplicate-session', 'a session of this id stands before', 'sessionId')
    sessions.add(id)
    if (!profiles.has(session.authProfile))
      here('unknown-auth-profile', 'no profile has this profileId', 'authProfile')
    const { context, health, transcript, alerts } = session
    if (context.tokensUsed + context.tokensLeft > context.windowSize)
      here('context-overflow', 'tokensUsed and tokensLeft are more than windowSize', 'context', 'tokensUsed')
    if (health.status === 'healthy' && health.issues.length > 0)
      here('healthy-with-issues', 'healthy, yet it has issues', 'health', 'issues')
    if (!transcript.exists && transcript.sizeBytes > 0)
      here('transcript-size', 'it does not exist, yet it has a size', 'transcript', 'sizeBytes')
    if (alerts.secretsDetected !== (alerts.secretTypes ?? []).length > 0 && alerts.secretTypes !== undefined)
      here('secret-types-mismatch', 'secretTypes and secretsDetected disagree', 'alerts', 'secretTypes')
  })
  // A separate, mild finding: documents written by hand show fewer entries than they count.
  const { totalAuthProfiles, totalActiveSessions } = state.metadata
  if (totalAuthProfiles !== state.authProfiles.length)
    add(
      'count-mismatch',
      `${totalAuthProfiles} counted, ${state.authProfiles.length} there`,
      'metadata',
      'totalAuthProfiles',
    )
  if (totalActiveSessions !== state.sessions.length)
    add(
      'count-mismatch',
      `${totalActiveSessions} counted, ${state.sessions.length} there`,
      'metadata',
      'totalActiveSessions',
    )
  return state
}
