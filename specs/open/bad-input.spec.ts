import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import { TermtapeError } from '../../src/errors.ts'
import type { Session } from '../../src/session/session.ts'
import { termtape } from '../../plugin/termtape.ts'
import { play, tapeOf } from '../replay/played.ts'
import { place, tapeOfCat } from './opened.ts'
import { internalsOf } from '../../src/session/internals.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function errorOf(attempt: () => unknown): Promise<TermtapeError> {
  try {
    await attempt()
  } catch (error) {
    if (error instanceof TermtapeError) return error
    throw error
  }
  throw new Error('there was no error')
}

describe('a program that cannot be', () => {
  it.each([
    ['no-such-program', 'not-found', '"no-such-program" was not found on PATH'],
    ['./no/such/program', 'not-found', '"./no/such/program" was not found'],
    ['/tmp', 'is-a-directory', '"/tmp" is a folder'],
    ['', 'empty-command', 'The command is empty'],
    ['  ', 'empty-command', 'The command is empty'],
  ])('%j is named: %s', async (command, problem, words) => {
    const { open, bytes } = await place()
    const error = await errorOf(() => open(command, { tapeName: 'a' }))
    expect(error).toMatchObject({ code: 'spawn', problem })
    expect(error.message).toContain(words)
    expect(await bytes()).toEqual({})
  })
})

describe('a tape that is none', () => {
  const damages: [string, string | Uint8Array, RegExp][] = [
    ['empty', '', /tapes\/cat\/a\.json5:1:1 the file is empty/],
    ['binary', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0xff), /:1:1 the file is binary/],
    ['cut off', tapeOfCat().slice(0, 300), /:\d+:\d+ the file ends in the middle/],
    [
      'of a newer version',
      tapeOfCat().replace('"version": 1', '"version": 2'),
      /version: .*version 2, written by a newer/,
    ],
    ['another thing', '{ "name": "package" }', /is not a valid tape/],
  ]
  const modes: SpawnOptions[] = [{ record: 'DISABLED' }, { record: 'NEW' }, { record: 'OVERWRITE' }]

  it.each(
    damages.flatMap(([what, contents, words]) => modes.map((mode) => ({ what, contents, words, mode }))),
  )('because it is $what: said under $mode.record, and left alone', async ({ contents, words, mode }) => {
    const { open, put, bytes } = await place()
    await put('cat/a.json5', contents)
    const before = await bytes()
    const error = await errorOf(async () => {
      const { session, recorder } = await open('cat', { ...mode, tapeName: 'a' })
      await session.close()
      await recorder()?.save()
    })
    expect(error).toMatchObject({ code: 'tape-format', tape: expect.stringMatching(/tapes\/cat\/a\.json5$/) })
    expect(error.message).toMatch(words)
    expect(await bytes()).toEqual(before)
  })

  it.each(
    damages.flatMap(([what, contents]) => modes.map(({ record = 'auto' }) => ({ what, contents, record }))),
  )(
    'because it is $what: skipped by a proxy under $record, with a warning, and never recorded over',
    async ({ contents, record }) => {
      const { open, put, bytes, warnings } = await place()
      await put('cat/a.json5', contents)
      const before = await bytes()
      const { session, player, recorder } = await open('cat', { record, fallback: 'PROXY', tapeName: 'a' })
      await session.sendLine('hi')
      await session.expect('hi')
      await session.close()
      await recorder()?.save()
      expect([session.tape, player, recorder()]).toEqual([undefined, undefined, undefined])
      expect(warnings).toEqual([
        expect.stringContaining('tapes/cat/a.json5 is skipped, and nothing is recorded'),
      ])
      expect(await bytes()).toEqual(before)
    },
  )

  it.each(modes)('because it is a folder: said under $record, and left alone', async (mode) => {
    const { open, root, bytes } = await place()
    await mkdir(join(root, 'tapes/cat/a.json5'), { recursive: true })
    const before = await bytes()
    const error = await errorOf(async () => {
      const { session, recorder } = await open('cat', { ...mode, tapeName: 'a' })
      await session.close()
      await recorder()?.save()
    })
    expect(error).toMatchObject({ code: 'tape-file' })
    expect(error.message).toMatch(/tapes\/cat\/a\.json5 is a folder, not a tape/)
    expect(await bytes()).toEqual(before)
  })
})

describe('a place that takes no tape', () => {
  // Root may write into read-only folders, so a file stands where the folder would be.
  it('is named, and left alone', async () => {
    const { open, root, bytes } = await place()
    await writeFile(join(root, 'tapes'), 'in the way')
    const before = await bytes()
    const error = await errorOf(async () => {
      const { session, recorder } = await open('cat', { record: 'OVERWRITE', tapeName: 'a' })
      await session.close()
      await recorder()?.save()
    })
    expect(error).toMatchObject({ code: 'tape-file' })
    expect(error.message).toMatch(/tapes\/cat\/a\.json5 could not be/)
    expect(await bytes()).toEqual(before)
  })
})

describe('an option that cannot be', () => {
  const cases: [Record<string, unknown>, string][] = [
    [{ record: 'ALWAYS' }, 'Invalid record: "ALWAYS". Expected one of auto, NEW, OVERWRITE, DISABLED.'],
    [{ record: 'new' }, 'Invalid record: "new". Expected one of auto, NEW, OVERWRITE, DISABLED.'],
    [{ fallback: 'LIVE' }, 'Invalid fallback: "LIVE". Expected one of NOT_FOUND, PROXY.'],
    [{ timeoutMs: Number.NaN }, 'Invalid timeoutMs: NaN. Expected milliseconds: a number, 0 or more.'],
    [{ timeoutMs: -1 }, 'Invalid timeoutMs: -1. Expected milliseconds: a number, 0 or more.'],
    [{ timeoutMs: '5s' }, 'Invalid timeoutMs: "5s". Expected milliseconds: a number, 0 or more.'],
    [{ cols: 0 }, 'Invalid cols: 0. Expected a whole number from 1 to 65535.'],
    [{ rows: Number.NaN }, 'Invalid rows: NaN. Expected a whole number from 1 to 65535.'],
    [
      { transport: 'ssh' },
      'Invalid transport: "ssh". Expected "pty", "pipe" or a function that gives a Transport.',
    ],
    [{ encoding: 'klingon' }, 'Invalid encoding: "klingon". Expected a WHATWG encoding label'],
    [{ tapeName: '../../etc/passwd' }, 'Invalid tapeName: "../../etc/passwd". Expected a relative path'],
    [{ tapeNmae: 'a' }, 'Invalid option: "tapeNmae". Expected one of cwd, env,'],
    [{ env: { 'A=B': 'c' } }, 'Invalid env: "A=B".'],
    [{ cwd: '/no/such/folder' }, 'cannot start in "/no/such/folder": it does not exist.'],
  ]

  it.each(cases)('%o is named', async (options, words) => {
    const { open, bytes } = await place()
    const error = await errorOf(() => open('cat', { tapeName: 'a', ...options }))
    expect(error.message).toContain(words)
    expect(await bytes()).toEqual({})
  })

  it.each([
    [
      'TERMTAPE_RECORD',
      'always',
      'Invalid TERMTAPE_RECORD: "always". Expected one of auto, NEW, OVERWRITE, DISABLED.',
    ],
    ['TERMTAPE_FALLBACK', 'live', 'Invalid TERMTAPE_FALLBACK: "live". Expected one of NOT_FOUND, PROXY.'],
  ])('%s=%s is named', async (variable, value, words) => {
    vi.stubEnv(variable, value)
    const { open, bytes } = await place()
    expect(await errorOf(() => open('cat', { tapeName: 'a' }))).toMatchObject({
      code: 'option',
      message: words,
    })
    expect(await bytes()).toEqual({})
  })

  it.each<[object, string | RegExp]>([
    [{ record: 'ALWAYS' }, 'Invalid record: "ALWAYS". Expected one of auto, NEW, OVERWRITE, DISABLED.'],
    [{ fallback: 1 }, 'Invalid fallback: 1. Expected one of NOT_FOUND, PROXY.'],
    [{ timeoutMs: Number.NaN }, 'Invalid timeoutMs: NaN. Expected milliseconds: a number, 0 or more.'],
    [{ tapes: 1 }, 'Invalid tapes: 1. Expected the path of a folder.'],
    [{ strict: 'yes' }, 'Invalid strict: "yes". Expected true or false.'],
    [
      { recrod: 'NEW' },
      /^Invalid option: "recrod". Expected one of tapes, record, .*\n\nHint: Did you mean record\?$/,
    ],
  ])('%o is named by the plugin', async (options, words) => {
    const error = await errorOf(() => termtape(options))
    expect(error).toMatchObject({ code: 'option' })
    expect(error.message).toMatch(words)
  })
})

describe('a call that cannot be', () => {
  const calls: [string, (session: Session) => unknown, string][] = [
    [
      'expect with a timeout of NaN',
      (session) => session.expect('x', { timeoutMs: Number.NaN }),
      'Invalid timeoutMs: NaN',
    ],
    [
      'expect with a window of NaN',
      (session) => session.expect(/x/, { window: Number.NaN }),
      'Invalid window: NaN',
    ],
    ['expect of nothing', (session) => session.expect([]), 'Invalid patterns'],
    ['expect of an empty string', (session) => session.expect(''), 'Invalid pattern: ""'],
    ['settle with NaN', (session) => session.settle({ quietMs: Number.NaN }), 'Invalid quietMs: NaN'],
    [
      'settle with a timeout of NaN',
      (session) => session.settle({ timeoutMs: Number.NaN }),
      'Invalid timeoutMs: NaN',
    ],
    [
      'until with a timeout of NaN',
      (session) => internalsOf(session).until(() => true, { timeoutMs: Number.NaN }),
      'Invalid timeoutMs: NaN',
    ],
    ['readAvailable with NaN', (session) => session.readAvailable(10, Number.NaN), 'Invalid timeoutMs: NaN'],
    ['readAvailable of NaN', (session) => session.readAvailable(Number.NaN), 'Invalid charsMax: NaN'],
    ['press of no key', (session) => session.press('Ctlr+C'), 'Invalid key: "Ctlr+C"'],
    ['a control character that is none', (session) => session.sendControl('é'), 'Invalid key: "Ctrl+é"'],
    ['a signal that is none', (session) => session.signal('TERM'), 'Invalid signal: "TERM"'],
    ['a size that is none', (session) => session.resize(0, 24), 'Invalid cols: 0'],
    ['a size that is none', (session) => session.resize(80, Number.NaN), 'Invalid rows: NaN'],
  ]

  it.each(calls)('%s is named, and nothing is sent', async (_, call, words) => {
    const { session } = play(tapeOf('> ', [['go', 'gone']]))
    const error = await errorOf(() => call(session))
    expect(error).toMatchObject({ code: 'option' })
    expect(error.message).toContain(words)
    await session.sendLine('go')
    expect(session.played).toBe(true)
  })
})
