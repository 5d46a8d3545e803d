import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { StoreFormatError } from '../../src/errors.ts'
import { builtEpoch } from '../../src/stores/builders/claude-records.ts'
import {
  buildBilling,
  buildRuntimeState,
  buildSessionEntry,
  buildSessionHealth,
  buildSessionHealthStore,
} from '../../src/stores/builders/session-health-builder.ts'
import { billingFingerprint } from '../../src/stores/session-health/profile-detection.ts'
import type { RuntimeState } from '../../src/stores/session-health/runtime-state.ts'
import { SessionHealthStore } from '../../src/stores/session-health/session-health-store.ts'
import { validateSessionHealthStore } from '../../src/stores/session-health/validate-session-health.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

const run = promisify(execFile)
const now = builtEpoch + 60_000
const [first, second] = [buildSessionEntry(1).sessionId, buildSessionEntry(2).sessionId]
let folder: string
let store: SessionHealthStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  store = new SessionHealthStore(folder, { clock: () => now })
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

async function contents(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const each of await walkFiles(folder))
    if (each.kind === 'file') files.set(each.path, await readFile(at(each.path), 'utf8'))
  return files
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
      { numRuns: 200 },
    )
  })
})

describe('read and write', () => {
  it('has no state at first, and makes a JSON file', async () => {
    expect(await store.read()).toBeUndefined()
    await store.write(buildRuntimeState())
    expect(await store.read()).toEqual({
      ...buildRuntimeState(),
      metadata: { version: '1.0', lastUpdated: now, totalAuthProfiles: 1, totalActiveSessions: 2 },
    })
    expect((await walkFiles(folder)).map((each) => [each.path, each.mode.toString(8)])).toEqual([
      ['runtime-state.json', '600'],
    ])
    expect(await found()).toEqual([])
  })

  it('counts, whatever it is told', async () => {
    const state = await store.write({
      ...buildRuntimeState(),
      metadata: { version: '1.0', lastUpdated: 0, totalAuthProfiles: 9, totalActiveSessions: 9 },
    })
    expect(state.metadata).toMatchObject({ totalAuthProfiles: 1, totalActiveSessions: 2 })
  })

  it('puts sessions and profiles in, and in place', async () => {
    await store.upsertProfile(buildRuntimeState().authProfiles[0] ?? expect.unreachable())
    await store.upsertSession(buildSessionEntry(1))
    await store.upsertSession(buildSessionEntry(1, { projectPath: '/elsewhere' }))
    expect((await store.read())?.sessions.map((each) => each.projectPath)).toEqual(['/elsewhere'])
    expect((await store.read())?.authProfiles[0]?.metadata.totalSessions).toBe(43)
  })

  it('refuses what would not be valid, and changes nothing', async () => {
    await store.write(buildRuntimeState())
    const before = await contents()
    await expect(store.upsertSession(buildSessionEntry(3, { authProfile: 'nobody' }))).rejects.toThrow(
      StoreFormatError,
    )
    expect(await contents()).toEqual(before)
  })

  it.each(['runtime-state.json', 'runtime-state.yaml'])(
    'never destroys a %s it cannot understand',
    async (name) => {
      for (const text of ['', '{"torn', 'null', '{"authProfiles":[]}']) {
        await put(name, text)
        await expect(store.read()).rejects.toThrow(StoreFormatError)
        await expect(store.upsertSession(buildSessionEntry(1))).rejects.toThrow(StoreFormatError)
        await expect(store.migrate()).rejects.toThrow(StoreFormatError)
        expect(await contents()).toEqual(new Map([[name, text]]))
      }
    },
  )

  it('prefers YAML, writes there, and keeps its comments and quotes', async () => {
    await put('runtime-state.json', JSON.stringify(buildRuntimeState({ sessions: 0 })))
    const yaml = `# my accounts\n${stringify(buildRuntimeState({ sessions: 1 })).replace('label: Account 1', "label: 'Account 1' # the first one")}`
    await put('runtime-state.yaml', yaml)
    await store.upsertSession(buildSessionEntry(2))
    const text = await readFile(at('runtime-state.yaml'), 'utf8')
    expect(text).toContain('# my accounts\n')
    expect(text).toContain("label: 'Account 1' # the first one\n")
    expect((await store.read())?.sessions.map((each) => each.sessionId)).toEqual([first, second])
    await store.update((state) => {
      state.sessions.shift()
    })
    expect((await store.read())?.sessions.map((each) => each.sessionId)).toEqual([second])
    expect(await readFile(at('runtime-state.json'), 'utf8')).toBe(
      JSON.stringify(buildRuntimeState({ sessions: 0 })),
    )
  })

  it('reads back any state it wrote, in YAML too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(4),
        fc.string(),
        async (yaml, profiles, sessions, label) => {
          await rm(at('runtime-state.yaml'), { force: true })
          await rm(at('runtime-state.json'), { force: true })
          if (yaml) await put('runtime-state.yaml', stringify(buildRuntimeState()))
          const state = buildRuntimeState({ profiles, sessions })
          for (const profile of state.authProfiles) profile.label = label
          expect(await store.write(state)).toEqual(await store.read())
          expect((await store.read())?.authProfiles).toEqual(state.authProfiles)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('answers who uses what', async () => {
    await store.write(buildRuntimeState({ profiles: 2, sessions: 3 }))
    expect((await store.sessionsOf('account-2')).map((each) => each.sessionId)).toEqual([second])
    expect((await store.billingOf('account-2'))?.resetTime).toBe('01:00')
    expect(await store.billingOf('nobody')).toBeUndefined()
    expect((await store.profileOf(first))?.profileId).toBe('default')
    expect(await store.profileOf('nobody')).toBeUndefined()
    expect(await store.activeSessionCount()).toBe(3)
  })

  it('loses nothing to four writers at once, in this process and others', async () => {
    await store.write(buildRuntimeState({ sessions: 0 }))
    const program = join(import.meta.dirname, '../programs/upsert-session.ts')
    const other = (from: number, to: number): Promise<unknown> =>
      run(process.execPath, ['--import', 'tsx', program, folder, `${from}`, `${to}`])
    const own = async (from: number, to: number): Promise<void> => {
      for (let nth = from; nth <= to; nth += 1) await store.upsertSession(buildSessionEntry(nth))
    }
    await Promise.all([other(1, 10), other(11, 20), own(21, 30), own(31, 40)])
    expect(await store.activeSessionCount()).toBe(40)
    expect(await found()).toEqual([])
  })

  it('takes over the lock of a writer that died', async () => {
    const { hostname } = await import('node:os')
    const { stdout } = await run(process.execPath, ['-p', 'process.pid'])
    await put('runtime-state.lock', `${stdout.trim()} 1 x ${hostname()}`)
    await store.write(buildRuntimeState())
    expect((await walkFiles(folder)).map((each) => each.path)).toEqual(['runtime-state.json'])
  })
})

describe('profiles', () => {
  it('are told apart by what stays, not by what grows', () => {
    const mark = billingFingerprint(buildBilling())
    expect(
      billingFingerprint(
        buildBilling({ costToday: 500, totalTokens: 9, budgetPercentUsed: 99, lastFetched: now }),
      ),
    ).toBe(mark)
    expect(billingFingerprint(buildBilling({ resetTime: '05:00' }))).not.toBe(mark)
    expect(billingFingerprint(buildBilling({ dailyBudget: 100 }))).not.toBe(mark)
    expect(mark).toMatch(/^[0-9a-f]{16}$/)
  })

  it('are found again, and made when they are new', async () => {
    await store.write(buildRuntimeState({ sessions: 0 }))
    expect(await store.recordBilling(buildBilling({ resetTime: '00:00', costToday: 1 }))).toBe('default')
    expect(await store.recordBilling(buildBilling({ resetTime: '07:00' }))).toBe(`auto_${now}`)
    expect(await store.recordBilling(buildBilling({ resetTime: '08:00' }))).toBe(`auto_${now}_2`)
    expect(await store.recordBilling(buildBilling({ resetTime: '07:00', costToday: 2 }))).toBe(`auto_${now}`)
    const profiles = (await store.read())?.authProfiles
    expect(profiles?.map((each) => each.label)).toEqual([
      'Account 1',
      'Auto-detected Account 2',
      'Auto-detected Account 3',
    ])
    expect(profiles?.map((each) => each.billing.costToday)).toEqual([1, 2, 90.05])
  })
})

describe('migrate', () => {
  beforeEach(async () => {
    await buildSessionHealthStore(folder)
    await rm(at('runtime-state.json'))
  })

  it('says first what it would do, and writes nothing', async () => {
    const before = await contents()
    expect(await store.planMigration()).toEqual({
      profiles: ['default'],
      sessions: [first, second],
      skipped: [],
      written: false,
    })
    expect(await contents()).toEqual(before)
  })

  it('makes the state, and leaves the older files as they are', async () => {
    const before = await contents()
    expect(await store.migrate()).toEqual({
      profiles: ['default'],
      sessions: [first, second],
      skipped: [],
      written: true,
    })
    const after = await contents()
    expect(after.delete('runtime-state.json')).toBe(true)
    expect(after).toEqual(before)
    const state = await store.read()
    expect(state?.authProfiles).toMatchObject([
      {
        profileId: 'default',
        label: 'Primary Account',
        billing: buildBilling(),
        metadata: { totalSessions: 2 },
      },
    ])
    expect(state?.sessions[0]).toEqual({ ...buildSessionEntry(1) })
    expect(await found()).toEqual([])
  })

  it('changes nothing the second time', async () => {
    await store.migrate()
    const before = await contents()
    expect(await new SessionHealthStore(folder).migrate()).toEqual({
      profiles: [],
      sessions: [],
      skipped: [],
      written: false,
    })
    expect(await contents()).toEqual(before)
  })

  it('adds what is new, and keeps what was changed by hand', async () => {
    await store.migrate()
    await store.upsertSession(buildSessionEntry(1, { projectPath: '/by-hand' }))
    await put(`${buildSessionEntry(3).sessionId}.json`, JSON.stringify(buildSessionHealth(3)))
    expect(await store.migrate()).toMatchObject({
      profiles: [],
      sessions: [buildSessionEntry(3).sessionId],
      written: true,
    })
    expect((await store.read())?.sessions.map((each) => each.projectPath)).toEqual([
      '/by-hand',
      '/home/user/project',
      '/home/user/project',
    ])
  })

  it('leaves out what it cannot understand, and says so', async () => {
    await put(`${first}.json`, '{"torn')
    await put('billing-shared.json', '{}')
    const plan = await store.migrate()
    expect(plan.sessions).toEqual([second])
    expect(new Set(plan.skipped.map((each) => each.file))).toEqual(
      new Set([`${first}.json`, 'billing-shared.json']),
    )
    expect((await store.billingOf('default'))?.lastFetched).toBe(0)
  })

  it('does nothing where nothing is', async () => {
    const empty = new SessionHealthStore(at('none'))
    expect(await empty.migrate()).toEqual({ profiles: [], sessions: [], skipped: [], written: false })
    await mkdir(at('empty'))
    expect(await new SessionHealthStore(at('empty')).migrate()).toMatchObject({ written: false })
  })
})
