import { appendFile, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { SessionManager } from '../../src/stores/session-manager/session-manager.ts'
import { validateSessionManagerStore } from '../../src/stores/session-manager/validate-session-manager-store.ts'
import { runs } from '../runs.ts'

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
      { numRuns: runs(100) },
    )
  })
})
