import { mkdtemp, rm } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TapeMissError } from '../../src/errors.ts'
import { nextTurn } from '../../src/clock.ts'
import { spawn } from '../../src/open/spawn.ts'
import { scripted } from './scripted-world.ts'

describe('a transcript', () => {
  it('of what is read, of what is sent, and of both in order', async () => {
    await using cat = await spawn('cat', [], { transport: 'pipe' })
    const [read, send, both] = [new PassThrough(), [] as string[], [] as string[]]
    cat.log({ read, send: (text) => void send.push(text) })
    cat.log({ read: (text) => void both.push(`< ${text}`), send: (text) => void both.push(`> ${text}`) })
    for (const word of ['one', 'two']) {
      await cat.sendLine(word)
      await cat.expect(`${word}\n`)
    }
    await cat.sendEof()
    await cat.exit
    expect(String(read.read())).toBe('one\ntwo\n')
    expect(send).toEqual(['one\n', 'two\n', '\u0004'])
    expect(both).toEqual(['> one\n', '< one\n', '> two\n', '< two\n', '> \u0004'])
  })

  it('begins with what was printed before, ends when it is stopped, and tells standard error apart', async () => {
    await using sh = await spawn('sh', ['-c', 'echo first; read x; echo second >&2; read x; echo third'], {
      transport: 'pipe',
    })
    await sh.expect('first\n')
    const heard: string[] = []
    const stop = sh.log({ read: (text, stream) => void heard.push(`${stream} ${text}`) })
    await sh.sendLine()
    await sh.expect('second\n')
    stop()
    await sh.sendLine()
    await sh.expect('third')
    expect(heard).toEqual(['stdout first\n', 'stderr second\n'])
  })
})

describe('iterating', () => {
  it('gives all output, once, until the program ends', async () => {
    await using seq = await spawn('sh', ['-c', 'printf "\\033[1mone\\033[0m"; seq 1 5000'])
    await seq.expect('one')
    let text = ''
    for await (const piece of seq) text += piece
    const numbers = Array.from({ length: 5000 }, (_, index) => `${index + 1}\r\n`).join('')
    expect(text).toBe(`\u001b[0m${numbers}`)
    expect(seq.unread).toBe('')
    expect(await seq.exit).toEqual({ code: 0, signal: null })
  })

  it('gives all output, also where a read ends inside an escape sequence', async () => {
    const { session, world } = scripted()
    const pieces: string[] = []
    const all = (async () => {
      for await (const piece of session) pieces.push(piece)
    })()
    for (const read of ['one \u001b[3', '1m', 'red', ' \u001b]0;a ti', 'tle\u0007', '\u001b[0', 'm']) {
      world.say(read)
      await nextTurn()
    }
    world.end()
    await all
    expect(pieces.join('')).toBe('one \u001b[31mred \u001b]0;a title\u0007\u001b[0m')
  })

  it('may be left and answered in between', async () => {
    await using cat = await spawn('cat', [], { transport: 'pipe' })
    await cat.sendLine('one')
    for await (const piece of cat) {
      expect(piece).toBe('one\n')
      break
    }
    await cat.sendLine('two')
    await cat.expect('two')
  })

  it('fails where a tape has nothing more to say until the next input', async () => {
    const tapes = await mkdtemp(join(tmpdir(), 'termtape-iterate-'))
    for (const record of ['OVERWRITE', 'DISABLED'] as const) {
      await using cat = await spawn('cat', [], { tapes, tapeName: 'cat', record })
      await cat.sendLine('one')
      let text = ''
      const all = (async () => {
        for await (const piece of cat) {
          text += piece
          if (text === 'one\r\none\r\n') await (record === 'OVERWRITE' ? cat.sendEof() : undefined)
        }
      })()
      await (record === 'OVERWRITE' ? all : expect(all).rejects.toBeInstanceOf(TapeMissError))
      expect(text).toBe('one\r\none\r\n')
    }
    await rm(tapes, { recursive: true })
  })
})
