import { chmod, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { storeDocumentBytesMax } from '../../../src/limits.ts'
import { builtEpoch } from '../../../src/stores/builders/claude-records.ts'
import {
  buildBilling,
  buildRuntimeState,
  buildSessionEntry,
  buildSessionHealth,
  buildSessionHealthStore,
  type HealthShape,
} from '../../../src/stores/builders/session-health-builder.ts'
import type { RuntimeState } from '../../../src/stores/session-health/runtime-state.ts'
import {
  type HealthCode,
  sessionHealthRules,
} from '../../../src/stores/session-health/session-health-rules.ts'
import { validateSessionHealthStore } from '../../../src/stores/session-health/validate-session-health.ts'
import { eachRule, type Judge } from './each-rule.ts'

const now = builtEpoch + 300_000
const json = 'runtime-state.json'
const { sessionId } = buildSessionEntry(1)

/** A built folder with one change. */
const after =
  (change: (folder: string) => Promise<unknown>, shape: HealthShape = {}): Judge =>
  async (folder) => {
    await buildSessionHealthStore(folder, shape)
    await change(folder)
    return (await validateSessionHealthStore(folder, { now })).findings
  }

const untouched = after(() => Promise.resolve())

const file = (name: string, content: unknown): Judge =>
  after((folder) =>
    writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content), {
      mode: 0o600,
    }),
  )

/** A change of the state. */
const state = (change: (state: RuntimeState) => unknown, shape: HealthShape = {}): Judge => {
  const changed = buildRuntimeState(shape)
  change(changed)
  return after((folder) => writeFile(join(folder, json), JSON.stringify(changed)), shape)
}

const session = (fields: Record<string, unknown>): Judge =>
  state(({ sessions }) => Object.assign(sessions[0] ?? {}, fields))

const yaml = (change: (text: string) => string): Judge =>
  after(async (folder) => {
    await rm(join(folder, json))
    const text = change(stringify(buildRuntimeState()))
    await writeFile(join(folder, 'runtime-state.yaml'), text, { mode: 0o600 })
  })

const { context, transcript, alerts } = buildSessionEntry(1)

eachRule<HealthCode>(sessionHealthRules, {
  'bad-epoch-ms': {
    wrong: state(({ metadata }) => (metadata.lastUpdated = 1_790_848_800)),
    right: state(({ metadata }) => (metadata.lastUpdated = 0)),
  },
  'bad-percent': {
    wrong: session({ context: { ...context, percentUsed: 100.1 } }),
    right: session({ context: { ...context, percentUsed: 100 } }),
  },
  'bad-reset-time': {
    wrong: file('billing-shared.json', buildBilling({ resetTime: '24:00' })),
    right: file('billing-shared.json', buildBilling({ resetTime: '23:59' })),
  },
  'context-overflow': {
    wrong: session({ context: { ...context, tokensLeft: 155_001 } }),
    right: session({ context: { ...context, tokensLeft: 155_000 } }),
  },
  'cooldown-shape': {
    wrong: file('cooldowns/billing.cooldown', {}),
    right: file('cooldowns/billing.cooldown', { lastChecked: 0 }),
  },
  'count-mismatch': {
    wrong: state(({ metadata }) => (metadata.totalActiveSessions = 3)),
    right: state(({ metadata }) => Object.assign(metadata, { totalOfOthers: 3 })),
  },
  'duplicate-key': {
    wrong: yaml((text) => `${text}quickLookup: {}\nquickLookup: {}\n`),
    right: yaml((text) => `${text}quickLookup: {}\nother: { quickLookup: {} }\n`),
  },
  'duplicate-profile': {
    wrong: state(({ authProfiles }) => Object.assign(authProfiles[1] ?? {}, { profileId: 'default' }), {
      profiles: 2,
      sessions: 1,
    }),
    right: state(({ authProfiles }) => Object.assign(authProfiles[1] ?? {}, { profileId: 'Default' }), {
      profiles: 2,
      sessions: 1,
    }),
  },
  'duplicate-session': {
    wrong: state(({ sessions }) => Object.assign(sessions[1] ?? {}, { sessionId: sessionId.toUpperCase() })),
    right: session({ sessionId: sessionId.toUpperCase() }),
  },
  'healthy-with-issues': {
    wrong: session({ health: { status: 'healthy', lastUpdate: builtEpoch, issues: ['x'] } }),
    right: session({ health: { status: 'warning', lastUpdate: builtEpoch, issues: [] } }),
  },
  'invalid-json': { wrong: file('config.json', '{'), right: file('config.json', ' {} ') },
  'large-log': {
    wrong: file('daemon.log', 'x'.repeat(204_801)),
    right: file('daemon.log', 'x'.repeat(204_800)),
  },
  'link-not-followed': {
    wrong: after((folder) => symlink('gone', join(folder, 'x.lock'))),
    right: file('x.lock', ''),
  },
  'missing-state': { wrong: after((folder) => rm(join(folder, json))), right: yaml((text) => text) },
  'no-store': {
    wrong: async (folder) => (await validateSessionHealthStore(join(folder, 'none'))).findings,
    right: untouched,
  },
  'orphan-cooldown': {
    wrong: file('cooldowns/fa47fa81-c6d7-4908-adb6-00000000ffff-secrets-scan.cooldown', { lastChecked: 0 }),
    right: state((all) => {
      all.sessions.shift()
      all.metadata.totalActiveSessions -= 1
    }),
  },
  'secret-types-mismatch': {
    wrong: session({ alerts: { ...alerts, secretTypes: ['token'] } }),
    right: session({ alerts: { ...alerts, secretsDetected: true, secretTypes: ['token'] } }),
  },
  'session-id-mismatch': {
    wrong: file(`${sessionId}.json`, buildSessionHealth(2)),
    right: file(`${sessionId}.json`, { ...buildSessionHealth(1), sessionId: sessionId.toUpperCase() }),
  },
  'shared-billing-stale': {
    wrong: file('billing-shared.json', buildBilling({ isFresh: true, lastFetched: now - 120_001 })),
    right: file('billing-shared.json', buildBilling({ isFresh: true, lastFetched: now - 120_000 })),
  },
  'stray-temporary': { wrong: file(`${json}.tmp`, '{'), right: file(`${json}.tmp.note`, '{') },
  'time-order': {
    wrong: state(({ authProfiles: [profile] }) => profile && (profile.metadata.lastUsed = builtEpoch - 1)),
    right: state(({ authProfiles: [profile] }) => profile && (profile.metadata.lastUsed = builtEpoch)),
  },
  'transcript-size': {
    wrong: session({ transcript: { ...transcript, exists: false } }),
    right: session({ transcript: { ...transcript, exists: false, sizeBytes: 0 } }),
  },
  'unknown-auth-profile': {
    wrong: session({ authProfile: 'account-2' }),
    right: state(({ sessions }) => Object.assign(sessions[0] ?? {}, { authProfile: 'account-2' }), {
      profiles: 2,
    }),
  },
  'unreadable-file': {
    wrong: after((folder) => truncate(join(folder, 'config.json'), storeDocumentBytesMax + 1)),
    right: file('config.json', '{}'.padEnd(storeDocumentBytesMax)),
  },
  'wrong-mode': {
    wrong: after((folder) => chmod(join(folder, 'config.json'), 0o640)),
    right: after((folder) => chmod(join(folder, 'config.json'), 0o400)),
  },
  'wrong-shape': {
    wrong: yaml((text) => text.replace('version: "1.0"', 'version: 1.0')),
    right: yaml((text) => text.replace('version: "1.0"', "version: '1.0' # text")),
  },
  'yaml-json-conflict': {
    wrong: after((folder) => copied(folder, (all) => (all.metadata.version = '1.1'))),
    right: after((folder) => copied(folder, () => {})),
  },
  'yaml-syntax': {
    wrong: yaml((text) => `${text}more:\n\tx: 1\n`),
    right: yaml((text) => `${text}more:\n  x: "\t"\n`),
  },
})

/** The state as YAML beside the JSON file, its keys in another order. */
async function copied(folder: string, change: (state: RuntimeState) => unknown): Promise<void> {
  const all = buildRuntimeState()
  change(all)
  const turned = Object.fromEntries(Object.entries(all).toReversed())
  await writeFile(join(folder, 'runtime-state.yaml'), stringify(turned), { mode: 0o600 })
}
