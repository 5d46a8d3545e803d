import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExpectTimeoutError, ProcessExitedError } from '../../src/errors.ts'
import { spawn } from '../../src/open/spawn.ts'
import { program } from '../live/subject.ts'
import { scripted } from './scripted-world.ts'

describe('typing', () => {
  it('sends key by key, and what is one character to a person as one', async () => {
    await using reader = await spawn(process.execPath, [program('key-reader.mjs')])
    await reader.expect('ready')
    await reader.type('hé👩‍👧\u001b[A\n')
    const reads = [await reader.readUntil('0d ')]
    expect(reads.join('').trim().split(' ')).toEqual(['68', 'c3a9', 'f09f91a9e2808df09f91a7', '1b5b41', '0d'])
  })

  it('gives a text up to the key that ends it as one input, and pauses between two', async () => {
    const { session, world } = scripted()
    await session.type('abc\nde', { delayMs: 7 })
    await session.type('f', { delayMs: 7 })
    expect(world.happened).toEqual(['abc\r', 'pause 7', 'de', 'f'])
  })

  it('refuses a delay that is none', async () => {
    await using cat = await spawn('cat')
    await expect(cat.type('x', { delayMs: -1 })).rejects.toThrow(/^Invalid delayMs/)
    await cat.type('')
  })
})

describe('the echo', () => {
  it('is waited out before a password is typed', async () => {
    await using asker = await spawn('sh', [program('hidden-word.sh')])
    await asker.expect('Word: ')
    await asker.waitNoEcho()
    await asker.sendLine('sesame')
    const { before } = await asker.expect('you said sesame', { echo: true })
    expect(before).not.toContain('sesame')
  })

  it('that never ends is an error with the scene, at the line that waited', async () => {
    await using cat = await spawn('cat')
    await cat.sendLine('hello')
    await cat.expect('hello')
    const error = await cat.waitNoEcho({ timeoutMs: 50 }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ExpectTimeoutError)
    expect(error).toMatchObject({
      message: expect.stringMatching(/waiting for the terminal to hide[^]*│ hello/),
    })
    expect(error).toMatchObject({ stack: expect.stringContaining('input.spec.ts') })
  })

  it('of a program that ended is an error too', async () => {
    await using gone = await spawn('sh', ['-c', 'exit 3'])
    await gone.exit
    await expect(gone.waitNoEcho()).rejects.toBeInstanceOf(ProcessExitedError)
  })

  it('has nothing to wait for on a pipe', async () => {
    await using cat = await spawn('cat', [], { transport: 'pipe' })
    await cat.waitNoEcho()
  })

  it('is switched', async () => {
    await using cat = await spawn('cat')
    await cat.setEcho(false)
    await cat.sendLine('one')
    // Without an echo the text is the program's own answer.
    expect(await cat.expect('one')).toMatchObject({ before: '' })
    await cat.setEcho(true)
    await cat.sendLine('two')
    expect(await cat.expect('two')).toMatchObject({ before: '\r\ntwo\r\n' })
  })
})

describe('on a tape', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'termtape-input-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each(['OVERWRITE', 'DISABLED'] as const)('all of it replays: %s', async (record) => {
    for (const mode of new Set(['OVERWRITE', record] as const)) {
      await using asker = await spawn('sh', [program('hidden-word.sh')], {
        tapes: folder,
        tapeName: 'word',
        record: mode,
      })
      await asker.expect('Word: ')
      await asker.waitNoEcho()
      await asker.pause(mode === 'DISABLED' ? 3_600_000 : 1)
      await asker.type('sesame\n', { delayMs: mode === 'DISABLED' ? 3_600_000 : 1 })
      await asker.expect('you said ')
      await asker.expectEof()
      expect(asker.played).toBe(true)
    }
  })

  it.each(['OVERWRITE', 'DISABLED'] as const)(
    'what the terminal does not echo is the program’s own: %s',
    async (record) => {
      for (const mode of new Set(['OVERWRITE', record] as const)) {
        await using cat = await spawn('sh', ['-c', 'stty -echo; printf "ready "; exec cat'], {
          tapes: folder,
          tapeName: 'silent',
          record: mode,
        })
        await cat.expect('ready ')
        await cat.sendLine('hello', { secret: false })
        expect(await cat.expect('hello')).toMatchObject({ before: '' })
        await cat.sendLine('again', { secret: false })
        await cat.expect('again')
      }
    },
  )

  it('what is not echoed after waitNoEcho is the program’s own without a tape, too', async () => {
    await using cat = await spawn('sh', ['-c', 'printf "ready "; stty -echo; exec cat'])
    await cat.waitNoEcho()
    await cat.sendLine('hello')
    expect(await cat.expect('hello')).toMatchObject({ before: 'ready ' })
  })

  it.each(['OVERWRITE', 'DISABLED'] as const)('what it echoes is not: %s', async (record) => {
    for (const mode of new Set(['OVERWRITE', record] as const)) {
      await using asker = await spawn('sh', ['-c', 'printf "? "; read x; stty -echo; printf done; read x'], {
        tapes: folder,
        tapeName: 'echoed',
        record: mode,
      })
      await asker.expect('? ')
      await asker.sendLine('hello')
      await asker.expect('done')
      await asker.sendLine('hello', { secret: false })
      await expect(asker.expect('hello')).rejects.toBeInstanceOf(ProcessExitedError)
    }
  })

  it.each(['OVERWRITE', 'DISABLED'] as const)('a switched echo replays: %s', async (record) => {
    for (const mode of new Set(['OVERWRITE', record] as const)) {
      await using cat = await spawn('cat', [], { tapes: folder, tapeName: 'cat', record: mode })
      await cat.setEcho(false)
      await cat.sendLine('one')
      expect(await cat.expect('one')).toMatchObject({ before: '' })
      await cat.setEcho(true)
      await cat.sendLine('two')
      expect(await cat.expect('two')).toMatchObject({ before: '\r\ntwo\r\n' })
    }
  })
})
