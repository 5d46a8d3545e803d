import { describe, expect, it } from 'vitest'
import { tapeDiff } from '../../src/compare/tape-diff.ts'
import { exchange, line, start, tape } from '../page/tape.ts'

const begun = exchange(start, 'hello\r\n> ')
const six = exchange(line('6*7'), '6*7\r\n42\r\n> ')
const left = exchange(line('q'), 'q\r\n', { exit: { code: 0, signal: null } })

const inTwo = [
  { delay_ms: 0, text: ['6*7\r\n', '4'] },
  { delay_ms: 50, text: ['2\r\n', '> '] },
]

describe('the tier of two tapes', () => {
  it.each([
    ['same', 'the same', tape(begun, six, left)],
    [
      'same',
      'other clocks and chunks',
      tape({ ...begun, dur_ms: 900 }, { ...six, output: { chunks: inTwo } }, left),
    ],
    ['output', 'another answer', tape(begun, exchange(line('6*7'), '6*7\r\n43\r\n> '), left)],
    ['flow', 'an input less', tape(begun, left)],
    ['flow', 'an input more', tape(begun, six, six, left)],
    ['flow', 'another exit code', tape(begun, six, { ...left, exit: { code: 1, signal: null } })],
  ] as const)('%s: %s', (tier, _, other) => {
    expect(tapeDiff(tape(begun, six, left), other).tier).toBe(tier)
    expect(tapeDiff(other, tape(begun, six, left)).tier).toBe(tier)
  })

  it('is the same where another tool wrote down keys for a line, and Ctrl+D for an end of file', () => {
    const raw = (dataText: string): Parameters<typeof exchange>[0] => ({
      kind: 'raw',
      dataText,
      dataBytesB64: null,
    })
    const ours = tape(begun, six, exchange({ kind: 'eof' }, 'bye'))
    const theirs = tape(begun, { ...six, input: raw('6*7\r') }, exchange(raw('\u0004'), 'bye'))
    expect(tapeDiff(ours, theirs).tier).toBe('same')
    const pipe = (of: typeof ours): typeof ours => ({ ...of, meta: { ...of.meta, pty: null } })
    expect(tapeDiff(pipe(ours), pipe(theirs)).tier).toBe('flow')
  })

  it('is cosmetic where only times differ', () => {
    const at = (time: string): ReturnType<typeof tape> => tape(exchange(start, `it is ${time}\r\n`))
    expect(tapeDiff(at('2026-01-02T03:04:05Z'), at('2025-11-12T13:14:15Z')).tier).toBe('cosmetic')
  })

  it('knows what differs before anything is said', () => {
    const other = tape(begun)
    other.meta.args = ['-x']
    other.meta.env = { TERM: 'dumb' }
    expect(tapeDiff(tape(begun), other)).toMatchObject({
      tier: 'output',
      start: ['command: sqlite3 -batch | sqlite3 -x', 'variable TERM: xterm-256color | dumb'],
    })
  })
})

it('lays inputs side by side, and says what is on one tape only', () => {
  const { exchanges } = tapeDiff(
    tape(begun, six, left),
    tape(begun, exchange(line('1+1'), '2'), exchange(line('6*7'), '6*7\r\n43\r\n> '), left),
  )
  expect(exchanges.map(({ one, other, tier }) => [one, other, tier])).toEqual([
    [0, 0, 'same'],
    [null, 1, 'flow'],
    [1, 2, 'output'],
    [2, 3, 'same'],
  ])
  expect(exchanges[2]?.diff).toEqual(['- 42', '+ 43'])
})
