import { afterEach, describe, expect, it } from 'vitest'
import { keepUnchanged } from '../../src/record/keep-unchanged.ts'
import { type Act, tapeOf } from '../replay/played.ts'

describe('a recording that differs in times and ids alone', () => {
  afterEach(() => {
    delete process.env['TERMTAPE_REWRITE']
  })

  const id = '3f2c8a51-7c1e-4b7e-9f5d-0a1b2c3d4e5f'
  const other = '9b7d6e21-1a2b-4c3d-8e4f-5a6b7c8d9e0f'
  const done = (uuid: string, time: string, frames: string): string =>
    `${frames}\rdone at ${time}   \r\njob ${uuid}\r\n> `
  const job = (uuid: string, time: string, frames: string): Act[] => [
    ['start', done(uuid, time, frames)],
    [`show ${uuid}`, `job ${uuid}: ok\r\n> `],
  ]
  const old = tapeOf('> ', job(id, '2024-01-01T10:00:00Z', '\r⠋ work\r⠙ work'))

  it('leaves the tape as it is: times, an id typed back, the frames of a spinner', () => {
    const fresh = tapeOf('> ', job(other, '2024-02-03T11:12:13Z', '\r⠋ work\r⠙ work\r⠹ work\r⠸ work'))
    expect(keepUnchanged(old, fresh)).toBe(old)
  })

  it('is written where the user says so', () => {
    process.env['TERMTAPE_REWRITE'] = 'cosmetic'
    const fresh = tapeOf('> ', job(other, '2024-02-03T11:12:13Z', '\r⠋ work'))
    expect(keepUnchanged(old, fresh)).not.toBe(old)
  })

  it.each<[string, Act[]]>([
    ['a word', [['start', 'failed at 2024-01-01T10:00:00Z\r\njob 1\r\n> ']]],
    [
      'an id that was not printed',
      job(id, '2024-01-01T10:00:00Z', '').with(1, [`show ${other}`, `job ${id}: ok\r\n> `]),
    ],
    ['an input more', [...job(id, '2024-01-01T10:00:00Z', ''), ['quit', '']]],
    ['the end', [['start', done(id, '2024-01-01T10:00:00Z', ''), { code: 1, signal: null }]]],
  ])('is written where it differs in %s', (_, acts) => {
    expect(keepUnchanged(old, tapeOf('> ', acts))).not.toBe(old)
  })
})

/** The tape of a program that says one thing and prompts. */
function saying(text: string): ReturnType<typeof tapeOf> {
  return tapeOf('> ', [['start', `${text.replaceAll('\n', '\r\n')}\r\n> `]])
}

const varying: [string, string, string][] = [
  ['the time a runner took', 'ℹ pass 2\nℹ duration_ms 191.019134', 'ℹ pass 2\nℹ duration_ms 80.167251'],
  [
    'a timer',
    'Run Time: real 0.000 user 0.000031 sys 0.000000',
    'Run Time: real 0.001 user 0.000107 sys 0.000012',
  ],
  ['a rate', 'Fetched 12.3 MB in 6s (6277 kB/s)', 'Fetched 12.3 MB in 12s (914 kB/s)'],
  ['a time in a file name', '2026-11-21_22-35-24', '2026-11-21_22-35-42'],
  ['a time all in digits', 'backup-20261121223807.tgz', 'backup-20261121223924.tgz'],
  ['a time of day', 'system boot 22:35', 'system boot 22:36'],
  ['a hash beside one that reads as a number', '5e62905 first (tag)', '4152241 first (tag)'],
  [
    'two hashes of which each reads as a number',
    '[main (root-commit) 5162905] a',
    '[main (root-commit) 4152241] a',
  ],
  ['a short id beside a name', 'run-f80214', 'run-3ca90b'],
  ['a short id that chance made of digits', 'run-f80214', 'run-380214'],
  ['a short hash that chance made of digits', '[main 9fd02be] first', '[main 1234567] first'],
  ['a nanoid', 'id V1StGXR8_Z5jdHi6B-myT', 'id 4f90d13a42Rk3QmXb8y_a'],
  ['a ULID', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '01BX5ZZKBKACTAV9WEVGEMMVRZ'],
  ['a thread', 'Thread-13151 (0x7f3a2c000b70)', 'Thread-20862 (0x7f91bc000b70)'],
  [
    'a table of processes',
    '  PID  PPID     ELAPSED COMMAND\n18837 17107       00:00 bash',
    '  PID  PPID     ELAPSED COMMAND\n 2862 20042       00:00 bash',
  ],
  [
    'what processes take',
    'UID        PID  PPID  C STIME TTY          TIME CMD\nroot     12820  9565  0 01:26 pts/2    00:00:00 sh',
    'UID        PID  PPID  C STIME TTY          TIME CMD\nroot       824 12820 99 02:26 pts/12   00:00:01 sh',
  ],
  [
    'what processes take of memory',
    'USER PID %CPU %MEM    VSZ   RSS TTY STAT START   TIME COMMAND\nroot   7  0.0  0.1  56588 23040 ?   Ss   Nov21   2:30 sh',
    'USER PID %CPU %MEM    VSZ   RSS TTY STAT START   TIME COMMAND\nroot   7 12.5  0.2  57388  3516 ?   Ss   Nov22   2:35 sh',
  ],
  ['a size', 'heap 12.20 MB', 'heap 9.81 MB'],
]

it.each(varying)('leaves the tape as it is where only %s differs', (_, one, other) => {
  const old = saying(one)
  expect(keepUnchanged(old, saying(other))).toBe(old)
})

it('leaves the tape as it is where a number that was said is typed back', () => {
  const job = (pid: string): ReturnType<typeof tapeOf> =>
    tapeOf('> ', [
      ['sleep 30 &', `[1] ${pid}\r\nlast=${pid};\r\n> `],
      [`kill ${pid}; echo gone`, 'gone\r\n> '],
    ])
  const old = job('17149')
  expect(keepUnchanged(old, job('20119'))).toBe(old)
})

it("leaves the tape as it is where the program's own number stands bare, and no other number", () => {
  const job = (pid: string, count: string): ReturnType<typeof tapeOf> =>
    tapeOf('> ', [['start', `started ${pid}, ${count} rows\r\n<\u001b[33m${pid}\u001b[39m>\r\n> `]])
  const old = job('17149', '1500')
  expect(keepUnchanged(old, job('763', '1500'), ['763', '12'])).toBe(old)
  expect(keepUnchanged(old, job('763', '1501'), ['763', '12'])).not.toBe(old)
  expect(keepUnchanged(old, job('763', '1500'), ['764', '12'])).not.toBe(old)
})

it('leaves the tape as it is where a bar in the last row shows another rate', () => {
  const bar = (rate: string): string => `\u001b7\u001b[24;0f${rate}\u001b8`
  const old = saying(`${bar('Progress: [ 50%] 142.7 kB/s')}${bar('Progress: [ 95%] 12.7 kB/s')}done`)
  expect(keepUnchanged(old, saying(`${bar('Progress: [ 95%] 804.1 kB/s')}done`))).toBe(old)
})

it.each<[string, string, string]>([
  ['a count', '3 tests passed in 12 ms', '4 tests passed in 9 ms'],
  ['a count after a colon', 'failures: 0', 'failures: 1'],
  ['a larger count', 'total 1500 rows', 'total 1501 rows'],
  ['a version', 'npm 10.8.2', 'npm 10.9.0'],
  ['a word', 'run-failed', 'run-passed'],
  ['a word as long as an id', 'SomethingLikeThisLong', 'SomethingLikeThatLong'],
  ['a long number', 'read 5162905 bytes', 'read 4152241 bytes'],
  ['a number of another length', 'id 5e62905', 'id 41522410'],
  ['a word of hex letters', 'made a-decade 1', 'made a-facade 1'],
  ['a unit', 'heap 12 MB', 'heap 12 files'],
  ['a user number', 'user 3', 'user 4'],
  ['a percentage', 'coverage 98.1 %', 'coverage 97.4 %'],
  ['a price', 'total 12.50 EUR', 'total 13.50 EUR'],
  ['a number in a table', 'PID COUNT\n 17     3', 'PID COUNT\n 18     4'],
])('is written where %s differs', (_, one, other) => {
  const old = saying(one)
  expect(keepUnchanged(old, saying(other))).not.toBe(old)
})
