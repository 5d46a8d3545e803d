import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { NoSuchSessionError, OptionError, StoreFileError, StoreFormatError } from '../../src/errors.ts'
import { hostileSessionIds } from '../../src/stores/builders/damage-claude-store.ts'
import { ClaudeSession } from '../../src/stores/session-manager/claude-session.ts'
import { SessionManager } from '../../src/stores/session-manager/session-manager.ts'
import { createSessionDir } from '../../src/stores/session-manager/session-registry.ts'
import { validateSessionManagerStore } from '../../src/stores/session-manager/validate-session-manager-store.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

const noon = Date.parse('2026-10-01T12:00:00.000Z')
let time: number
let folder: string
let ids: number
let manager: SessionManager
const clock = (): number => time
const createId = (): string => `s${(ids += 1)}`

beforeEach(async () => {
  time = noon
  ids = 0
  folder = join(await mkdtemp(join(tmpdir(), 'termtape-')), 'sessions')
  manager = new SessionManager(folder, { clock, createId, retry: { maxRetries: 0 } })
  return () => rm(join(folder, '..'), { recursive: true })
})

const file = (id: string): string => join(folder, `session_${id}.json`)
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))
const found = async (): Promise<string[]> =>
  (await validateSessionManagerStore(folder)).findings.map((each) =>
    `${each.code} ${each.file} ${each.path ?? ''}`.trim(),
  )

describe('what others put into the files', () => {
  it('outlives the next save: entries, fields of entries, of the registry and of a session', async () => {
    await manager.createSession(60)
    const registry = join(folder, 'registry.json')
    const strange = { created_at: 'yesterday', kind: 'from-the-future' }
    const { sessions }: { sessions: Record<string, object> } = JSON.parse(await readFile(registry, 'utf8'))
    await writeFile(
      registry,
      JSON.stringify({
        schema: 2,
        sessions: { ...sessions, s1: { ...sessions['s1'], owner: 'ada' }, other: strange },
      }),
    )
    await writeFile(file('s1'), JSON.stringify({ ...Object(await readJson(file('s1'))), tags: ['a'] }))
    const session = await manager.getSession('s1')
    session.recordActivity('step')
    await manager.saveSession(session)
    expect(await readJson(registry)).toMatchObject({
      schema: 2,
      sessions: { other: strange, s1: { owner: 'ada' } },
    })
    expect(await readJson(file('s1'))).toMatchObject({ tags: ['a'], activity_log: [{ action: 'step' }] })
    expect(await manager.listSessions()).toEqual(['s1'])
  })

  it('may have been written by Python', async () => {
    await manager.createSession(60)
    const stored = JSON.stringify(await readJson(file('s1')))
    await writeFile(file('s1'), stored.replaceAll('.000Z', '.000000+00:00'))
    expect((await manager.getSession('s1')).createdAt.toISOString()).toBe('2026-10-01T12:00:00.000Z')
    expect(await found()).toEqual([])
  })

  it('is not registered under another id', async () => {
    await manager.createSession(60)
    await writeFile(file('foreign'), await readFile(file('s1')))
    expect(await manager.rebuildRegistry()).toEqual([file('foreign')])
    expect(await manager.listSessions()).toEqual(['s1'])
  })
})

describe('an archived session', () => {
  it('does not come back by a late save, nor as a new one', async () => {
    const session = await manager.createSession(60)
    await manager.archiveSession('s1')
    session.end()
    await expect(manager.saveSession(session)).rejects.toMatchObject({ code: 'session-inactive' })
    ids = 0
    await expect(manager.createSession()).rejects.toThrow(StoreFileError)
    expect((await walkFiles(folder)).map(({ path }) => path)).not.toContain('session_s1.json')
    expect(await manager.listSessions('archived')).toEqual(['s1'])
  })

  it('is what a session becomes that ended or timed out', async () => {
    const [ended, late, paused, living] = await Promise.all(
      [60, 60, 60, 7200].map((seconds) => manager.createSession(seconds)),
    )
    ended?.end()
    paused?.pause()
    for (const each of [ended, paused]) if (each !== undefined) await manager.saveSession(each)
    time += 61_000
    const skipped: string[] = []
    await writeFile(file(late?.sessionId ?? ''), '{ torn')
    expect(await manager.cleanupSessions({ skipped: (id) => skipped.push(id) })).toEqual([ended?.sessionId])
    expect(skipped).toEqual([late?.sessionId])
    expect(await manager.listSessions('active')).toEqual(
      [late?.sessionId ?? '', living?.sessionId ?? ''].toSorted((a, b) => (a < b ? -1 : 1)),
    )
    expect(await manager.listSessions('paused')).toEqual([paused?.sessionId])
  })
})

describe('SessionManager', () => {
  it('creates a session and saves it', async () => {
    const session = await manager.createSession(60)
    expect(session.timeoutSeconds).toBe(60)
    expect(await readJson(file('s1'))).toEqual({
      session_id: 's1',
      created_at: '2026-10-01T12:00:00.000Z',
      last_activity: '2026-10-01T12:00:00.000Z',
      status: 'active',
      timeout_seconds: 60,
      metadata: {},
      activity_log: [],
    })
    expect(await readJson(join(folder, 'registry.json'))).toEqual({
      sessions: { s1: { created_at: '2026-10-01T12:00:00.000Z', status: 'active', timeout_seconds: 60 } },
    })
  })

  it('gives every session its own id', async () => {
    const real = new SessionManager(folder)
    const made = await Promise.all(Array.from({ length: 5 }, () => real.createSession()))
    expect(new Set(made.map((each) => each.sessionId)).size).toBe(5)
    expect(made[0]?.sessionId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('loads what it saved', async () => {
    const session = await manager.createSession()
    session.recordActivity('api_call', { tokens: 3 })
    session.setMetadata('branch', 'main')
    await manager.saveSession(session)
    expect((await manager.getSession('s1')).toJSON()).toEqual(session.toJSON())
  })

  it('reads the file of the contract', async () => {
    await createSessionDir(folder)
    await writeFile(
      file('abc123'),
      '{"session_id":"abc123","created_at":"2025-11-08T10:30:00Z","last_activity":"2025-11-08T10:35:15Z","status":"active","timeout_seconds":3600,"metadata":{"branch":"main"},"activity_log":[{"action":"user_input","timestamp":"2025-11-08T10:30:05Z","details":{"message":"Hello"}}]}',
    )
    const session = await manager.getSession('abc123')
    expect(session.getMetadata('branch')).toBe('main')
    expect(session.isActive()).toBe(false)
  })

  it('lists all sessions, and those of one status', async () => {
    for (const status of ['active', 'paused', 'ended'] as const) {
      const session = await manager.createSession()
      if (status === 'paused') session.pause()
      if (status === 'ended') session.end()
      await manager.saveSession(session)
    }
    expect(await manager.listSessions()).toEqual(['s1', 's2', 's3'])
    expect(await manager.listSessions('paused')).toEqual(['s2'])
    expect(await manager.listSessions('archived')).toEqual([])
    // @ts-expect-error a status nobody knows
    await expect(manager.listSessions('lost')).rejects.toThrow(OptionError)
  })

  it('archives a session', async () => {
    await manager.createSession()
    await manager.archiveSession('s1')
    expect((await walkFiles(folder)).map((each) => each.path)).toEqual([
      'archive',
      'archive/session_s1.json',
      'registry.json',
    ])
    expect(await manager.listSessions('archived')).toEqual(['s1'])
    await expect(manager.getSession('s1')).rejects.toThrow(NoSuchSessionError)
    await expect(manager.archiveSession('s1')).rejects.toThrow(NoSuchSessionError)
    expect(await found()).toEqual([])
  })

  it('keeps registry and files in step, whatever is done', async () => {
    const act = fc.constantFrom('create', 'end', 'archive', 'activity')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, fc.nat(3)), { maxLength: 12 }), async (acts) => {
        await rm(folder, { recursive: true, force: true })
        await createSessionDir(folder)
        for (const [name, at] of acts) {
          time += 1_000
          if (name === 'create') await manager.createSession()
          const open = (await manager.listSessions('active'))[at]
          if (open === undefined) continue
          if (name === 'archive') await manager.archiveSession(open)
          else {
            const session = await manager.getSession(open)
            if (name === 'end') session.end()
            else session.recordActivity('x')
            await manager.saveSession(session)
          }
        }
        expect(await found()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('loses nothing when many write at once', async () => {
    const others = Array.from({ length: 4 }, () => new SessionManager(folder))
    await Promise.all(others.flatMap((each) => Array.from({ length: 5 }, () => each.createSession())))
    expect(await manager.listSessions()).toHaveLength(20)
    expect(await found()).toEqual([])
  })

  it('makes a missing folder, and lists nothing before', async () => {
    expect(await manager.listSessions()).toEqual([])
    await manager.createSession()
    expect(await manager.listSessions()).toEqual(['s1'])
  })

  it('lists on beside a session file that is corrupt', async () => {
    await manager.createSession()
    await manager.createSession()
    await writeFile(file('s1'), '{"torn')
    expect(await manager.listSessions()).toEqual(['s1', 's2'])
    await expect(manager.getSession('s1')).rejects.toThrow(StoreFormatError)
    expect((await manager.getSession('s2')).sessionId).toBe('s2')
  })

  it('says what is wrong with a session file', async () => {
    await manager.createSession()
    await writeFile(file('s1'), '{"session_id":"s1","status":"lost"}')
    await expect(manager.getSession('s1')).rejects.toThrow(/status: unknown status/)
  })

  it('does not load a session under another name', async () => {
    await manager.createSession()
    await rename(file('s1'), file('s2'))
    await expect(manager.getSession('s2')).rejects.toThrow(/does not match the file name/)
  })

  it('does not know a session that is not there', async () => {
    await expect(manager.getSession('none')).rejects.toThrow(NoSuchSessionError)
  })

  it('does not touch a malformed registry, and makes a new one when told to', async () => {
    await manager.createSession()
    await manager.createSession()
    await manager.archiveSession('s2')
    const before = await readFile(join(folder, 'registry.json'), 'utf8')
    await writeFile(join(folder, 'registry.json'), '{"sessions":')
    await expect(manager.listSessions()).rejects.toThrow(StoreFormatError)
    await expect(manager.createSession()).rejects.toThrow(StoreFormatError)
    expect(await readFile(join(folder, 'registry.json'), 'utf8')).toBe('{"sessions":')
    await writeFile(file('bad'), '')
    expect(await manager.rebuildRegistry()).toEqual([file('bad')])
    expect(await readFile(join(folder, 'registry.json'), 'utf8')).toBe(before)
  })

  it('does not overwrite a session when an id comes twice', async () => {
    const stuck = new SessionManager(folder, { createId: () => 'same' })
    await stuck.createSession()
    await expect(stuck.createSession()).rejects.toThrow(StoreFileError)
  })

  it.each(['', ' ', 'a\0b'])('refuses the folder %j', (path) => {
    expect(() => new SessionManager(path)).toThrow(OptionError)
  })

  it.each(hostileSessionIds)('lets the id %j touch nothing', async (id) => {
    await expect(manager.getSession(id)).rejects.toThrow(OptionError)
    await expect(manager.archiveSession(id)).rejects.toThrow(OptionError)
  })

  it('reports a folder that cannot be made', async () => {
    await writeFile(join(folder, '..', 'file'), '')
    const blocked = new SessionManager(join(folder, '..', 'file', 'x'), { retry: { maxRetries: 0 } })
    await expect(blocked.createSession()).rejects.toThrow(StoreFileError)
  })
})

describe('all together', () => {
  it('timeout goes on across save and load', async () => {
    await manager.createSession(10)
    time += 9_999
    expect((await manager.getSession('s1')).isActive()).toBe(true)
    time += 1
    expect((await manager.getSession('s1')).isActive()).toBe(false)
  })

  it('metadata and activity survive any number of rounds', async () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(json, json, async (metadata, details) => {
        const session = new ClaudeSession('round', { clock })
        for (const [key, value] of Object.entries(metadata)) session.setMetadata(key, value)
        session.recordActivity('x', details)
        await manager.saveSession(session)
        expect(JSON.stringify((await manager.getSession('round')).toJSON())).toBe(
          JSON.stringify(session.toJSON()),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('sessions do not meet', async () => {
    const [one, two] = [await manager.createSession(), await manager.createSession()]
    one.setMetadata('who', 'one')
    two.setMetadata('who', 'two')
    await Promise.all([manager.saveSession(one), manager.saveSession(two)])
    expect((await manager.getSession('s1')).getMetadata('who')).toBe('one')
    expect((await manager.getSession('s2')).getMetadata('who')).toBe('two')
  })
})
