import { createHash } from 'node:crypto'
import type { AuthProfile, Billing, RuntimeState } from './runtime-state.ts'

/**
 * A stable mark of the login a billing belongs to, made of what does not change from fetch to fetch: when its day
 * begins and, where it says so, its budget. Costs, rates, percentages and token counts grow all day and are left out:
 * a mark made of them would call every fetch a new login.
 */
export function billingFingerprint(billing: Billing): string {
  const stable = [
    billing.resetTime,
    limitOf(billing, 'dailyBudget'),
    limitOf(billing, 'budgetLimit'),
    limitOf(billing, 'accountId'),
  ]
  return createHash('sha256').update(JSON.stringify(stable)).digest('hex').slice(0, 16)
}

/**
 * The profile a billing belongs to: one that has its fingerprint, else the only one that was never given a
 * fingerprint and has the same fingerprint by its own billing, else a new one, which is added to the state.
 */
export function detectProfile(state: RuntimeState, billing: Billing, now: number): AuthProfile {
  const fingerprint = billingFingerprint(billing)
  const known =
    state.authProfiles.find((each) => each.billingFingerprint === fingerprint) ??
    state.authProfiles.find(
      (each) => each.billingFingerprint === undefined && billingFingerprint(each.billing) === fingerprint,
    )
  if (known !== undefined) {
    known.billing = billing
    known.billingFingerprint ??= fingerprint
    known.metadata.lastUsed = Math.max(known.metadata.lastUsed, now)
    return known
  }
  const made: AuthProfile = {
    profileId: freeId(state, now),
    label: `Auto-detected Account ${state.authProfiles.length + 1}`,
    billingFingerprint: fingerprint,
    billing,
    metadata: { detectionMethod: 'auto', firstSeen: now, lastUsed: now, totalSessions: 0 },
  }
  state.authProfiles.push(made)
  return made
}

function limitOf(billing: Billing, key: string): string | number | null {
  const value = billing[key]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function freeId(state: RuntimeState, now: number): string {
  const taken = new Set(state.authProfiles.map((each) => each.profileId))
  let id = `auto_${now}`
  for (let nth = 2; taken.has(id); nth += 1) id = `auto_${now}_${nth}`
  return id
}
