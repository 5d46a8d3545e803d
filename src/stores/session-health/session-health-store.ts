import { homedir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { epochNow } from '../../clock.ts'
import { OptionError, StoreFormatError } from '../../errors.ts'
import { describeReport, FindingLog } from '../finding.ts'
import { migrateSessionHealth, type MigrationPlan, readOld } from './migrate.ts'
import { billingFingerprint, detectProfile } from './profile-detection.ts'
import {
  type AuthProfile,
  type Billing,
  loadSchemas,
  type RuntimeState,
  type SessionEntry,
  type SessionHealth,
} from './runtime-state.ts'
import { defaultProfile, defaultProfileId, entryOf } from './session-entry.ts'
import { sessionHealthRules } from './session-health-rules.ts'
import { readRuntimeState, updateRuntimeState } from './state-file.ts'
import { formatStatusLine, type StatusLineOptions } from './status-line.ts'

/**
 * Reads and writes the unified state of a folder such as `~/.claude/session-health`. Every write is a whole file under
 * a lock; a file that cannot be understood is never written over.
 */
export class SessionHealthStore {
  readonly folder: string
  readonly #clock: () => number

  constructor(
    folder: string = join(homedir(), '.claude', 'session-health'),
    options: { clock?: () => number } = {},
  ) {
    this.folder = folder
    this.#clock = options.clock ?? epochNow
  }

  /** The state, or undefined where there is none yet. Throws a `StoreFormatError`. */
  async read(): Promise<RuntimeState | undefined> {
    return (await readRuntimeState(this.folder))?.state
  }

  /** Puts a whole state in place of the one there; its totals are counted anew. */
  async write(state: RuntimeState): Promise<RuntimeState> {
    return this.update((old) => {
      for (const key of Object.keys(old)) delete old[key]
      Object.assign(old, structuredClone(state))
    })
  }

  /** Changes the state in place, under the lock. */
  async update(change: (state: RuntimeState) => void): Promise<RuntimeState> {
    return updateRuntimeState(this.folder, change, this.#clock())
  }

  /** Puts a session in, or in place of the one of its id. Its profile must be there. */
  async upsertSession(session: SessionEntry): Promise<RuntimeState> {
    return this.update((state) => {
      const at = state.sessions.findIndex((each) => each.sessionId === session.sessionId)
      if (at >= 0) {
        state.sessions[at] = session
        return
      }
      state.sessions.push(session)
      const profile = state.authProfiles.find((each) => each.profileId === session.authProfile)
      if (profile !== undefined) profile.metadata.totalSessions += 1
    })
  }

  /** Puts a profile in, or in place of the one of its id. */
  async upsertProfile(profile: AuthProfile): Promise<RuntimeState> {
    return this.update((state) => {
      const at = state.authProfiles.findIndex((each) => each.profileId === profile.profileId)
      if (at >= 0) state.authProfiles[at] = profile
      else state.authProfiles.push(profile)
    })
  }

  /** Gives a billing to the profile it belongs to, by its fingerprint, or to a new one; gives back the profile's id. */
  async recordBilling(billing: Billing): Promise<string> {
    let id = ''
    const now = this.#clock()
    await this.update((state) => {
      id = detectProfile(state, billing, now).profileId
    })
    return id
  }

  /** What `billing-shared.json` says, which all sessions share; undefined where there is none. Throws a `StoreFormatError`. */
  async readSharedBilling(): Promise<Billing | undefined> {
    return this.#readOld('billing-shared.json', (await loadSchemas()).billing)
  }

  /** Gives a billing to the profile of this id. Throws an `OptionError` for a profile that is not there. */
  async updateProfileBilling(profileId: string, billing: Billing): Promise<RuntimeState> {
    const now = this.#clock()
    return this.update((state) => {
      const profile = state.authProfiles.find((each) => each.profileId === profileId)
      if (profile === undefined)
        throw new OptionError('profileId', profileId, 'the id of a profile that is there')
      profile.billing = billing
      profile.billingFingerprint = billingFingerprint(billing)
      profile.metadata.lastUsed = Math.max(profile.metadata.lastUsed, now)
    })
  }

  /**
   * Puts what was gathered of a session into the state, under the login it uses: the one its own fresh billing belongs to, else the
   * one it had, else the default one, which is made of the shared billing where it is missing.
   *
   * @returns the profile's id, and the one the session used before if that was another
   */
  async recordHealth(health: SessionHealth): Promise<{ profileId: string; switchedFrom?: string }> {
    const shared = await this.readSharedBilling()
    const { billing: schema } = await loadSchemas()
    const own = schema.safeParse(health.billing)
    const now = this.#clock()
    let linked: { profileId: string; switchedFrom?: string } = { profileId: defaultProfileId }
    await this.update((state) => {
      const at = state.sessions.findIndex((each) => each.sessionId === health.sessionId)
      const before = state.sessions[at]?.authProfile
      const profile =
        own.success && own.data.isFresh
          ? detectProfile(state, own.data, now)
          : (state.authProfiles.find((each) => each.profileId === before) ??
            ensureDefault(state, shared, now))
      const { profileId } = profile
      const entry = entryOf(health, profileId)
      if (at >= 0) state.sessions[at] = entry
      else state.sessions.push(entry)
      if (before !== profileId) profile.metadata.totalSessions += 1
      linked =
        before === undefined || before === profileId ? { profileId } : { profileId, switchedFrom: before }
    })
    return linked
  }

  /**
   * A session as one line, by the settings in `config.json` unless the options say otherwise; undefined if it is not there.
   *
   * @throws StoreFormatError for a `config.json` that cannot be understood
   */
  async statusLine(sessionId: string, options: StatusLineOptions = {}): Promise<string | undefined> {
    const state = await this.read()
    const session = state?.sessions.find((each) => each.sessionId === sessionId)
    if (session === undefined) return undefined
    const profile = state?.authProfiles.find((each) => each.profileId === session.authProfile)
    const config = await this.#readOld('config.json', (await loadSchemas()).config)
    const { components, showAuthProfile } = config ?? {}
    return formatStatusLine(session, profile, {
      ...options,
      components: { ...components, ...options.components },
      showAuthProfile: options.showAuthProfile ?? showAuthProfile === true,
    })
  }

  async #readOld<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const log = new FindingLog(sessionHealthRules)
    const read = await readOld(this.folder, name, log, schema)
    const report = log.report()
    if (report.valid) return read
    throw new StoreFormatError(join(this.folder, name), `It cannot be understood:\n${describeReport(report)}`)
  }

  /** The sessions that use a profile. */
  async sessionsOf(profileId: string): Promise<SessionEntry[]> {
    return ((await this.read())?.sessions ?? []).filter((each) => each.authProfile === profileId)
  }

  /** The billing of a profile; undefined if there is no such profile. */
  async billingOf(profileId: string): Promise<Billing | undefined> {
    return (await this.read())?.authProfiles.find((each) => each.profileId === profileId)?.billing
  }

  /** The profile a session uses; undefined if the session is not there. */
  async profileOf(sessionId: string): Promise<AuthProfile | undefined> {
    const state = await this.read()
    const session = state?.sessions.find((each) => each.sessionId === sessionId)
    return state?.authProfiles.find((each) => each.profileId === session?.authProfile)
  }

  async activeSessionCount(): Promise<number> {
    return (await this.read())?.sessions.length ?? 0
  }

  /** What `migrate` would do. Writes nothing. */
  async planMigration(): Promise<MigrationPlan> {
    return migrateSessionHealth(this.folder, { dryRun: true, now: this.#clock() })
  }

  /** Makes the unified state from the older files, which stay as they are. Doing it again changes nothing. */
  async migrate(): Promise<MigrationPlan> {
    return migrateSessionHealth(this.folder, { dryRun: false, now: this.#clock() })
  }
}

function ensureDefault(state: RuntimeState, shared: Billing | undefined, now: number): AuthProfile {
  const there = state.authProfiles.find((each) => each.profileId === defaultProfileId)
  if (there !== undefined) return there
  const made = defaultProfile(shared, now)
  state.authProfiles.push(made)
  return made
}
