import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captureCallSite } from '../../src/session/call-site.ts'
import { ExpectEngine } from '../../src/session/expect-engine.ts'
import { EOF, type Match, type Pattern, TIMEOUT } from '../../src/session/pattern.ts'
import { Searcher } from '../../src/session/searcher.ts'

const failures = {
  timedOut: () => new Error('timed out'),
  exited: () => new Error('exited'),
  silent: (_: unknown, why: Error) => why,
  closed: () => new Error('closed'),
}

function ask(
  engine: ExpectEngine,
  patterns: readonly Pattern[],
  options: { window?: number; timeoutMs?: number; echo?: boolean } = {},
): Promise<Match> {
  return engine.expect({
    patterns,
    searcher: new Searcher(patterns, options.window),
    timeoutMs: options.timeoutMs ?? Number.POSITIVE_INFINITY,
    echo: options.echo ?? false,
    site: captureCallSite(ask),
  })
}

function fed(...texts: string[]): ExpectEngine {
  const engine = new ExpectEngine(failures)
  for (const text of texts) engine.output(text)
  return engine
}

describe('which match wins', () => {
  it('takes the earliest in the stream, whatever the order of the list', async () => {
    const match = await ask(fed('one two three'), ['three', 'two', /o\w+/])
    expect(match).toMatchObject({ index: 2, text: 'one', before: '' })
  })

  it('takes the one listed first when two begin at the same place', async () => {
    expect(await ask(fed('foobar'), ['foo', 'foobar'])).toMatchObject({ index: 0, text: 'foo' })
    expect(await ask(fed('foobar'), ['foobar', 'foo'])).toMatchObject({ index: 0, text: 'foobar' })
    expect(await ask(fed('foobar'), [/foo/, 'foobar'])).toMatchObject({ index: 0, text: 'foo' })
  })

  it('consumes up to the end of the match and no further', async () => {
    const engine = fed('a=1 b=2 c=3')
    expect(await ask(engine, [/b=(\d)/])).toMatchObject({ before: 'a=1 ', text: 'b=2', groups: ['2'] })
    expect(engine.unread).toBe(' c=3')
    expect(await ask(engine, ['c='])).toMatchObject({ before: ' ' })
  })

  it('gives named groups', async () => {
    expect((await ask(fed('pid 42\n'), [/pid (?<pid>\d+)/])).named).toEqual({ pid: '42' })
  })

  it('answers several expects in the order they were asked', async () => {
    const engine = fed()
    const both = Promise.all([ask(engine, ['b']), ask(engine, ['a'])])
    engine.output('a b a')
    expect((await both).map((match) => match.before)).toEqual(['a ', ' '])
  })
})

describe('however the output is cut', () => {
  it('finds what indexOf finds, for strings', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }), { maxLength: 30 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        async (pieces, words) => {
          const engine = fed()
          const asked = ask(engine, [...words, EOF])
          for (const piece of pieces) engine.output(piece)
          engine.ended({ code: 0, signal: null })
          const match = await asked
          const whole = pieces.join('')
          // Output is looked at as it arrives, so the first piece that completes a match decides.
          let arrived = ''
          for (const piece of pieces) {
            arrived += piece
            if (words.some((each) => arrived.includes(each))) break
          }
          const places = words.map((each) => arrived.indexOf(each)).filter((at) => at !== -1)
          expect(match.before).toBe(places.length === 0 ? whole : arrived.slice(0, Math.min(...places)))
        },
      ),
    )
  })

  it('finds a RegExp match that spans pieces within its window', async () => {
    const engine = fed()
    const asked = ask(engine, [/begin.*end/])
    for (const char of 'xx begin the middle end yy') engine.output(char)
    expect(await asked).toMatchObject({ before: 'xx ', text: 'begin the middle end' })
  })

  it('does not take the edge of a window for the start of the output', async () => {
    const engine = fed()
    const asked = ask(engine, [/^b/, /\bword/, 'stop'], { window: 2 })
    for (const piece of ['aaaa', 'b', 'sword', ' stop']) engine.output(piece)
    expect(await asked).toMatchObject({ index: 2 })
  })

  it('finds strings in 16 MB that came in 4 KB reads, with bounded memory', async () => {
    const engine = fed()
    const asked = ask(engine, ['needle', 'never'])
    const read = `${'x'.repeat(4095)}\n`
    for (let index = 0; index < 4096; index++) engine.output(read)
    engine.output('a nee')
    engine.output('dle!')
    expect(await asked).toMatchObject({ index: 0, text: 'needle' })
    expect(engine.transcript.total - engine.transcript.dropped).toBeLessThanOrEqual(8_388_608 + 16_384)
    expect(engine.unread).toBe('!')
  })
})

describe('the end', () => {
  it('matches EOF with everything unread before it', async () => {
    const engine = fed('left over')
    const asked = ask(engine, [EOF])
    engine.ended({ code: 0, signal: null })
    expect(await asked).toMatchObject({ pattern: EOF, before: 'left over', text: '' })
    expect(engine.unread).toBe('')
  })

  it('prefers a pattern in the last output to the end', async () => {
    const engine = fed()
    const asked = ask(engine, [EOF, 'bye'])
    engine.output('bye')
    engine.ended({ code: 0, signal: null })
    expect(await asked).toMatchObject({ index: 1 })
  })

  it('is an error for whoever did not ask for it', async () => {
    const engine = fed('text')
    const asked = ask(engine, ['never'])
    engine.ended({ code: 1, signal: null })
    await expect(asked).rejects.toThrow('exited')
  })
})

describe('the time', () => {
  it('matches TIMEOUT and consumes nothing', async () => {
    const engine = fed('text')
    expect(await ask(engine, ['never', TIMEOUT], { timeoutMs: 0 })).toMatchObject({
      index: 1,
      before: 'text',
    })
    expect(engine.unread).toBe('text')
  })

  it('is an error for whoever did not ask for it', async () => {
    await expect(ask(fed('text'), ['never'], { timeoutMs: 0 })).rejects.toThrow('timed out')
  })

  it('is not waited for by a world that has fallen silent', async () => {
    const engine = fed('text')
    engine.quiet(() => new Error('nothing more'))
    await expect(ask(engine, ['never'])).rejects.toThrow('nothing more')
    expect(await ask(engine, ['never', TIMEOUT])).toMatchObject({ index: 1 })
  })

  it('lets a waiter speak first', async () => {
    const engine = fed('text')
    engine.quiet(() => new Error('nothing more'))
    const asked = ask(engine, ['answer'])
    engine.speaking('question')
    engine.output('answer')
    expect(await asked).toMatchObject({ index: 0 })
  })
})

describe('the echo of one’s own input', () => {
  it('does not satisfy a pattern', async () => {
    const engine = fed('> ')
    engine.speaking('hello\r')
    engine.output('hel')
    engine.output('lo\r\nhello, you\r\n')
    expect(await ask(engine, ['hello'])).toMatchObject({ before: '> hello\r\n' })
  })

  it('does satisfy it when asked for', async () => {
    const engine = fed('> ')
    engine.speaking('hello\r')
    engine.output('hello\r\nhello, you\r\n')
    expect(await ask(engine, ['hello'], { echo: true })).toMatchObject({ before: '> ' })
  })

  it('is seen through the escapes of a line editor', async () => {
    const engine = fed('> ')
    engine.speaking('6 * 7\r')
    engine.output('\u001b[1m6\u001b[0m * 7\u001b[?2004l\r\r\n42\r\n')
    expect(await ask(engine, [/\d+/])).toMatchObject({ text: '42' })
  })

  it('ends where the program says something else', async () => {
    const engine = fed('> ')
    const asked = ask(engine, ['hel'])
    engine.speaking('hello\r')
    engine.output('hel')
    engine.output('p!')
    expect(await asked).toMatchObject({ before: '> ', text: 'hel' })
  })

  it('is one stretch when keys are sent one by one', async () => {
    const engine = fed('> ')
    for (const key of 'quit') {
      engine.speaking(key)
      engine.output(key)
    }
    engine.speaking('\r')
    engine.output('\r\nquit? ')
    expect(await ask(engine, ['quit'])).toMatchObject({ before: '> quit\r\n' })
  })

  it('may be part of a match that goes on behind it', async () => {
    const engine = fed('> ')
    engine.speaking('a\r')
    engine.output('a\r\nb')
    expect(await ask(engine, [/a\r\nb/])).toMatchObject({ text: 'a\r\nb' })
  })
})
