import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EOF, TIMEOUT } from '../../src/session/pattern.ts'
import { bytes, calculator, play, raw, tapeOf, text } from './played.ts'
import { internalsOf } from '../../src/session/internals.ts'

describe('the loop is closed', () => {
  it('says nothing of an answer before it was asked', async () => {
    const { session } = play(calculator)
    expect(session.output).toBe('> ')
    await session.sendLine('1 + 1')
    expect(session.output).toBe('> 1 + 1\r\n2\r\n> ')
    await session.sendLine('2 + 2')
    expect(session.output).toMatch(/4\r\n> $/)
  })

  it('ends when the last input arrived, not before, and with the code on the tape', async () => {
    const { session } = play(calculator)
    await session.sendLine('1 + 1')
    await session.sendLine('2 + 2')
    expect([session.state, internalsOf(session).ended, session.played]).toEqual(['alive', undefined, false])
    await session.sendLine('quit')
    expect([session.state, session.played]).toEqual(['dead', true])
    expect(await session.exit).toEqual({ code: 3, signal: null })
    expect(await session.expectEof()).toMatchObject({ before: expect.stringMatching(/bye\r\n$/) })
  })

  it('ends by the signal on the tape', async () => {
    const end = { code: null, signal: 'SIGSEGV' }
    const { session } = play(tapeOf('', [['crash', 'crash\r\n', end]]))
    await session.sendLine('crash')
    expect(await session.exit).toEqual(end)
  })

  it('ends at once where the program ended by itself', async () => {
    const { session } = play({
      ...tapeOf('hello\r\n', []),
      exchanges: [{ ...tapeOf('hello\r\n', []).exchanges[0]!, exit: { code: 0, signal: null } }],
    })
    expect(await session.exit).toEqual({ code: 0, signal: null })
    expect(await session.expect(['nothing', EOF])).toMatchObject({ index: 1, before: 'hello\r\n' })
  })

  it('is hung up by close, as the program would have been', async () => {
    const { session } = play(calculator)
    await session.close()
    expect(await session.exit).toEqual({ code: null, signal: 'SIGHUP' })
    const forced = play(calculator).session
    await forced.close({ force: true })
    expect(await forced.exit).toEqual({ code: null, signal: 'SIGKILL' })
  })

  it('takes no input after the end', async () => {
    const { session } = play(tapeOf('', [['quit', '', { code: 0, signal: null }]]))
    await session.sendLine('quit')
    await expect(session.sendLine('more')).rejects.toMatchObject({ code: 'input', problem: 'closed' })
  })

  it('gives any conversation back as it was', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(word, fc.array(fc.tuple(word, word), { maxLength: 8 }), async (opening, said) => {
        const { session, player } = play(tapeOf(opening, said))
        let heard = opening
        expect(session.output).toBe(heard)
        for (const [input, output] of said) {
          await session.sendLine(input)
          heard += output
          expect(session.output).toBe(heard)
        }
        expect(player.leftOver()).toBeUndefined()
      }),
    )
  })
})

describe('an answer that came in pieces', () => {
  const loading = tapeOf('$ ', [
    ['go', [text('loading'), text('\u001b[2J\u001b[H50 %'), text('\u001b[2J\u001b[Hdone\r\n$ ')]],
    ['quit', [text('bye'), text('!')], { code: 0, signal: null }],
  ])

  it('shows every state it went through to whoever waits', async () => {
    const { session } = play(loading)
    await session.sendLine('go')
    for (const state of ['loading', '50 %', 'done'])
      expect(
        await internalsOf(session).until(() => session.screen.text.includes(state) || undefined),
      ).toEqual({
        held: true,
      })
  })

  it('has come whole before the next input goes out', async () => {
    const { session } = play(loading)
    await session.sendLine('go')
    await session.sendLine('quit')
    expect(session.output).toMatch(/loading.*50 %.*done\r\n\$ bye$/s)
    expect(internalsOf(session).ended).toBeUndefined()
    await session.expectEof()
    expect(session.output).toMatch(/bye!$/)
  })

  it('has come whole when the session is closed', async () => {
    const { session } = play(loading)
    await session.sendLine('go')
    await session.sendLine('quit')
    await session.close()
    expect(session.output).toMatch(/bye!$/)
    expect(await session.exit).toEqual({ code: 0, signal: null })
  })

  it('is not silent before its last piece', async () => {
    const { session } = play(loading)
    await session.sendLine('go')
    expect(await session.expect(['never', 'done'])).toMatchObject({ index: 1 })
  })
})

describe('inputs of every kind', () => {
  const each = tapeOf('$ ', [
    [raw('\u001b[A'), 'up'],
    [{ kind: 'resize', cols: 20, rows: 3 }, '\u001b[2J\u001b[Hsmall'],
    [{ kind: 'signal', signal: 'SIGUSR1' }, ' usr1'],
    [{ kind: 'eof' }, ' bye', { code: 0, signal: null }],
  ])

  it('are played', async () => {
    const { session } = play(each)
    await session.press('ArrowUp')
    await session.resize(20, 3)
    expect(session.screen.size).toEqual({ cols: 20, rows: 3 })
    await session.signal('SIGUSR1')
    expect(session.screen.text.trim()).toBe('small usr1')
    await session.sendEof()
    expect(await session.exit).toEqual({ code: 0, signal: null })
  })

  it('are the same however they are spelled', async () => {
    const { session } = play(each)
    await session.send('\u001b[A')
    await session.resize(20, 3)
    await session.signal('SIGUSR1')
    await session.press('Ctrl+D')
    expect(session.played).toBe(true)
  })

  it('are the same as a line and as its bytes: CR on a terminal, LF on a pipe', async () => {
    const terminal = play(tapeOf('', [['go', 'gone']])).session
    await terminal.send('go\r')
    expect(terminal.output).toBe('gone')
    const pipe = play(tapeOf('', [['go', 'gone']], true)).session
    await pipe.send('go\n')
    expect(pipe.output).toBe('gone')
  })

  it('are told apart by size', async () => {
    const { session } = play(tapeOf('', [[{ kind: 'resize', cols: 20, rows: 3 }, 'ok']]))
    await expect(session.resize(21, 3)).rejects.toMatchObject({ code: 'tape-miss', reason: 'no-exchange' })
    expect(session.screen.size).toEqual({ cols: 40, rows: 6 })
  })

  it('paint for the new size what the tape holds behind a resize', async () => {
    const { session } = play(tapeOf('', [[{ kind: 'resize', cols: 10, rows: 3 }, 'x'.repeat(15)]]))
    await session.resize(10, 3)
    expect(session.screen.lines.slice(0, 2)).toEqual(['x'.repeat(10), 'x'.repeat(5)])
  })
})

describe('replies of the terminal', () => {
  const asking = tapeOf('\u001b[6n', [
    [{ kind: 'reply', data: Buffer.from('\u001b[1;1R') }, 'at 1;1\r\n> '],
    ['go', '\u001b[c'],
    [{ kind: 'reply', data: Buffer.from('\u001b[?62c') }, 'a VT220\r\n> '],
    ['quit', '', { code: 0, signal: null }],
  ])

  it('count as arrived by themselves', async () => {
    const { session } = play(asking)
    await session.expect('at 1;1')
    await session.sendLine('go')
    await session.expect('a VT220')
    await session.sendLine('quit')
    expect(session.played).toBe(true)
  })

  it('are no input of the user', async () => {
    const { session } = play(tapeOf('', [['go', '']]))
    await expect(session.send('\u001b[1;1R')).rejects.toMatchObject({ reason: 'no-exchange' })
  })
})

describe('bytes', () => {
  it('come as they are, UTF-8 or not', async () => {
    const { session } = play(tapeOf([bytes(0x63, 0x61, 0x66, 0xe9)], []), 'latin1')
    expect(session.output).toBe('café')
  })

  it('may split a character between two chunks, and between two exchanges', async () => {
    const [first, second, third, fourth] = Buffer.from('🚀')
    const { session } = play(
      tapeOf([text('go '), bytes(first!), bytes(second!, third!)], [['', [bytes(fourth!), text(' there')]]]),
    )
    await session.settle()
    expect(session.output).toBe('go ')
    await session.sendLine()
    await session.settle()
    expect(session.output).toBe('go 🚀 there')
  })

  it('come from standard error too, in order', async () => {
    const { session } = play(
      tapeOf([text('out\n'), { ...text('err\n'), stream: 'stderr' }, text('out again\n')], [], true),
    )
    await session.settle()
    expect(session.output).toBe('out\nerr\nout again\n')
    expect(session.stderr).toBe('err\n')
  })
})

describe('a silent tape', () => {
  it('fails an expect at once', async () => {
    const { session } = play(calculator)
    await expect(session.expect('never')).rejects.toMatchObject({ code: 'tape-miss', reason: 'not-played' })
  })

  it('matches TIMEOUT at once', async () => {
    const { session } = play(calculator)
    expect(await session.expect(['never', TIMEOUT])).toMatchObject({ index: 1, before: '> ' })
    await session.sendLine('1 + 1')
    expect(await session.expect(['never', TIMEOUT, '2'])).toMatchObject({ index: 2 })
  })

  it('has settled, and has nothing more to read', async () => {
    const { session } = play(calculator)
    await session.settle({ quietMs: 600_000 })
    expect(await session.readAvailable(100, 600_000)).toBe('> ')
    expect(await session.readAvailable(100, 600_000)).toBe('')
  })

  it('gives up a watch at once', async () => {
    const { session } = play(calculator)
    expect(await internalsOf(session).until(() => undefined)).toEqual({ gaveUp: 'quiet' })
  })

  it('lets whoever began to wait speak first', async () => {
    const { session } = play(calculator)
    const answer = session.expect('2\r\n')
    await session.sendLine('1 + 1')
    expect(await answer).toMatchObject({ text: '2\r\n' })
  })
})
