import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ToolkitLogger } from '../../src/stores/session-manager/toolkit-logger.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'termtape-')), 'sessions')
  return () => rm(join(folder, '..'), { recursive: true })
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

it('keeps the newest entries where it has no file', () => {
  const logger = new ToolkitLogger('spec')
  for (let nth = 0; nth < 1_005; nth++) logger.logDecision(`step ${nth}`, 'because')
  expect(logger.entries).toHaveLength(1_000)
  expect(logger.entries[0]).toMatchObject({ decision: 'step 5', why: 'because', logger: 'spec' })
  expect(logger.lost).toBe(0)
})
