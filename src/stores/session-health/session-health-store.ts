import { homedir } from 'node:os'
import { join } from 'node:path'
import { epochNow } from '../../clock.ts'
import { migrateSessionHealth, type MigrationPlan } from './migrate.ts'
import { detectProfile } from './profile-detection.ts'
import type { AuthProfile, Billing, RuntimeState, SessionEntry } from './runtime-state.ts'
import { readRuntimeState, updateRuntimeState } from './state-file.ts'

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
