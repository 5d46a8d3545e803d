import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExpectTimeoutError, InputError, OptionError } from '../../src/errors.ts'
import type { Session } from '../../src/session/session.ts'
import { scripted } from './scripted-world.ts'

async function linesOf(session: Session): Promise<string[]> {
  const lines: string[] = []
  for await (const line of session.lines()) lines.push(line)
  return lines
}

describe('readLine', () => {
  it('gives line after line without its end, however they are cut, and undefined behind the last', async () => {
    const { session, world } = scripted()
    world.say('one\r')
    const first = session.readLine()
    world.say('\ntwo\n\nthr')
    expect(await first).toBe('one')
    expect(await session.readLine()).toBe('two')
    expect(await session.readLine()).toBe('')
    const last = session.readLine()
    world.say('ee')
    world.end()
    expect(await last).toBe('three')
    expect(await session.readLine()).toBeUndefined()
    expect(await session.readLine()).toBeUndefined()
  })

  it('keeps a line whole that was painted over', async () => {
    const { session, world } = scripted()
    world.say('10 %\r20 %\r\n')
    expect(await session.readLine()).toBe('10 %\r20 %')
  })

  it('gives what the terminal echoes as a line of its own', async () => {
    const { session, world } = scripted()
    const sent = session.sendLine('hello')
    world.say('hello\r\nHELLO\r\n')
    await sent
    expect([await session.readLine(), await session.readLine()]).toEqual(['hello', 'HELLO'])
  })

  it('fails when no line comes in time, and consumes nothing', async () => {
    const { session, world } = scripted()
    world.say('half')
    await expect(session.readLine({ timeoutMs: 0 })).rejects.toThrow(ExpectTimeoutError)
    expect(session.unread).toBe('half')
  })

  it('is what lines() does until the program ends', async () => {
    const { session, world } = scripted()
    world.say('a\r\nb\r\n\r\nlast')
    world.end()
    expect(await linesOf(session)).toEqual(['a', 'b', '', 'last'])
  })

  it('gives every line once, whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme-ascii' }).filter((text) => !/[\r\n]/.test(text))),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        async (texts, sizes) => {
          const { session, world } = scripted()
          const all = texts.map((text) => `${text}\r\n`).join('')
          const heard = linesOf(session)
          for (let at = 0; at < all.length;) {
            const size = sizes.next().value
            world.say(all.slice(at, at + size))
            at += size
          }
          world.end()
          expect(await heard).toEqual(texts)
        },
      ),
    )
  })
})

describe('read', () => {
  it('waits for exactly so many characters and leaves the rest', async () => {
    const { session, world } = scripted()
    world.say('ab')
    const three = session.read(3)
    world.say('cdef')
    expect(await three).toBe('abc')
    expect(session.unread).toBe('def')
    expect(await session.read(1)).toBe('d')
  })

  it('counts what no expect matches, such as the inside of an escape sequence', async () => {
    const { session, world } = scripted()
    world.say('\u001b]0;title\u0007x')
    expect(await session.read(4)).toBe('\u001b]0;')
    expect(await session.read(7)).toBe('title\u0007x')
  })

  it('gives fewer only at the end, and all of it without a count', async () => {
    const { session, world } = scripted()
    world.say('abc')
    const ten = session.read(10)
    world.end()
    expect(await ten).toBe('abc')
    expect(await session.read(1)).toBe('')
    const other = scripted()
    const all = other.session.read()
    other.world.say('every')
    other.world.say('thing')
    other.world.end()
    expect(await all).toBe('everything')
  })

  it('says how many are there when the time is up, and takes none', async () => {
    const { session, world } = scripted()
    world.say('ab')
    const error = await session.read(3, { timeoutMs: 0 }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ExpectTimeoutError)
    expect(String(error)).toContain('3 characters')
    expect(error).toHaveProperty('hint', '2 are there: readAvailable() gives what there is.')
    expect(session.unread).toBe('ab')
  })

  it('is refused once the session is closed, and for a count that is none', async () => {
    const { session } = scripted()
    await expect(session.read(0)).rejects.toThrow(OptionError)
    const waiting = session.read(3)
    await session.close()
    await expect(waiting).rejects.toThrow(InputError)
  })
})

describe('getEcho', () => {
  it('is what was set where the world cannot tell', async () => {
    const { session } = scripted()
    expect(await session.getEcho()).toBe(true)
    await session.setEcho(false)
    expect(await session.getEcho()).toBe(false)
  })
})
