import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandLine, wordsOfCommand } from '../../src/tape/command-line.ts'
import { bytesOfChunk } from '../../src/tape/data.ts'
import { isTape } from '../../src/tape/guard.ts'
import type { ImportedTape } from '../../src/formats/imported.ts'
import { parseAsciicast } from '../../src/formats/parse-asciicast.ts'
import { printAsciicast } from '../../src/formats/print-asciicast.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { happeningsOf } from '../../src/formats/timeline.ts'
import { anyTape, plainTape } from '../tape/any-tape.ts'

/** The examples of the specification, with an input and a comment. */
const v2 = `{"version": 2, "width": 80, "height": 24, "timestamp": 1504467315, "title": "Demo", "env": {"TERM": "xterm-256color", "SHELL": "/bin/zsh"}}
[0.248848, "o", "\\u001b[1;31mHello \\u001b[32mWorld!\\u001b[0m\\r\\n$ "]
[1.001376, "i", "ls\\r"]
[1.5, "o", "ls\\r\\n"]
[1.6, "m", "here"]
[4.05, "r", "90x30"]
[6.541828, "o", "Bye!"]
`
const v3 = `{"version": 3, "term": {"cols": 80, "rows": 24, "type": "xterm-256color"}, "timestamp": 1504467315, "title": "Demo", "env": {"SHELL": "/bin/zsh"}}
# event stream follows the header
[0.248848, "o", "\\u001b[1;31mHello \\u001b[32mWorld!\\u001b[0m\\r\\n$ "]
[0.752528, "i", "ls\\r"]
[0.498624, "o", "ls\\r\\n"]
[0.1, "m", "here"]
[2.45, "r", "90x30"]
[2.491828, "o", "Bye!"]
[0.887, "x", "3"]
`

function tapeOf(imported: ImportedTape): Tape {
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems))
  return imported.tape
}

describe('reading', () => {
  it.each([
    ['2', v2, null],
    ['3', v3, { code: 3, signal: null }],
  ])('makes a tape of version %s', (version, source, exit) => {
    const imported = parseAsciicast(source)
    expect(imported).toMatchObject({ ok: true, warnings: [] })
    const tape = tapeOf(imported)
    expect(isTape(tape)).toBe(true)
    expect(tape.meta).toMatchObject({
      program: 'zsh',
      args: [],
      env: { TERM: 'xterm-256color', SHELL: '/bin/zsh' },
      pty: { cols: 80, rows: 24 },
      createdAt: '2017-09-03T19:35:15.000Z',
      tag: 'Demo',
    })
    expect(tape.session.recorder).toBe(`asciicast ${version}`)
    expect(tape.exchanges.map(({ input }) => input)).toEqual([
      { kind: 'start' },
      { kind: 'line', dataText: 'ls', dataBytesB64: null },
      { kind: 'resize', cols: 90, rows: 30 },
    ])
    expect(tape.exchanges.map(({ output }) => output.chunks)).toEqual([
      [{ delay_ms: 248.848, text: ['\u001b[1;31mHello \u001b[32mWorld!\u001b[0m\r\n', '$ '] }],
      [{ delay_ms: 498.624, text: ['ls\r\n'] }],
      [{ delay_ms: 2491.828, text: ['Bye!'] }],
    ])
    expect(tape.exchanges.map(({ pre }) => pre.prompt)).toEqual([null, '$ ', ''])
    expect(tape.exchanges[1]?.annotations).toEqual({
      markers: [{ at_ms: 598.624, label: 'here' }],
      pause_ms: 752.528,
    })
    expect(tape.exchanges.at(-1)?.exit).toEqual(exit)
  })

  it('keeps keys and control characters as they are', () => {
    const source = [
      '{"version":2,"width":80,"height":24}',
      '[1,"i","\\u001b[A"]',
      '[2,"i","a\\u0003\\r"]',
      '[3,"i","q"]',
    ]
    expect(
      tapeOf(parseAsciicast(source.join('\r\n')))
        .exchanges.slice(1)
        .map(({ input }) => input),
    ).toEqual([
      { kind: 'raw', dataText: '\u001b[A', dataBytesB64: null },
      { kind: 'raw', dataText: 'a\u0003\r', dataBytesB64: null },
      { kind: 'raw', dataText: 'q', dataBytesB64: null },
    ])
  })

  it('passes over unknown kinds of events with a warning', () => {
    const imported = parseAsciicast(`${v3}[1, "zz", "?"]\n`)
    expect(imported).toMatchObject({
      ok: true,
      warnings: [{ line: 10, message: expect.stringMatching(/"zz"/) }],
    })
  })

  const header = '{"version":2,"width":80,"height":24}\n'
  it.each<[string, string | Uint8Array, number, RegExp]>([
    ['an empty file', '', 1, /header/],
    ['a list', '[]', 1, /header/],
    ['a version too old', '{"version":1,"width":80,"height":24}', 1, /version 1 is not known/],
    ['no size', '{"version":3,"width":80,"height":24}', 1, /size of the terminal/],
    ['a size of 0', '{"version":2,"width":0,"height":24}', 1, /size of the terminal/],
    ['binary', Uint8Array.from([0x7b, 0xff]), 1, /binary/],
    ['a broken line', `${header}[1,"o","a"]\n[1,"o",`, 3, /not an event/],
    ['too few fields', `${header}[1,"o"]`, 2, /not an event/],
    ['a time that is none', `${header}["1","o","a"]`, 2, /number of seconds/],
    ['a time before the start', `${header}[-1,"o","a"]`, 2, /number of seconds/],
    ['a time without end', `${header}[1e300,"o","a"]`, 2, /number of seconds/],
    ['time going back', `${header}[2,"o","a"]\n[1,"o","b"]`, 3, /goes back/],
    ['data that is no text', `${header}[1,"o",2]`, 2, /are text/],
    ['a resize that is none', `${header}[1,"r","80"]`, 2, /80x24/],
    ['a status that is none', `${header}[1,"x","-1"]`, 2, /exit status/],
  ])('refuses %s and says where', (_, source, line, message) => {
    expect(parseAsciicast(source)).toMatchObject({
      ok: false,
      problems: [{ line, message: expect.stringMatching(message) }],
    })
  })

  it('counts the problems it does not list, and lets no escape out', () => {
    const imported = parseAsciicast(header + '[1,"o"]\n'.repeat(30))
    expect(imported.ok ? [] : imported.problems).toHaveLength(21)
    expect(JSON.stringify(parseAsciicast('{"version":"\\u001b[2J"}'))).not.toContain('\u001b')
  })

  it('leaves prototypes alone', () => {
    const source = '{"version":2,"width":80,"height":24,"env":{"__proto__":"x","A":"b"}}'
    expect(tapeOf(parseAsciicast(source)).meta.env).toEqual({ A: 'b' })
  })
})

describe('writing', () => {
  const exited = (exit: Tape['exchanges'][0]['exit']): Tape => {
    const tape = plainTape()
    tape.exchanges[1]!.exit = exit
    return tape
  }

  it('writes what asciinema 3 reads', () => {
    const lines = printAsciicast(exited({ code: 0, signal: null }))
      .text.trimEnd()
      .split('\n')
    expect(lines.map((each): unknown => JSON.parse(each))).toEqual([
      {
        version: 3,
        term: { cols: 80, rows: 24, type: 'xterm-256color' },
        timestamp: 1795178096,
        command: 'sqlite3 -interactive :memory:',
        env: { LANG: 'C.UTF-8', TERM: 'xterm-256color' },
      },
      [0.012, 'o', 'SQLite version 3.40.1\r\nsqlite> '],
      [0, 'i', 'select 6 * 7;\r'],
      [0.002, 'o', 'select 6 * 7;\r\n42\r\nsqlite> '],
      [0, 'x', '0'],
    ])
  })

  it.each<[string, Tape, 2 | 3, RegExp]>([
    ['an exit code in version 2', exited({ code: 1, signal: null }), 2, /exit code/],
    ['a signal at the end', exited({ code: null, signal: 'SIGKILL' }), 3, /SIGKILL/],
  ])('says that it loses %s', (_, tape, version, loss) => {
    const { text, losses } = printAsciicast(tape, { version })
    expect(losses).toEqual([expect.stringMatching(loss)])
    expect(text.includes('"x","137"')).toBe(version === 3)
  })

  it('says that it loses bytes, signals, standard error and pipes', () => {
    const tape = plainTape()
    tape.meta.pty = null
    tape.exchanges[0]!.output.chunks = [{ delay_ms: 0, stream: 'stderr', dataB64: '/w==' }]
    tape.exchanges[1]!.input = { kind: 'signal', signal: 'SIGINT' }
    const { text, losses } = printAsciicast(tape)
    expect(losses.join()).toMatch(/pipes.*standard error.*not UTF-8.*signals/)
    expect(text).toContain('[0,"m","signal SIGINT"]')
  })
})

/** What of a tape both formats can hold. */
function kept(tape: Tape): unknown {
  return tape.exchanges.map(({ input, output, exit }) => ({
    input: happeningsOf({
      ...tape,
      exchanges: [{ ...tape.exchanges[0]!, input, output: { chunks: [] }, annotations: {} }],
    })
      .filter(({ kind }) => kind === 'input' || kind === 'resize')
      .map((each) => ({ ...each, atUs: 0 })),
    output: Buffer.concat(output.chunks.map(bytesOfChunk)).toString('latin1'),
    exit,
  }))
}

describe('both ways', () => {
  const textual = anyTape.filter(
    ({ meta, exchanges }) =>
      meta.pty !== null &&
      !meta.program.includes('/') &&
      !JSON.stringify(exchanges).includes('B64":"') &&
      exchanges.every(({ input, exit }) => input.kind !== 'signal' && exit?.signal == null),
  )

  it('keeps every byte, input and exit of a tape of text', () => {
    fc.assert(
      fc.property(textual, (tape) => {
        const { text, losses } = printAsciicast(tape)
        expect(losses.filter((loss) => !loss.includes('standard error'))).toEqual([])
        expect(kept(tapeOf(parseAsciicast(text)))).toEqual(kept(tape))
      }),
    )
  })

  it('gives the same file again, to the byte, once it wrote it', () => {
    fc.assert(
      fc.property(textual, fc.constantFrom<2 | 3>(2, 3), (tape, version) => {
        const first = printAsciicast(tape, { version }).text
        expect(printAsciicast(tapeOf(parseAsciicast(first)), { version }).text).toBe(first)
      }),
    )
  })

  it.each([
    [2, v2],
    [3, v3],
  ] as const)('keeps the events of a foreign file of version %d', (version, source) => {
    const events = (text: string): unknown =>
      text
        .split('\n')
        .slice(1)
        .filter((each) => each.startsWith('['))
        .map((each): unknown => JSON.parse(each))
    const written = events(printAsciicast(tapeOf(parseAsciicast(source)), { version }).text)
    // The exit is noted right after the last output.
    expect(written).toEqual(JSON.parse(JSON.stringify(events(source)).replace('0.887', '0')))
  })

  it('keeps commands that are plain words', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'))
    fc.assert(
      fc.property(word, fc.array(fc.string({ unit: 'binary' })), (program, args) => {
        expect(wordsOfCommand(commandLine(program, args))).toEqual({ program, args })
      }),
    )
  })

  it('does not take for ever over a strange command', () => {
    expect(wordsOfCommand(`${'a'.repeat(100_000)}$`).program).toBe('sh')
  })

  it.each([
    ['echo "$HOME"', { program: 'sh', args: ['-c', 'echo "$HOME"'] }],
    ['a | b', { program: 'sh', args: ['-c', 'a | b'] }],
    ['A=b c', { program: 'sh', args: ['-c', 'A=b c'] }],
    ["/usr/bin/vim  'a b'", { program: 'vim', args: ['a b'] }],
    ['/', { program: 'sh', args: ['-c', '/'] }],
  ])('reads the command %s', (command, words) => {
    expect(wordsOfCommand(command)).toEqual(words)
  })
})
