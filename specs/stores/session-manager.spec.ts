import { appendFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  NoSuchSessionError,
  OptionError,
  SessionInactiveError,
  StoreFileError,
  StoreFormatError,
} from '../../src/errors.ts'
import { hostileSessionIds } from '../../src/stores/builders/damage-claude-store.ts'
import { ClaudeSession } from '../../src/stores/session-manager/claude-session.ts'
import { loadWithRetry, saveWithRetry } from '../../src/stores/session-manager/retry.ts'
import { SessionManager } from '../../src/stores/session-manager/session-manager.ts'
import { createSessionDir, loadSessionRegistry } from '../../src/stores/session-manager/session-registry.ts'
import { ToolkitLogger } from '../../src/stores/session-manager/toolkit-logger.ts'
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

describe('ClaudeSession', () => {
  it('has the id it was given, and default timeout', () => {
    const session = new ClaudeSession('abc123')
    expect([session.sessionId, session.timeoutSeconds, session.status]).toEqual(['abc123', 3600, 'active'])
  })

  it('tracks when it was made and when something last happened', () => {
    const session = new ClaudeSession('a', { clock })
    time += 5_000
    session.recordActivity('user_input', { message: 'Hello' })
    expect(session.createdAt).toEqual(new Date(noon))
    expect(session.lastActivity).toEqual(new Date(noon + 5_000))
    expect(session.activityLog).toEqual([
      { action: 'user_input', timestamp: '2026-10-01T12:00:05.000Z', details: { message: 'Hello' } },
    ])
  })

  it('times out exactly at its timeout, and not before', () => {
    const session = new ClaudeSession('a', { clock, timeoutSeconds: 10 })
    time += 9_999
    expect(session.isActive()).toBe(true)
    time += 1
    expect(session.isActive()).toBe(false)
  })

  it('begins its timeout anew with every activity', () => {
    const session = new ClaudeSession('a', { clock, timeoutSeconds: 10 })
    time += 9_000
    session.recordActivity('x')
    time += 9_000
    expect(session.isActive()).toBe(true)
  })

  it('is active, paused, active again and ended', () => {
    const session = new ClaudeSession('a', { clock })
    session.pause()
    expect([session.status, session.isActive()]).toEqual(['paused', false])
    session.resume()
    expect(session.isActive()).toBe(true)
    session.end()
    expect([session.status, session.isActive()]).toEqual(['ended', false])
    session.resume()
    expect(session.status).toBe('ended')
  })

  it('gives and takes metadata', () => {
    const session = new ClaudeSession('a')
    expect(session.getMetadata('user')).toBeUndefined()
    expect(session.getMetadata('user', 'nobody')).toBe('nobody')
    session.setMetadata('user', 'somebody')
    session.setMetadata('__proto__', { polluted: true })
    expect(session.getMetadata('user', 'nobody')).toBe('somebody')
    expect(session.getMetadata('constructor')).toBeUndefined()
    expect(Object.keys(session.toJSON().metadata)).toEqual(['user', '__proto__'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('records nothing once it is over', () => {
    const session = new ClaudeSession('a', { clock, timeoutSeconds: 1 })
    time += 1_000
    expect(() => session.recordActivity('x')).toThrow(SessionInactiveError)
    expect(() => session.recordActivity('x')).toThrow(/has timed out/)
    const ended = new ClaudeSession('b')
    ended.end()
    expect(() => ended.recordActivity('x')).toThrow(/is ended/)
  })

  it.each(hostileSessionIds)('refuses the id %j', (id) => {
    expect(() => new ClaudeSession(id)).toThrow(OptionError)
  })

  it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses the timeout %j', (timeoutSeconds) => {
    expect(() => new ClaudeSession('a', { timeoutSeconds })).toThrow(OptionError)
  })

  it('keeps its log in order when the clock is set back', () => {
    const session = new ClaudeSession('a', { clock })
    session.recordActivity('x')
    time -= 60_000
    session.recordActivity('y')
    expect(session.activityLog.map((each) => each.timestamp)).toEqual(
      Array(2).fill('2026-10-01T12:00:00.000Z'),
    )
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

const log = (): string => join(folder, 'logs/toolkit.log')

const lines = async (path: string): Promise<unknown[]> =>
  (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

describe('ToolkitLogger', () => {
  it('has its name, and needs no file', () => {
    const logger = new ToolkitLogger('spec')
    logger.logDecision('a', 'b')
    expect([logger.name, logger.logFile, logger.lost]).toEqual(['spec', undefined, 0])
  })

  it('logs events of a session, to the log of the session too', async () => {
    new ToolkitLogger('spec', log()).logSessionEvent('abc123', 'completed', { turns: 3 })
    const entry = {
      level: 'info',
      logger: 'spec',
      session_id: 'abc123',
      event: 'completed',
      details: { turns: 3 },
    }
    expect(await lines(log())).toMatchObject([entry])
    expect(await lines(join(folder, 'logs/session_abc123.log'))).toMatchObject([entry])
  })

  it('makes no file outside its folder of a hostile id', async () => {
    new ToolkitLogger('spec', log()).logSessionEvent('../../x', 'completed')
    expect(
      (await walkFiles(join(folder, '..'))).filter((each) => each.kind === 'file').map((each) => each.path),
    ).toEqual(['sessions/logs/toolkit.log'])
  })

  it('logs errors with their exception, line breaks included', async () => {
    const logger = new ToolkitLogger('spec', log())
    logger.logError('it broke', new TypeError('because\nof this'))
    logger.logError('without one')
    expect(await lines(log())).toMatchObject([
      { level: 'error', message: 'it broke', exception: { name: 'TypeError', message: 'because\nof this' } },
      { level: 'error', message: 'without one', exception: null },
    ])
  })

  it('logs decisions', async () => {
    new ToolkitLogger('spec', log()).logDecision('Archive session', 'Timeout reached', 'Extend it')
    expect(await lines(log())).toMatchObject([
      { decision: 'Archive session', why: 'Timeout reached', alternatives: 'Extend it' },
    ])
  })

  it('rotates when told to, and keeps as many as told to', async () => {
    const logger = new ToolkitLogger('spec', log(), { rotateBytes: 200, keep: 2 })
    for (let at = 0; at < 12; at += 1) logger.logDecision(`${at}`, 'x')
    const names = (await walkFiles(join(folder, 'logs'))).map((each) => each.path)
    expect(names).toEqual(['toolkit.log', 'toolkit.log.1', 'toolkit.log.2'])
    expect((await lines(log())).at(-1)).toMatchObject({ decision: '11' })
    expect((await readFile(log())).length).toBeLessThanOrEqual(200)
  })

  it('fails nobody when its file cannot be written', async () => {
    await mkdir(log(), { recursive: true })
    const logger = new ToolkitLogger('spec', log())
    logger.logError('x')
    expect(logger.lost).toBe(1)
  })

  it('fails nobody over what is no JSON', () => {
    const logger = new ToolkitLogger('spec', log())
    logger.logSessionEvent('a', 'x', { big: 1n })
    expect(logger.lost).toBe(2)
  })
})

const target = (): string => join(folder, 'deep/file.json')

describe('file operations', () => {
  it('save on the first try', async () => {
    const tries: number[] = []
    await saveWithRetry(target(), 'x', { onRetry: (attempt) => void tries.push(attempt) })
    expect([await readFile(target(), 'utf8'), tries]).toEqual(['x', []])
  })

  it('save again after a failure', async () => {
    await createSessionDir(folder)
    await writeFile(join(folder, 'deep'), 'a file where the folder should be')
    const tries: number[] = []
    await saveWithRetry(target(), 'x', {
      retryDelayMs: 0,
      onRetry: async (attempt, error) => {
        tries.push(attempt)
        expect(error).toBeInstanceOf(StoreFileError)
        if (attempt === 2) await rm(join(folder, 'deep'))
      },
    })
    expect([await readFile(target(), 'utf8'), tries]).toEqual(['x', [1, 2]])
  })

  it('give up after all tries, and leave the old file', async () => {
    await mkdir(target(), { recursive: true })
    const tries: number[] = []
    const onRetry = (attempt: number): void => void tries.push(attempt)
    await expect(saveWithRetry(target(), 'x', { maxRetries: 3, retryDelayMs: 0, onRetry })).rejects.toThrow(
      StoreFileError,
    )
    expect(tries).toEqual([1, 2, 3])
    expect((await walkFiles(folder)).map((each) => each.path)).toEqual(['deep', 'deep/file.json'])
  })

  it('load what is there, and undefined where nothing is, at once', async () => {
    expect(await loadWithRetry(target(), { onRetry: () => expect.unreachable() })).toBeUndefined()
    await saveWithRetry(target(), 'é')
    expect(await loadWithRetry(target())).toBe('é')
    await expect(loadWithRetry(folder, { maxRetries: 1, retryDelayMs: 0 })).rejects.toThrow(StoreFileError)
  })

  it('bring any JSON back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await saveWithRetry(target(), JSON.stringify(value))
        expect(JSON.parse((await loadWithRetry(target())) ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 30 },
    )
  })

  it('never let two writers mix', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(10_000))
    await Promise.all(texts.map((text) => saveWithRetry(target(), text)))
    expect(texts).toContain(await readFile(target(), 'utf8'))
  })

  it('load a registry, or say why not', async () => {
    await createSessionDir(folder)
    const registry = join(folder, 'registry.json')
    expect(await loadSessionRegistry(registry)).toEqual(new Map())
    for (const text of ['', '[]', '{}', '{"sessions":[]}']) {
      await writeFile(registry, text)
      await expect(loadSessionRegistry(registry)).rejects.toThrow(StoreFormatError)
    }
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

const edit = async (path: string, fields: Record<string, unknown>): Promise<void> => {
  const value = await readJson(path)
  await writeFile(path, JSON.stringify({ ...(typeof value === 'object' ? value : {}), ...fields }))
}

const registry = (): string => join(folder, 'registry.json')

describe('validate', () => {
  const time1 = '2026-10-01T12:00:00.000Z'
  const time0 = '2026-10-01T11:00:00.000Z'

  it.each<[string, () => Promise<unknown>, string[]]>([
    ['nothing', async () => {}, []],
    [
      'an archived session the registry forgot',
      async () => {
        await manager.archiveSession('s1')
        await writeFile(registry(), '{"sessions":{}}')
      },
      [],
    ],
    [
      'a registry that is no JSON',
      () => writeFile(registry(), '{\n"sessions" 1'),
      ['invalid-json registry.json'],
    ],
    [
      'a registry without sessions',
      () => writeFile(registry(), '{}'),
      ['wrong-shape registry.json sessions'],
    ],
    ['no registry', () => rm(registry()), ['registry-missing registry.json']],
    [
      'a file the registry does not know',
      () => writeFile(registry(), '{"sessions":{}}'),
      ['unregistered-file session_s1.json'],
    ],
    ['a session without file', () => rm(file('s1')), ['registered-without-file registry.json sessions.s1']],
    ['a torn session', () => writeFile(file('s1'), '{"a'), ['invalid-json session_s1.json']],
    ['a session that is a list', () => writeFile(file('s1'), '[]'), ['wrong-shape session_s1.json']],
    [
      'another id inside',
      () => edit(file('s1'), { session_id: 's9' }),
      ['id-mismatch session_s1.json session_id'],
    ],
    [
      'an id that leaves',
      () => edit(file('s1'), { session_id: '../s1' }),
      ['bad-id session_s1.json session_id'],
    ],
    [
      'a status nobody knows',
      () => edit(file('s1'), { status: 'resumed' }),
      ['unknown-status session_s1.json status'],
    ],
    [
      'another status',
      () => edit(file('s1'), { status: 'ended' }),
      ['entry-mismatch registry.json sessions.s1.status'],
    ],
    [
      'another timeout',
      () => edit(file('s1'), { timeout_seconds: 1 }),
      ['entry-mismatch registry.json sessions.s1.timeout_seconds'],
    ],
    [
      'a timeout of 0',
      () => edit(file('s1'), { timeout_seconds: 0 }),
      ['wrong-shape session_s1.json timeout_seconds'],
    ],
    [
      'an older beginning',
      () => edit(file('s1'), { created_at: time0 }),
      ['entry-mismatch registry.json sessions.s1.created_at'],
    ],
    [
      'epoch seconds',
      () => edit(file('s1'), { created_at: 1_790_848_800.5 }),
      ['wrong-shape session_s1.json created_at'],
    ],
    [
      'an end before the beginning',
      () => edit(file('s1'), { last_activity: time0 }),
      ['time-order session_s1.json last_activity'],
    ],
    [
      'activity before the beginning',
      () => edit(file('s1'), { activity_log: [{ action: 'x', timestamp: time0 }] }),
      ['time-order session_s1.json activity_log[0].timestamp'],
    ],
    [
      'activity after the end',
      () =>
        edit(file('s1'), {
          activity_log: [{ action: 'x', timestamp: '2026-10-01T13:00:00Z', details: null }],
        }),
      ['time-order session_s1.json activity_log[0].timestamp'],
    ],
    [
      'activity without action',
      () => edit(file('s1'), { activity_log: [{ timestamp: time1 }] }),
      ['wrong-shape session_s1.json activity_log[0]'],
    ],
    [
      'details that are text',
      () => edit(file('s1'), { activity_log: [{ action: 'x', timestamp: time1, details: 'x' }] }),
      ['wrong-shape session_s1.json activity_log[0].details'],
    ],
    [
      'metadata as a list',
      () => edit(file('s1'), { metadata: [] }),
      ['wrong-shape session_s1.json metadata'],
    ],
    [
      'an archived session in the main folder',
      async () => {
        await edit(file('s1'), { status: 'archived' })
        await manager.rebuildRegistry()
      },
      ['archived-in-main session_s1.json status'],
    ],
    [
      'a session twice',
      async () => {
        const text = await readFile(file('s1'))
        await writeFile(join(folder, 'archive/session_s1.json'), text)
      },
      ['twice session_s1.json'],
    ],
    [
      'an archived session the registry calls active',
      () => rename(file('s1'), join(folder, 'archive/session_s1.json')),
      ['entry-mismatch registry.json sessions.s1.status'],
    ],
    [
      'a registry entry that is none',
      () => writeFile(registry(), '{"sessions":{"s1":5}}'),
      ['wrong-shape registry.json sessions.s1'],
    ],
    [
      'a registry id that leaves',
      () => writeFile(registry(), '{"sessions":{"../x":{}}}'),
      ['bad-id registry.json sessions', 'unregistered-file session_s1.json'],
    ],
    [
      'what a writer left behind',
      () => writeFile(join(folder, '.registry.json.1.tmp'), ''),
      ['stray-temporary .registry.json.1.tmp'],
    ],
    ['a file of another name', () => writeFile(join(folder, 'notes.txt'), ''), ['stray-file notes.txt']],
    [
      'a name that is no id',
      () => writeFile(join(folder, 'session_a b.json'), '{}'),
      ['bad-id session_a b.json'],
    ],
    ['a link', () => symlink('x', join(folder, 'session_x.json')), ['link-not-followed session_x.json']],
  ])('%s', async (_, damage, expected) => {
    await manager.createSession()
    await damage()
    expect(await found()).toEqual(expected)
  })

  it('asks for a folder', async () => {
    expect(await found()).toEqual([`no-store ${folder}`])
  })

  it('never throws, whatever the files hold', async () => {
    await manager.createSession()
    await appendFile(file('s1'), '')
    const whole = await readFile(file('s1'))
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.uint8Array({ maxLength: 4 }), async (at, put) => {
        const from = at % whole.length
        await writeFile(file('s1'), Buffer.concat([whole.subarray(0, from), put, whole.subarray(from + 3)]))
        expect((await validateSessionManagerStore(folder)).dropped).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})
