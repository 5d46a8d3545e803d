import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNormaliser } from '../../src/match/normalise.ts'
import { runs } from '../runs.ts'

const normalise = createNormaliser({ home: '/home/me', root: '/home/me/project' })

it.each([
  ['\u001b[1;31merror\u001b[0m: x\u001b(B', 'error: x'],
  ['\u001b]0;title\u0007$ ', '$ '],
  ['line\r\n', 'line'],
  ['one\r\ntwo\r\r\n', 'one\ntwo'],
  ['open /home/me/notes.txt', 'open ~/notes.txt'],
  ['open /home/me/project/a.txt', 'open ./a.txt'],
  ['open /home/meister/a.txt', 'open /home/meister/a.txt'],
  ['id 6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'id <uuid>'],
  ['at 2026-11-21T02:21:44.123Z', 'at <time>'],
  ['at 2026-11-21 02:21:44+01:00, ok', 'at <time>, ok'],
  ['on 2026-11-21', 'on <time>'],
  ['Sat Nov 21 02:21:44 UTC 2026', '<time>'],
  ['Date: Sat, 21 Nov 2026 02:21:44 +0000', 'Date: <time>'],
  ['Sat Nov 21 02:21:44 2026 +0000', '<time>'],
  ['[21/Nov/2026:02:21:44 +0000] "GET /"', '[<time>] "GET /"'],
  ['-rw-r--r-- 1 me me 11 Nov 21 01:50 a', '-rw-r--r-- 1 me me 11 <time> a'],
  ['02:21:44 up', '<clock> up'],
  ['epoch 1795227704 and 1795227704123', 'epoch <epoch> and <epoch>'],
  ['wrote /tmp/tmp.aB3xYz/out.txt', 'wrote <tmp>/out.txt'],
  ['commit cb7bd796c182f617530a14f2086e5e82a5adadf8', 'commit <hex>'],
  ['* cb7bd79 first', '* <hex> first'],
  ['at 0x7ffd12ab34cd', 'at <address>'],
  ['pid 4242, PID: 17', 'pid <pid>, PID: <pid>'],
  ['sshd[1234]: hello', 'sshd[<pid>]: hello'],
  ['[1] 12345', '[1] <pid>'],
  ['listening on http://localhost:34567/', 'listening on http://localhost:<port>/'],
  ['port 8080', 'port <port>'],
  ['done in 1.23s (45 ms)', 'done in <duration> (<duration>)'],
  ['took 1m 3s', 'took <duration>'],
])('%j is compared as %j', (text, expected) => {
  expect(normalise(text)).toBe(expected)
})

it.each([
  'feedbed',
  'deadbeef is dead',
  'defaced facade',
  '1234567',
  'version 1.2.3',
  '1e10000',
  'select 42 from t;',
  'a-b-c',
  'v20.19.0',
  'ratio 3:2',
  'x86_64',
  'listen 80',
  '10 files',
  'items[12]',
  '5 minutes-old',
  'cafe1',
  'abc123-def',
  '2026',
  '~/notes',
])('%j holds nothing volatile', (text) => {
  expect(normalise(text)).toBe(text)
})

it('leaves what a person means out of inputs', () => {
  const typed = createNormaliser({ scope: 'input' })
  expect(typed('sleep 5s at 10:11:12')).toBe('sleep 5s at 10:11:12')
  expect(typed('show 6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe('show <uuid>')
})

it('takes rules of its own, after its own steps', () => {
  const mine = createNormaliser({
    volatile: [],
    extra: [{ id: 'build', apply: (text) => text.replace(/build \d+/, 'build <n>') }],
  })
  expect(mine('build 12 on 2026-11-21')).toBe('build <n> on 2026-11-21')
})

it('does nothing the second time', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\u001b[0m',
      '\u001b',
      '[31m',
      '\r',
      '\n',
      '/tmp/ab12',
      '/home/me',
      'cb7bd79',
      '2026-11-21',
      ' 10:11:12',
      '1795227704',
      'pid 12',
      '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      '<',
      '>',
      ':',
      '-',
      ' ',
      '12s',
      'localhost:1234',
      '0xabcdef',
      '\u001b]0;',
      '\u0007',
    ),
    fc.string({ maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = normalise(pieces.join(''))
      expect(normalise(once)).toBe(once)
    }),
    { numRuns: runs(3000) },
  )
})
