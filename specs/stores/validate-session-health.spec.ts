import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { builtEpoch } from '../../src/stores/builders/claude-records.ts'
import {
  buildBilling,
  buildRuntimeState,
  buildSessionEntry,
  buildSessionHealth,
  buildSessionHealthStore,
} from '../../src/stores/builders/session-health-builder.ts'
import type { RuntimeState } from '../../src/stores/session-health/runtime-state.ts'
import { validateSessionHealthStore } from '../../src/stores/session-health/validate-session-health.ts'
import { runs } from '../runs.ts'

const now = builtEpoch + 60_000
const first = buildSessionEntry(1).sessionId
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  return () => rm(folder, { recursive: true })
})

const at = (name: string): string => join(folder, name)
const put = (name: string, content: string): Promise<void> => writeFile(at(name), content, { mode: 0o600 })

async function found(): Promise<string[]> {
  const { findings } = await validateSessionHealthStore(folder, { now })
  return findings.map((each) =>
    `${each.code} ${each.file}${each.line === undefined ? '' : `:${each.line}`} ${each.path ?? ''}`.trim(),
  )
}

/** The state, with one value changed by its path. */
function changed(path: string, value: unknown): RuntimeState {
  const state = buildRuntimeState()
  const keys = path.split('.')
  let node: object = state
  for (const key of keys.slice(0, -1)) {
    const next: unknown = Reflect.get(node, key)
    if (typeof next === 'object' && next !== null) node = next
  }
  Reflect.set(node, keys.at(-1) ?? '', value)
  return state
}

describe('validate', () => {
  it('has nothing to say of a built store, of any size', async () => {
    await buildSessionHealthStore(folder, { profiles: 3, sessions: 7 })
    expect(await found()).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['authProfiles.0.profileId', '', 'wrong-shape authProfiles[0].profileId'],
    ['authProfiles.0.label', 5, 'wrong-shape authProfiles[0].label'],
    ['authProfiles.0.aliases', 'x', 'wrong-shape authProfiles[0].aliases'],
    ['authProfiles.0.pathPatterns', [1], 'wrong-shape authProfiles[0].pathPatterns[0]'],
    ['authProfiles.0.billing.costToday', -1, 'wrong-shape authProfiles[0].billing.costToday'],
    ['authProfiles.0.billing.budgetRemaining', null, 'wrong-shape authProfiles[0].billing.budgetRemaining'],
    [
      'authProfiles.0.billing.budgetPercentUsed',
      101,
      'bad-percent authProfiles[0].billing.budgetPercentUsed',
    ],
    ['authProfiles.0.billing.resetTime', '2:00', 'bad-reset-time authProfiles[0].billing.resetTime'],
    ['authProfiles.0.billing.resetTime', '24:00', 'bad-reset-time authProfiles[0].billing.resetTime'],
    ['authProfiles.0.billing.resetTime', 120, 'wrong-shape authProfiles[0].billing.resetTime'],
    ['authProfiles.0.billing.totalTokens', 1.5, 'wrong-shape authProfiles[0].billing.totalTokens'],
    ['authProfiles.0.billing.isFresh', 'yes', 'wrong-shape authProfiles[0].billing.isFresh'],
    ['authProfiles.0.billing.lastFetched', 1_790_848_800, 'bad-epoch-ms authProfiles[0].billing.lastFetched'],
    [
      'authProfiles.0.metadata.detectionMethod',
      'guess',
      'wrong-shape authProfiles[0].metadata.detectionMethod',
    ],
    ['authProfiles.0.metadata.firstSeen', builtEpoch + 9, 'time-order authProfiles[0].metadata.firstSeen'],
    ['authProfiles.0.metadata.totalSessions', -1, 'wrong-shape authProfiles[0].metadata.totalSessions'],
    ['sessions.0.sessionId', 'x', 'wrong-shape sessions[0].sessionId'],
    ['sessions.1.sessionId', first.toUpperCase(), 'duplicate-session sessions[1].sessionId'],
    ['sessions.0.authProfile', 'nobody', 'unknown-auth-profile sessions[0].authProfile'],
    ['sessions.0.projectPath', null, 'wrong-shape sessions[0].projectPath'],
    ['sessions.0.health.status', 'fine', 'wrong-shape sessions[0].health.status'],
    ['sessions.0.health.status', 'healthy', 'healthy-with-issues sessions[0].health.issues'],
    ['sessions.0.model.source', 'guess', 'wrong-shape sessions[0].model.source'],
    ['sessions.0.model.confidence', -1, 'bad-percent sessions[0].model.confidence'],
    ['sessions.0.context.tokensUsed', 100_000, 'context-overflow sessions[0].context.tokensUsed'],
    ['sessions.0.context.percentUsed', 280, 'bad-percent sessions[0].context.percentUsed'],
    ['sessions.0.context.windowSize', 0, 'wrong-shape sessions[0].context.windowSize'],
    ['sessions.0.git.dirty', -1, 'wrong-shape sessions[0].git.dirty'],
    ['sessions.0.transcript.exists', false, 'transcript-size sessions[0].transcript.sizeBytes'],
    ['sessions.0.transcript.messageCount', '42', 'wrong-shape sessions[0].transcript.messageCount'],
    ['sessions.0.alerts.secretTypes', ['aws'], 'secret-types-mismatch sessions[0].alerts.secretTypes'],
    ['sessions.0.alerts.dataLossRisk', 0, 'wrong-shape sessions[0].alerts.dataLossRisk'],
    ['sessions.0.metadata.gatheredAt', 5, 'bad-epoch-ms sessions[0].metadata.gatheredAt'],
    ['metadata.version', 1, 'wrong-shape metadata.version'],
    ['metadata.lastUpdated', undefined, 'wrong-shape metadata.lastUpdated'],
    ['metadata.totalAuthProfiles', 2, 'count-mismatch metadata.totalAuthProfiles'],
    ['metadata.totalActiveSessions', 3, 'count-mismatch metadata.totalActiveSessions'],
    ['sessions', {}, 'wrong-shape sessions'],
  ])('finds %s = %j', async (path, value, expected) => {
    await chmod(folder, 0o700)
    await put('runtime-state.json', JSON.stringify(changed(path, value)))
    expect(await found()).toEqual([expected.replace(' ', ' runtime-state.json ')])
  })

  it.each<[string, unknown]>([
    ['authProfiles.0.billing.lastFetched', 0],
    ['authProfiles.0.billing.tokensPerMinute', null],
    ['authProfiles.0.billingFingerprint', 'abc'],
    ['sessions.0.tmux', { session: 'a', window: 'b', pane: 'c', width: 80, height: 24 }],
    ['sessions.0.transcriptPath', '/home/user/.claude/projects/.../session.jsonl'],
    ['sessions.0.context.tokensUsed', 0],
    ['quickLookup', { anything: true }],
  ])('accepts %s = %j', async (path, value) => {
    await put('runtime-state.json', JSON.stringify(changed(path, value)))
    expect(await found()).toEqual([])
  })

  it('finds a profile twice', async () => {
    const state = buildRuntimeState({ profiles: 2 })
    if (state.authProfiles[1] !== undefined) state.authProfiles[1].profileId = 'default'
    for (const session of state.sessions) session.authProfile = 'default'
    await put('runtime-state.json', JSON.stringify(state))
    expect(await found()).toEqual(['duplicate-profile runtime-state.json authProfiles[1].profileId'])
  })

  it('knows the line in YAML, and what YAML makes of unquoted values', async () => {
    const yaml = stringify(buildRuntimeState({ sessions: 1 }))
    await put('runtime-state.yaml', `# by hand\n${yaml.replace('version: "1.0"', 'version: 1.0')}`)
    const line = yaml.split('\n').findIndex((each) => each.includes('version: ')) + 2
    expect(await found()).toEqual([`wrong-shape runtime-state.yaml:${line} metadata.version`])
    await put('runtime-state.yaml', yaml.replace('"02:00"', '02:00').replace('"00:00"', '00:00'))
    expect(await found()).toEqual([])
    await put('runtime-state.yaml', `${yaml}quickLookup: {}\nquickLookup: {}\n`)
    expect(await found()).toEqual([`duplicate-key runtime-state.yaml:${yaml.split('\n').length + 1}`])
    await put('runtime-state.yaml', 'a: [')
    expect(await found()).toEqual(['yaml-syntax runtime-state.yaml:1'])
  })

  it('reports YAML and JSON that disagree, and not that keys are in another order', async () => {
    const state = buildRuntimeState()
    await put('runtime-state.json', JSON.stringify(state))
    await put('runtime-state.yaml', stringify(Object.fromEntries(Object.entries(state).reverse())))
    expect(await found()).toEqual([])
    await put(
      'runtime-state.yaml',
      stringify({ ...state, metadata: { ...state.metadata, lastUpdated: builtEpoch + 1 } }),
    )
    expect(await found()).toEqual(['yaml-json-conflict runtime-state.yaml'])
  })

  it.each<[string, () => Promise<unknown>, string[]]>([
    ['no state', () => rm(at('runtime-state.json')), ['missing-state runtime-state.json']],
    [
      'torn JSON',
      () => put('runtime-state.json', '{\n "a"'),
      ['invalid-json runtime-state.json:2', `orphan`],
    ],
    [
      'a session file of another session',
      () => put(`${first}.json`, JSON.stringify(buildSessionHealth(2))),
      [`session-id-mismatch ${first}.json sessionId`],
    ],
    [
      'a session file without health',
      () => put(`${first}.json`, JSON.stringify({ ...buildSessionHealth(1), health: undefined })),
      [`wrong-shape ${first}.json health`],
    ],
    ['another program’s file', () => put('data-cache.json', 'not JSON'), []],
    [
      'fresh billing that is old',
      () =>
        put(
          'billing-shared.json',
          JSON.stringify(buildBilling({ isFresh: true, lastFetched: now - 120_001 })),
        ),
      ['shared-billing-stale billing-shared.json lastFetched'],
    ],
    [
      'fresh billing',
      () =>
        put(
          'billing-shared.json',
          JSON.stringify(buildBilling({ isFresh: true, lastFetched: now - 120_000 })),
        ),
      [],
    ],
    [
      'broken billing',
      () => put('billing-shared.json', '{}'),
      Array(9).fill('wrong-shape billing-shared.json'),
    ],
    ['a broken summary', () => put('sessions.json', '[]'), ['wrong-shape sessions.json']],
    [
      'a broken configuration',
      () => put('config.json', '{"components":{"git":"on"}}'),
      ['wrong-shape config.json components.git'],
    ],
    ['an empty configuration', () => put('config.json', '{}'), []],
    ['a temporary file', () => put('runtime-state.json.tmp', ''), ['stray-temporary runtime-state.json.tmp']],
    [
      'a cooldown of nobody',
      () => put('cooldowns/fa47fa81-0000-0000-0000-000000000000-secrets-scan.cooldown', '{"lastChecked":5}'),
      ['orphan-cooldown cooldowns/fa47fa81-0000-0000-0000-000000000000-secrets-scan.cooldown'],
    ],
    [
      'a cooldown without time',
      () => put('cooldowns/billing.cooldown', '{}'),
      ['cooldown-shape cooldowns/billing.cooldown lastChecked'],
    ],
    [
      'a reading state without offset',
      () => put(`cooldowns/${first}-transcript.state`, '{}'),
      [`cooldown-shape cooldowns/${first}-transcript.state lastReadOffset`],
    ],
    [
      'a scanning state',
      () =>
        put(
          `cooldowns/${first}-gitleaks.state`,
          '{"lastScannedOffset":0,"lastScannedMtime":0,"knownFindings":[]}',
        ),
      [],
    ],
    ['a log that was not rotated', () => put('daemon.log', 'x'.repeat(204_801)), ['large-log daemon.log']],
    ['a link', () => symlink('nowhere', at('link')), ['link-not-followed link']],
    ['an open file', () => chmod(at('config.json'), 0o644), ['wrong-mode config.json']],
    ['an open folder', () => chmod(folder, 0o755), ['wrong-mode .']],
  ])('%s', async (_, damage, expected) => {
    await buildSessionHealthStore(folder)
    await damage()
    const paths = (await found()).map((each) =>
      expected[0]?.startsWith('wrong-shape billing') ? each.split(' ').slice(0, 2).join(' ') : each,
    )
    expect(paths).toEqual(expected.filter((each) => each !== 'orphan'))
  })

  it('asks for a folder', async () => {
    expect((await validateSessionHealthStore(at('none'))).findings).toMatchObject([{ code: 'no-store' }])
  })

  it('never throws, whatever becomes of the state', async () => {
    const text = stringify(buildRuntimeState({ sessions: 1 }))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(9),
        fc.constantFrom('', '&a ', '*a', '\t', '- ', '{', '"', ': ', '<<: *a', '!!binary '),
        async (where, cut, added) => {
          const from = where % text.length
          await put('runtime-state.yaml', text.slice(0, from) + added + text.slice(from + cut))
          expect((await validateSessionHealthStore(folder, { now })).dropped).toBe(0)
        },
      ),
      { numRuns: runs(200) },
    )
  })
})
