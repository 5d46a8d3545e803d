import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { isUuidText } from '../session-id.ts'
import { FindingLog, type StoreFinding, type Findings } from '../finding.ts'
import { parseDocument } from './parse-document.ts'
import { readBySchema } from './read-by-schema.ts'
import { defaultProfile, defaultProfileId, entryOf } from './session-entry.ts'
import { loadSchemas, type Billing, type RuntimeState, type SessionHealth } from './runtime-state.ts'
import { sessionHealthRules, type HealthCode } from './session-health-rules.ts'
import { readRuntimeState, updateRuntimeState } from './state-file.ts'

export interface MigrationPlan {
  /** Profiles that are added. */
  profiles: string[]
  /** Sessions that are added. */
  sessions: string[]
  /** Older files that were left out, and why. */
  skipped: StoreFinding[]
  /** Whether anything was written. */
  written: boolean
}

/**
 * Puts `billing-shared.json` into the profile `default` and every `{session}.json` into a session entry. What the
 * state has already stays as it is, so that a second migration, or one after hand-made changes, adds only what is new.
 */
export async function migrateSessionHealth(
  folder: string,
  options: { dryRun: boolean; now: number },
): Promise<MigrationPlan> {
  const log = new FindingLog(sessionHealthRules)
  const schemas = await loadSchemas()
  const billing = await readOld(folder, 'billing-shared.json', log, schemas.billing)
  const healths: SessionHealth[] = []
  for (const name of (await readdir(folder).catch((): string[] => [])).sort()) {
    const id = /^(.+)\.json$/.exec(name)?.[1]
    // Other programs keep their own JSON files here; a session's is named by its id.
    if (id === undefined || !isUuidText(id)) continue
    const health = await readOld(folder, name, log, schemas.health)
    if (health === undefined) continue
    if (health.sessionId.toLowerCase() === id.toLowerCase()) healths.push(health)
    else log.add('session-id-mismatch', name, 'sessionId does not match the file name', { path: 'sessionId' })
  }
  const before = (await readRuntimeState(folder))?.state
  const { profiles, sessions } = addMissing(structuredClone(before), billing, healths, options.now)
  const skipped = log.report().findings
  const nothing = profiles.length === 0 && sessions.length === 0
  if (options.dryRun || nothing) return { profiles, sessions, skipped, written: false }
  let added = { profiles, sessions }
  await updateRuntimeState(
    folder,
    (state) => {
      added = addMissing(state, billing, healths, options.now)
    },
    options.now,
  )
  return { ...added, skipped, written: true }
}

function addMissing(
  state: RuntimeState | undefined,
  billing: Billing | undefined,
  healths: readonly SessionHealth[],
  now: number,
): { profiles: string[]; sessions: string[] } {
  const known = new Set(state?.sessions.map((each) => each.sessionId))
  const missing = healths.filter((each) => !known.has(each.sessionId))
  const hasDefault = state?.authProfiles.some((each) => each.profileId === defaultProfileId) === true
  const needsDefault = !hasDefault && (billing !== undefined || missing.length > 0)
  if (needsDefault) {
    state?.authProfiles.push(defaultProfile(billing, now))
  }
  for (const health of missing) state?.sessions.push(entryOf(health, defaultProfileId))
  const profile = state?.authProfiles.find((each) => each.profileId === defaultProfileId)
  if (profile !== undefined) profile.metadata.totalSessions += missing.length
  return { profiles: needsDefault ? [defaultProfileId] : [], sessions: missing.map((each) => each.sessionId) }
}

/** What one of the older files holds; undefined where there is none, or after findings. */
export async function readOld<T>(
  folder: string,
  name: string,
  findings: Findings<HealthCode>,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const document = await parseDocument(text, name, findings)
  return document && readBySchema(schema, document, name, findings)
}
