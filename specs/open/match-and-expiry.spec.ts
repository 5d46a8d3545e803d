import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import { TapeExpiredError, TapeMissError } from '../../src/errors.ts'

let root: string
let warnings: string[]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-match-'))
  warnings = []
})
afterEach(() => rm(root, { recursive: true }))

/** Opens `cat` with these arguments, says the lines, and saves what was recorded. */
async function say(lines: readonly string[], args: string[] = [], options: SpawnOptions = {}): Promise<void> {
  const given: SpawnOptions = { tapeName: 'a', record: 'DISABLED', ...options }
  const { session, recorder } = await open('cat', args, given, {
    root,
    policy: 'none',
    rerecord: 'again',
    warn: (message) => warnings.push(message),
  })
  try {
    for (const line of lines) await session.sendLine(line)
  } finally {
    await session.close()
  }
  await recorder()?.save()
}

const record = { record: 'OVERWRITE' } as const

describe('what counts as the same', () => {
  it('is a line byte for byte, whatever its values look like, unless the spec allows kinds of them', async () => {
    await say(['at 2026-01-02T03:04:05Z'], [], record)
    const later = ['at 2027-11-12T13:14:15Z']
    await expect(say(later)).rejects.toThrow(
      "If the spec makes this value itself, let the tape keep it: await tape.value('time', () => …). To accept any: { match: { stdin: { volatile: ['time'] } } }.",
    )
    await say(later, [], { match: { stdin: { volatile: ['time'] } } })
    await say(later, [], { match: { volatile: ['time'] } })
    await expect(say(later, [], { match: { stdin: { volatile: ['port'] } } })).rejects.toBeInstanceOf(
      TapeMissError,
    )
    const onNotAt = say(['on 2027-11-12T13:14:15Z'], [], { match: { stdin: { volatile: ['time'] } } })
    await expect(onNotAt).rejects.toMatchObject({ reason: 'no-exchange' })
    await expect(say(later, [], { match: { stdin: { volatile: ['tine'] } } })).rejects.toThrow(
      'Did you mean time',
    )
  })

  it('is a start whose ignored arguments differ', async () => {
    await say(['x'], ['-u', '/dev/stdin'], record)
    await expect(say(['x'], ['-n', '/dev/stdin'])).rejects.toThrow('argument 1')
    await say(['x'], ['-n', '/dev/stdin'], { match: { command: { ignoreArgs: [0] } } })
    await say(['x'], ['-n', '/dev/stdin'], { match: { command: { custom: () => true } } })
  })

  it('is a start whose variables are the same, or ignored', async () => {
    await say([], [], { ...record, env: { MODE: 'a' } })
    await expect(say([], [], { env: { MODE: 'b' } })).rejects.toThrow('MODE')
    await say([], [], { env: { MODE: 'b' }, match: { env: { ignoreNames: ['MODE'] } } })
  })

  it('is any text where it is told to leave the input out', async () => {
    await say(['x'], [], record)
    await say(['y'], [], { match: { stdin: { ignore: true } } })
  })

  it('is an input the spec’s own function takes for the recorded one, which is asked only where they differ', async () => {
    await say(['x', 'deploy blue'], [], record)
    const asked: unknown[] = []
    const custom = (...both: { kind: string; data: string }[]): boolean => {
      asked.push(both)
      return both.every(({ data }) => data.startsWith('deploy'))
    }
    await say(['x', 'deploy green'], [], { match: { stdin: { custom } } })
    const line = (data: string): object => ({ kind: 'line', data })
    expect(asked).toEqual([[line('deploy blue'), line('deploy green')]])
    await expect(say(['x', 'destroy green'], [], { match: { stdin: { custom } } })).rejects.toMatchObject({
      reason: 'no-exchange',
    })
  })

  it('is the same state, where one is watched', async () => {
    const watched = (words: string): SpawnOptions => ({ match: { state: { of: () => words } } })
    await say(['x'], [], { ...record, ...watched('ready') })
    await say(['x'], [], watched('ready'))
    await expect(say(['x'], [], watched('busy'))).rejects.toThrow('not in the state')
  })
})

describe('a tape that is too old', () => {
  const file = (): string => join(root, 'tapes/cat/a.json5')
  const old = { after: '30d' } as const

  beforeEach(async () => {
    await mkdir(join(root, 'tapes/cat'), { recursive: true })
    await say(['x'], [], record)
    await writeFile(
      file(),
      (await readFile(file(), 'utf8')).replace(
        /"createdAt": "[^"]*"/,
        '"createdAt": "2020-01-01T00:00:00.000Z"',
      ),
    )
  })

  it('is played with a warning', async () => {
    await say(['x'], [], { expires: old })
    expect(warnings).toEqual(['tapes/cat/a.json5 is too old: recorded on 2020-01-01, it expires after 30d.'])
  })

  it('fails when it is told to', async () => {
    await expect(say(['x'], [], { expires: { ...old, action: 'fail' } })).rejects.toBeInstanceOf(
      TapeExpiredError,
    )
  })

  it('is recorded again when it is told to, and only where recording is on', async () => {
    const expires = { ...old, action: 're-record' } as const
    await say(['x'], [], { expires })
    expect(warnings).toHaveLength(1)
    expect(await readFile(file(), 'utf8')).toContain('2020-01-01')
    await say(['y'], [], { expires, record: 'NEW' })
    expect(await readFile(file(), 'utf8')).not.toContain('2020-01-01')
  })

  it('is as good as new when nobody asks', async () => {
    await say(['x'])
    expect(warnings).toEqual([])
  })
})
