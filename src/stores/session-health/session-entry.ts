import type { AuthProfile, Billing, SessionEntry, SessionHealth } from './runtime-state.ts'
import { billingFingerprint } from './profile-detection.ts'

/** A session as the unified state keeps it, made of what was gathered of it. */
export function entryOf(health: SessionHealth, authProfile: string): SessionEntry {
  const { gatheredAt, billing: _, ...facts } = structuredClone(health)
  return {
    ...facts,
    authProfile,
    metadata: { gatheredAt, lastActivity: facts.transcript.lastModified },
  }
}

/** The login of everybody who has no other. */
export const defaultProfileId = 'default'

export function defaultProfile(billing: Billing | undefined, now: number): AuthProfile {
  return {
    profileId: defaultProfileId,
    label: 'Primary Account',
    ...(billing === undefined ? {} : { billingFingerprint: billingFingerprint(billing) }),
    billing: billing ?? neverFetched,
    metadata: { detectionMethod: 'auto', firstSeen: now, lastUsed: now, totalSessions: 0 },
  }
}

const neverFetched: Billing = {
  costToday: 0,
  burnRatePerHour: 0,
  budgetRemaining: 0,
  budgetPercentUsed: 0,
  resetTime: '00:00',
  totalTokens: 0,
  tokensPerMinute: null,
  isFresh: false,
  lastFetched: 0,
}
