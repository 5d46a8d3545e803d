import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { builtEpoch } from '../../src/stores/builders/claude-records.ts'
import {
  buildBilling,
  buildSessionEntry,
  buildSessionHealth,
  buildSessionHealthStore,
} from '../../src/stores/builders/session-health-builder.ts'
import { SessionHealthStore } from '../../src/stores/session-health/session-health-store.ts'
import { validateSessionHealthStore } from '../../src/stores/session-health/validate-session-health.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

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
