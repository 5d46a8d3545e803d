import { describe, expect, it } from 'vitest'
import { ExpectTimeoutError, ProcessExitedError } from '../../src/errors.ts'
import { spawn } from '../../src/open/spawn.ts'
import { EOF, TIMEOUT } from '../../src/session/pattern.ts'
import type { Session } from '../../src/session/session.ts'
import { internalsOf } from '../../src/session/internals.ts'

// What pexpect's documentation says of `expect`, on real programs. Where termtape differs, the spec says so.

/** A program that prints each piece when it is told to, and then waits for the next line. */
function telling(...pieces: string[]): Promise<Session> {
  const script = pieces.map((piece) => `printf '${piece}'; read -r _`).join('; ')
  return spawn('sh', ['-c', script], { transport: 'pipe' })
}

describe('which pattern matches', () => {
  it('is the one whose match begins first in the stream', async () => {
    await using program = await telling('foobar')
    expect(await program.expect(['bar', 'foo', 'foobar'])).toMatchObject({ index: 1, text: 'foo' })
  })

  it('is the leftmost in the list if several begin at the same place', async () => {
    await using program = await telling('foobar')
    expect(await program.expect(['foobar', 'foo'])).toMatchObject({ index: 0, text: 'foobar' })
  })

  it('is decided on what has arrived: a longer one that is not there yet does not wait', async () => {
    await using program = await telling('foo', 'bar')
    expect(await program.expect(['foobar', 'foo'])).toMatchObject({ index: 1, text: 'foo' })
    await program.sendLine()
    expect(await program.expect(['foobar', 'bar'])).toMatchObject({ index: 1, before: '' })
  })
})

describe('greed', () => {
  it('reaches as far as what has arrived, and no further', async () => {
    await using program = await telling('aaa', 'aaa!')
    expect(await program.expect(/a+/)).toMatchObject({ text: expect.stringMatching(/^a{1,3}$/) })
    await program.sendLine()
    await program.expect('!')
  })

  it('of a lazy quantifier at the end is the least there is', async () => {
    await using program = await telling('abc')
    expect(await program.expect(/.*?/)).toMatchObject({ text: '' })
    expect(await program.expect(/[a-z]+?/)).toMatchObject({ text: 'a' })
  })

  it('takes all with a pattern for everything, also over line ends', async () => {
    await using program = await spawn('seq', ['1', '1000'], { transport: 'pipe' })
    await program.exit
    expect((await program.expect(/[^]+/)).text).toHaveLength(3893)
  })

  it('is bound to the end of what has arrived by $', async () => {
    await using program = await telling('one\\ntwo', '\\n')
    expect(await program.expect(/\w+$/)).toMatchObject({ text: 'two' })
  })
})

describe('before and after', () => {
  it('hold what came before the match and the match itself, however it was cut into chunks', async () => {
    await using program = await telling('be', 'fore the ', 'need', 'le and after')
    const found = program.expect('needle')
    for (let time = 0; time < 3; time++) await program.sendLine()
    expect(await found).toMatchObject({ before: 'before the ', text: 'needle' })
    expect(program.unread).toMatch(/^( and after)?/)
    expect(await program.expect('after')).toMatchObject({ before: ' and ' })
  })

  it('leave nothing out and give nothing twice', async () => {
    await using program = await spawn('seq', ['1', '2000'], { transport: 'pipe' })
    let text = ''
    for (;;) {
      const match = await program.expect([/\d*7\n/, EOF])
      text += match.before + match.text
      if (match.pattern === EOF) break
    }
    expect(text).toBe(Array.from({ length: 2000 }, (_, index) => `${index + 1}\n`).join(''))
  })

  it('hold everything at the end of the program', async () => {
    await using program = await spawn('printf', ['all of it'], { transport: 'pipe' })
    expect(await program.expect(EOF)).toMatchObject({ before: 'all of it', text: '' })
    expect(program.unread).toBe('')
  })
})

describe('the search window', () => {
  it('is how far back a match may begin; what it does not reach is not lost', async () => {
    await using program = await telling('needle and much hay', ' end')
    await program.expect('needle') // Nothing of it was looked at before, so all of it is.
    const late = program.expect([/needle/, /and/, 'end'], { window: 5 })
    await program.sendLine()
    // A match in what was never searched counts wherever it begins.
    expect(await late).toMatchObject({ index: 1, before: ' ' })
    expect(await program.expect('end')).toMatchObject({ before: ' much hay ' })
  })

  it('ends a match that would begin further back, and nothing is lost by it', async () => {
    await using program = await telling('needle and much ', 'hay ', 'end')
    const found = program.expect([/needle.*end/, TIMEOUT], { window: 8, timeoutMs: 300 })
    await internalsOf(program).until(() => (program.unread === 'needle and much ' ? true : undefined))
    await program.sendLine()
    await internalsOf(program).until(() => (program.unread.endsWith('hay ') ? true : undefined))
    await program.sendLine()
    expect(await found).toMatchObject({ index: 1, before: 'needle and much hay end' })
    expect(await program.expect(/needle.*end/)).toMatchObject({ before: '' })
  })

  it('does not hide a match that has just arrived whole', async () => {
    await using program = await telling('x', 'a long needle')
    const found = program.expect(/a long needle/, { window: 2 })
    await program.sendLine()
    expect(await found).toMatchObject({ before: 'x' })
  })
})

describe('a timeout', () => {
  it('takes nothing away: what came before it is still there for the next expect', async () => {
    await using program = await telling('first half and ', 'second half')
    await program.expect('first')
    expect(await program.expect(['never', TIMEOUT], { timeoutMs: 20, window: 3 })).toMatchObject({
      index: 1,
      before: ' half and ',
    })
    await expect(program.expect('never', { timeoutMs: 20 })).rejects.toBeInstanceOf(ExpectTimeoutError)
    await program.sendLine()
    expect(await program.expect('half and second')).toMatchObject({ before: ' ' })
  })

  it('of 0 looks once at what is there', async () => {
    await using program = await telling('here')
    await internalsOf(program).until(() => (program.unread === 'here' ? true : undefined))
    expect(await program.expect('here', { timeoutMs: 0 })).toMatchObject({ text: 'here' })
    expect(await program.expect(['here', TIMEOUT], { timeoutMs: 0 })).toMatchObject({ index: 1 })
  })
})

describe('the end', () => {
  it('is an error unless it is in the list, and a pattern before it wins', async () => {
    await using program = await spawn('sh', ['-c', 'printf bye; exit 3'], { transport: 'pipe' })
    await program.exit
    expect(await program.expect([EOF, 'bye'])).toMatchObject({ index: 1 })
    await expect(program.expect('more')).rejects.toBeInstanceOf(ProcessExitedError)
    expect(await program.expect([EOF, TIMEOUT])).toMatchObject({ index: 0 })
  })
})

describe('25 MB', () => {
  it.each([
    ['strings', ['never', 'nowhere', 'needle in the hay', EOF]],
    ['RegExps', [/never\d/, /^nowhere/, /needle (?:in|under) the hay/, EOF]],
  ] as const)('go through a list of %s, to the last byte', async (_, patterns) => {
    const script =
      'yes 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde | head -c 25000000; printf "a needle in the hay"'
    await using program = await spawn('sh', ['-c', script], { transport: 'pipe', timeoutMs: 50_000 })
    expect(await program.expect(patterns)).toMatchObject({ index: 2, text: 'needle in the hay' })
    expect(await program.expect(EOF)).toMatchObject({ before: '' })
    expect(await program.exit).toEqual({ code: 0, signal: null })
  })
})
