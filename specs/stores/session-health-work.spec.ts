import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { OptionError, StoreFormatError } from '../../src/errors.ts'
import { builtEpoch } from '../../src/stores/builders/claude-records.ts'
import {
  buildBilling,
  buildRuntimeState,
  buildSessionEntry,
} from '../../src/stores/builders/session-health-builder.ts'
import { billingFingerprint } from '../../src/stores/session-health/profile-detection.ts'
import type { Billing, SessionHealth } from '../../src/stores/session-health/runtime-state.ts'
import { SessionHealthStore } from '../../src/stores/session-health/session-health-store.ts'
import { formatStatusLine } from '../../src/stores/session-health/status-line.ts'
import { validateSessionHealthStore } from '../../src/stores/session-health/validate-session-health.ts'
import { columnsOf } from '../../src/text/columns.ts'

const now = builtEpoch + 60_000
let folder: string
let store: SessionHealthStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  store = new SessionHealthStore(folder, { clock: () => now })
  return () => rm(folder, { recursive: true })
})

const put = (name: string, value: unknown): Promise<void> =>
  writeFile(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value), { mode: 0o600 })

/** What the older programs gather of a session, its login's billing with it. */
function healthOf(at: number, billing?: Billing): SessionHealth {
  const { authProfile: _, metadata, ...facts } = buildSessionEntry(at)
  return { ...facts, gatheredAt: metadata.gatheredAt, ...(billing === undefined ? {} : { billing }) }
}

const id = (at: number): string => buildSessionEntry(at).sessionId

describe('the shared billing', () => {
  it('is read, is nothing where there is none, and is refused where it is broken', async () => {
    expect(await store.readSharedBilling()).toBeUndefined()
    await put('billing-shared.json', buildBilling())
    expect(await store.readSharedBilling()).toEqual(buildBilling())
    await put('billing-shared.json', { ...buildBilling(), budgetPercentUsed: 200 })
    await expect(store.readSharedBilling()).rejects.toThrow(StoreFormatError)
    await put('billing-shared.json', '{"torn')
    await expect(store.readSharedBilling()).rejects.toThrow('billing-shared.json')
  })
})

describe('recordHealth', () => {
  it('makes the default login of the shared billing for a session that has no other', async () => {
    await put('billing-shared.json', buildBilling({ costToday: 5 }))
    expect(await store.recordHealth(healthOf(1))).toEqual({ profileId: 'default' })
    const state = await store.read()
    expect(state?.authProfiles).toMatchObject([
      {
        profileId: 'default',
        label: 'Primary Account',
        billing: { costToday: 5 },
        metadata: { totalSessions: 1 },
      },
    ])
    expect(state?.sessions).toEqual([buildSessionEntry(1)])
    const { valid, counts } = await validateSessionHealthStore(folder, { now })
    expect({ valid, counts }).toEqual({ valid: true, counts: { error: 0, warning: 0, info: 0 } })
  })

  it('finds the login a session uses by its own fresh billing, and says when it switches', async () => {
    const [first, second] = [
      buildBilling({ resetTime: '02:00', isFresh: true }),
      buildBilling({ resetTime: '09:00', isFresh: true }),
    ]
    const one = await store.recordHealth(healthOf(1, first))
    expect(one).toEqual({ profileId: `auto_${now}` })
    expect(await store.recordHealth(healthOf(2, { ...first, costToday: 200 }))).toEqual(one)
    const other = await store.recordHealth(healthOf(3, second))
    expect(other.profileId).not.toBe(one.profileId)
    expect(await store.recordHealth(healthOf(1, second))).toEqual({ ...other, switchedFrom: one.profileId })
    expect((await store.sessionsOf(other.profileId)).map((each) => each.sessionId)).toEqual([id(1), id(3)])
    expect((await store.billingOf(one.profileId))?.costToday).toBe(200)
    // Gathered again it is counted once, and stays where it was while its billing is old or none.
    expect(await store.recordHealth(healthOf(1, { ...first, isFresh: false }))).toEqual(other)
    expect(await store.recordHealth(healthOf(1))).toEqual(other)
    expect((await store.read())?.authProfiles.map((each) => each.metadata.totalSessions)).toEqual([2, 2])
  })

  it('loses nothing when many sessions are gathered at once', async () => {
    const all = Array.from({ length: 24 }, (_, at) =>
      store.recordHealth(healthOf(at + 1, buildBilling({ isFresh: true, resetTime: `0${at % 3}:00` }))),
    )
    await Promise.all(all)
    const state = await store.read()
    expect(state?.sessions).toHaveLength(24)
    expect(state?.authProfiles.map((each) => each.metadata.totalSessions)).toEqual([8, 8, 8])
    expect((await validateSessionHealthStore(folder, { now })).valid).toBe(true)
  })
})

describe('updateProfileBilling', () => {
  it('gives a login its billing and its fingerprint, and refuses one that is not there', async () => {
    await store.write(buildRuntimeState())
    const billing = buildBilling({ resetTime: '05:00', costToday: 1 })
    await store.updateProfileBilling('default', billing)
    expect((await store.read())?.authProfiles[0]).toMatchObject({
      billing,
      billingFingerprint: billingFingerprint(billing),
      metadata: { lastUsed: now },
    })
    await expect(store.updateProfileBilling('nobody', billing)).rejects.toThrow(OptionError)
  })
})

describe('the status line', () => {
  const session = buildSessionEntry(1)
  const profile = buildRuntimeState().authProfiles[0]

  it('says the model, the context, the branch, the cost and what is wrong', () => {
    expect(formatStatusLine(session, profile)).toBe(
      'Opus4.5 | 28% of 200k | main ↑2 *3 | ~$90.05 $29.59/h | 61% 1h56m until 00:00 | warning: Context 75% full',
    )
    const quiet = buildSessionEntry(1, {
      health: { ...session.health, status: 'healthy', issues: [] },
      git: { ...session.git, branch: '' },
    })
    expect(formatStatusLine(quiet, undefined)).toBe('Opus4.5 | 28% of 200k')
    const alerts = { secretsDetected: true, secretTypes: ['aws'], transcriptStale: true, dataLossRisk: false }
    expect(formatStatusLine(buildSessionEntry(1, { alerts }), undefined)).toContain(
      '| secrets (aws), transcript stale |',
    )
  })

  it('heeds config.json, and the options before it', async () => {
    await store.write(buildRuntimeState())
    await put('config.json', {
      showAuthProfile: true,
      components: { git: false, budget: false, health: false },
    })
    expect(await store.statusLine(id(1))).toBe('👤:default | Opus4.5 | 28% of 200k | ~$90.05 $29.59/h')
    expect(await store.statusLine(id(1), { showAuthProfile: false, components: { cost: false } })).toBe(
      'Opus4.5 | 28% of 200k',
    )
    expect(await store.statusLine(id(9))).toBeUndefined()
    await put('config.json', { showAuthProfile: 'yes' })
    await expect(store.statusLine(id(1))).rejects.toThrow(StoreFormatError)
  })

  it('fits any width, and breaks neither the line nor the terminal', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', 'é', '👩‍👧', '\n', '\u001b[2J', '\u202e', '|', '語'),
    })
    fc.assert(
      fc.property(hostile, hostile, fc.integer({ min: 0, max: 120 }), (branch, issue, width) => {
        const odd = buildSessionEntry(1, {
          git: { ...session.git, branch },
          health: { ...session.health, issues: [issue] },
        })
        const line = formatStatusLine(odd, profile, { width, showAuthProfile: true })
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
        let columns = 0
        for (const character of line) columns += columnsOf(character)
        expect(columns).toBeLessThanOrEqual(width)
      }),
    )
  })
})
