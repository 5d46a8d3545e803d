import { describe, expect, it } from 'vitest'
import { actsOf } from '../../../src/cli/rec/acts.ts'
import { joined } from '../../../src/cli/rec/joined.ts'
import { shownOn } from '../../../src/cli/rec/shown-on.ts'
import { specText } from '../../../src/cli/rec/spec-text.ts'
import { promptIn, tellingOf } from '../../../src/cli/rec/telling.ts'
import type { Exchange, TapeInput } from '../../../src/tape/tape.ts'
import { exchange, start, tape } from '../../page/tape.ts'

function raw(dataText: string): TapeInput {
  return { kind: 'raw', dataText, dataBytesB64: null }
}

/** A person who types, each key a write: what the terminal echoed for each, then the answer to Enter. */
function keyed(text: string, echo: (key: string) => string, answer: string): Exchange[] {
  return [...text.split('').map((key) => exchange(raw(key), echo(key))), exchange(raw('\r'), answer)]
}

const shown = (key: string): string => (key === '\u007f' ? '\b \b' : key)

function inputsOf(exchanges: Exchange[], hidden: readonly number[] = []): unknown[] {
  return joined({
    tape: tape(exchange(start, '> '), ...exchanges),
    hidden: new Set(hidden),
  }).tape.exchanges.map(({ input }) => ('dataText' in input ? [input.kind, input.dataText] : input.kind))
}

describe('what a person typed', () => {
  it('is a line where the terminal shows it, with its corrections made', () => {
    expect(inputsOf(keyed('6*8\u007f7', shown, '\r\n42\r\n> '))).toEqual(['start', ['line', '6*7']])
  })

  it('is a line where the terminal hid it', () => {
    const keys = keyed('secret', () => '', '\r\n> ')
    expect(inputsOf(keys, [1, 2, 3, 4, 5, 6])).toEqual(['start', ['line', 'secret']])
  })

  it.each([
    ['nothing', () => ''],
    ['a mask', () => '*'],
    ['something else', (key: string) => `<${key}>`],
  ])('is keys and Enter where the program showed %s', (_, echo) => {
    expect(inputsOf(keyed('abc', echo, '\r\nok'))).toEqual(['start', ['keys', 'abc'], ['raw', '\r']])
  })

  it('is what it was where keys have names', () => {
    const keys = ['\u001b[B', '\u0003', '\u0004', '\t'].map((key) => exchange(raw(key), ''))
    expect(inputsOf(keys)).toEqual(['start', ['raw', '\u001b[B'], ['raw', '\u0003'], 'eof', ['raw', '\t']])
  })

  it('leaves out what the terminal says by itself', () => {
    const words = [
      '\u001b[I',
      '\u001b[?62;22c',
      '\u001b[12;4R',
      '\u001b]11;rgb:0/0/0\u0007',
      '\u001bP1+r\u001b\\',
    ]
    expect(inputsOf(words.map((each) => exchange(raw(each), 'x')))).toEqual(['start'])
    expect(inputsOf([exchange({ kind: 'resize', cols: 20, rows: 4 }, '')])).toEqual(['start'])
    expect(inputsOf([exchange(raw('\u001b[1;2R'), '')])).toHaveLength(2)
  })

  it('makes a click of a press and its release', () => {
    const [press, release] = ['\u001b[<0;5;2M', '\u001b[<0;5;2m']
    expect(inputsOf([exchange(raw(press), ''), exchange(raw(release), '')])).toEqual([
      'start',
      ['raw', press + release],
    ])
  })

  it('loses no output', () => {
    const all = [exchange(start, 'a'), ...keyed('xy', shown, '\r\nb'), exchange(raw('\u001b[I'), 'c')]
    const said = (exchanges: Exchange[]): string =>
      exchanges
        .flatMap(({ output }) => output.chunks.map((chunk) => ('text' in chunk ? chunk.text.join('') : '')))
        .join('')
    expect(said(joined({ tape: tape(...all), hidden: new Set() }).tape.exchanges)).toBe(said(all))
  })
})

describe('what is waited for', () => {
  /** What tells that a program answered: its screen before and after, what was typed, and whether it works line by line. */
  function told(before: string[], now: string[], echo: string, byLines = false, output = ''): unknown {
    const atCursor = now.at(-1) ?? ''
    return tellingOf({
      before,
      now,
      echo,
      atCursor,
      output,
      byLines,
      ended: false,
      isMoving: (row) => row.startsWith('tick'),
    })
  }
  const shows = (text: string): unknown => ({ do: 'shows', text })

  it.each([
    [['> '], ['> 6*7', '42', '>'], '6*7', '42'],
    [[], ['Name?', '│ ____'], '', 'Name?'],
    [[], ['? Kind? (Use arrows)', '❯ Library', '  Application', '↑↓ navigate • ⏎ select'], '', 'Kind?'],
    [[], ['GNU nano', '[ New File ]', 'notes of mine', '^G Help ^X Exit'], '', 'notes of mine'],
    [['○ Lib', '● App'], ['● Lib', '○ App'], '', '○ App'],
    [['Bye?'], ['Bye? now', 'Bye now'], 'now', 'Bye now'],
    [[], ['Ready, Ada, at 12:03:59'], '', 'Ready, Ada, at'],
    [[], ['Library', 'Load average: 5.95 3.14', 'tick 7'], '', 'Library'],
    [['? Key?'], ['? Key? ********'], '', undefined],
    [['│'], ['│  Ada    │ │'], 'Ada', undefined],
    [['a b'], ['a b', '12:03:59', 'took 31 ms', 'pid 4711', '/tmp/x', 'tick 8'], '', undefined],
    [['-rw-r--r--'], ['-rw-r--r-- 1 root root 120 notes'], '', undefined],
    [['hello', '>'], ['hello', '> hello'], 'hello', undefined],
    [[], ['twice over', 'twice over'], '', undefined],
  ])('%j then %j after %j: %j', (before, now, echo, text) => {
    expect(told(before, now, echo)).toEqual(text === undefined ? undefined : shows(text))
  })

  it('is a row where its words were typed, or shown before', () => {
    const now = ['$ echo hello world', 'hello world', '$']
    expect(told(['$'], now, 'echo hello world', true, 'hello world\r\n$ ')).toEqual({
      do: 'shows',
      text: 'hello world',
      row: true,
    })
  })

  it.each([
    [['Name: '], '', 'Name: '],
    [['>>> if x:', '... '], 'if x:', '... '],
    [['>>> x = 1', '>>> '], 'x = 1', '>>> '],
  ])('is the prompt in %j', (now, echo, prompt) => {
    expect(told(['>>>'], now, echo, true, `${echo}\r\n${prompt}`)).toEqual({ do: 'prompts', text: prompt })
  })

  it.each([
    ['a\r\n>>> ', '>>>', '>>> '],
    ['\u001b[?2004hsqlite> ', 'sqlite> ', 'sqlite> '],
    ['12:03 $ ', '12:03 $ ', undefined],
    ['painted \u001b[3;1H', '', undefined],
    ['done\r\n', '', undefined],
  ])('the prompt in %j is %j', (output, atCursor, prompt) => {
    expect(promptIn(output, atCursor)).toBe(prompt)
  })
})

describe('a spec', () => {
  const facts = {
    title: "it's",
    command: './ask.sh',
    args: ['a"b'],
    cwd: 'sub',
    size: { cols: 100, rows: 24 },
  }

  it('names what was done, and holds no secret', async () => {
    const conversation = tape(
      exchange(start, '\u001b[?2004hUser: '),
      exchange({ kind: 'line', dataText: 'ada', dataBytesB64: null }, 'ada\r\nPassword: '),
      exchange({ kind: 'line', dataText: '⟨secret:password:1⟩', dataBytesB64: null }, '\r\nWelcome\r\n', {
        annotations: { hidden: true },
      }),
      exchange(raw('\u001b[B'), ''),
      exchange(raw('\u001b[200~two\rlines\u001b[201~'), ''),
      exchange({ kind: 'resize', cols: 30, rows: 5 }, ''),
      exchange({ kind: 'eof' }, 'bye', { exit: { code: 3, signal: null } }),
    )
    const acts = await shownOn(conversation, actsOf(conversation))
    expect(specText(acts, facts)).toBe(
      `import { expect, test } from 'termtape/fixtures'

// A tape holds no secret: set ASK_SH_PASSWORD to record it again.

test("it's", async ({ terminal }) => {
  const session = await terminal.spawn('./ask.sh', ['a"b'], { cwd: 'sub', cols: 100, secrets: { 'password:1': process.env.ASK_SH_PASSWORD } })
  await expect(session).toPrompt('User: ')
  await session.sendLine('ada')
  await expect(session).toPrompt('Password: ')
  await session.sendLine(process.env.ASK_SH_PASSWORD ?? 'unknown', { secret: true })
  await expect(session).toShow('Welcome')
  await session.press('ArrowDown')
  await session.paste('two\\nlines')
  await session.resize(30, 5)
  await session.sendEof()
  await expect(session).toShow('bye')
  await expect(session).toExitWith(3)
})
`,
    )
  })

  it('spells out what hides in a text', () => {
    expect(specText([{ do: 'line', text: "'\\\u202e\u001b\u2028", secret: false }], facts)).toContain(
      String.raw`sendLine("'\\\u202e\u001b\u2028")`,
    )
  })
})
