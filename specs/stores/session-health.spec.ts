import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { builtProgram } from '../built.ts'
import { StoreFormatError } from '../../src/errors.ts'
import { builtEpoch } from '../../src/stores/builders/claude-records.ts'
import {
  buildBilling,
  buildRuntimeState,
  buildSessionEntry,
} from '../../src/stores/builders/session-health-builder.ts'
import { billingFingerprint } from '../../src/stores/session-health/profile-detection.ts'
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
    const [node, program] = await builtProgram('specs/programs/upsert-session.ts')
    const other = (from: number, to: number): Promise<unknown> =>
      run(node, [program, folder, `${from}`, `${to}`])
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
