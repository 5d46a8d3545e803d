import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spawn } from '../../src/open/spawn.ts'
import { historyMax, retainedCharsMax } from '../../src/limits.ts'
import { EOF, TIMEOUT } from '../../src/session/pattern.ts'
import { Transcript } from '../../src/session/transcript.ts'
import { scripted } from './scripted-world.ts'
import { internalsOf } from '../../src/session/internals.ts'

describe('reading', () => {
  it('up to a pattern gives all up to its end, and leaves the rest', async () => {
    const { session, world } = scripted()
    world.say('one two three')
    expect(await session.readUntil('two')).toBe('one two')
    expect(await session.readUntil([/th/, 'never'])).toBe(' th')
    expect(session.unread).toBe('ree')
  })

  it('what is available takes no more than it is told to, and waits only for something', async () => {
    const { session, world } = scripted()
    expect(await session.readAvailable()).toBe('')
    world.say('one two')
    expect(await session.readAvailable(3)).toBe('one')
    expect(await session.readAvailable()).toBe(' two')
    const later = session.readAvailable(100, 600_000)
    world.say('three')
    expect(await later).toBe('three')
    const never = session.readAvailable(100, 600_000)
    world.end()
    expect(await never).toBe('')
  })

  it('settles once nothing came for a while, or the program ended', async () => {
    await using sh = await spawn('sh', ['-c', 'for i in 1 2 3 4 5; do echo $i; sleep 0.02; done; exec cat'])
    await sh.settle({ quietMs: 1_000 })
    expect(sh.output).toBe('1\r\n2\r\n3\r\n4\r\n5\r\n')
    const { session, world } = scripted()
    const settled = session.settle({ quietMs: 600_000 })
    world.end()
    await settled
  })

  it('takes strings for what they are, and nothing else, when it is told to be exact', async () => {
    const { session, world } = scripted()
    world.say('a.c abc [x]+')
    expect(await session.expectExact(['[x]+', 'a.c'])).toMatchObject({ index: 1, text: 'a.c' })
    expect(await session.expectExact('[x]+')).toMatchObject({ before: ' abc ' })
  })

  it('decodes what the program writes, however it is cut', async () => {
    await using koi = await spawn('printf', ['\\360\\322\\311\\327\\305\\324'], { encoding: 'koi8-r' })
    expect((await koi.expectEof()).before).toBe('Привет')
    const { session, world } = scripted()
    const bytes = Buffer.from('é😀')
    for (const byte of bytes) world.give(Uint8Array.of(byte))
    expect(session.output).toBe('é😀')
  })
})

describe('what is remembered', () => {
  it('is every expect, what it asked and what it found, oldest first', async () => {
    const { session, world } = scripted()
    world.say('one two')
    await session.expect(['two', /o\w/])
    await session.expect(['never', TIMEOUT], { timeoutMs: 0 })
    await session.expect('never', { timeoutMs: 0 }).catch(() => {})
    world.end()
    await session.expect(EOF)
    expect(session.history.map(({ patterns, match }) => [patterns, match?.text ?? null])).toEqual([
      [['"two"', '/o\\w/'], 'on'],
      [['"never"', 'TIMEOUT'], ''],
      [['"never"'], null],
      [['EOF'], ''],
    ])
    for (const { elapsedMs } of session.history) expect(elapsedMs).toBeGreaterThanOrEqual(0)
  })

  it('is bounded', async () => {
    const { session } = scripted()
    for (let round = 0; round < historyMax + 5; round++)
      await session.expect([`number ${round}`, TIMEOUT], { timeoutMs: 0 })
    expect(session.history).toHaveLength(historyMax)
    expect(session.history.at(-1)?.patterns[0]).toBe(`"number ${historyMax + 4}"`)
  })

  it('is the output, at most 10 000 lines, and where it stood', async () => {
    const { session, world } = scripted()
    world.say('a\nb\n')
    const place = internalsOf(session).printed
    world.say(Array.from({ length: 12_000 }, (_, line) => `${line}\n`).join(''))
    expect(session.output.split('\n')).toHaveLength(10_001)
    expect(session.output.startsWith('2000\n')).toBe(true)
    expect(session.recent(2)).toBe('11998\n11999\n')
    expect(internalsOf(session).since(place).startsWith('0\n1\n')).toBe(true)
  })

  it('is when something last happened', async () => {
    const { session, world } = scripted()
    const { createdAt, lastActivity: before } = session
    expect(before.getTime()).toBeGreaterThanOrEqual(createdAt.getTime())
    await session.settle({ quietMs: 5 })
    world.say('x')
    expect(session.lastActivity.getTime()).toBeGreaterThan(before.getTime())
  })
})

describe('a transcript', () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 9 }), {
    maxLength: 30,
  })

  it('gives any part of what was said, and any number of its last lines', () => {
    fc.assert(
      fc.property(pieces, fc.nat(300), fc.nat(300), fc.nat(12), (each, from, to, count) => {
        const transcript = new Transcript()
        for (const piece of each) transcript.append(piece)
        const all = each.join('')
        expect(transcript.total).toBe(all.length)
        expect(transcript.slice(from, to)).toBe(all.slice(from, to))
        const lines = all.match(/[^\n]*\n|[^\n]+$/g) ?? []
        expect(transcript.recent(count)).toBe(count === 0 ? '' : lines.slice(-count).join(''))
      }),
    )
  })

  it('forgets the oldest of what has no end, and says from where it remembers', () => {
    const transcript = new Transcript()
    const piece = 'x'.repeat(100_000)
    for (let round = 0; round < 120; round++) transcript.append(`${round}${piece}`)
    expect(transcript.total - transcript.dropped).toBeLessThanOrEqual(retainedCharsMax)
    expect(transcript.total - transcript.dropped).toBeGreaterThan(retainedCharsMax - 200_000)
    expect(transcript.slice(transcript.total - 100_003)).toBe(`119${piece}`)
    expect(transcript.slice(0)).toHaveLength(transcript.total - transcript.dropped)
  })
})
