import { expect, test } from 'vitest'

import { Screen } from '../../src/screen/screen.ts'

function asked(...texts: string[]): { replies: string[]; screen: Screen } {
  const screen = new Screen({ cols: 80, rows: 24 })
  const replies: string[] = []
  screen.onReply((bytes) => replies.push(Buffer.from(bytes).toString('latin1')))
  for (const text of texts) screen.feed(Buffer.from(text))
  return { replies, screen }
}

test.each([
  ['\x1b[c', '\x1b[?1;2c'],
  ['\x1b[>c', '\x1b[>0;276;0c'],
  ['\x1b[=c', '\x1bP!|00000000\x1b\\'],
  ['\x1b[5n', '\x1b[0n'],
  ['abc\x1b[6n', '\x1b[1;4R'],
  ['abc\r\n\x1b[?6n', '\x1b[?2;1R'],
  ['\x1b[?2004h\x1b[?2004$p', '\x1b[?2004;1$y'],
  ['\x1b[?2027$p', '\x1b[?2027;0$y'],
  ['\x1bP$qm\x1b\\', '\x1bP1$r0m\x1b\\'],
  ['\x1b[>q', '\x1bP>|XTerm(276)\x1b\\'],
  ['\x1b]4;1;?\x07', '\x1b]4;1;rgb:cdcd/0000/0000\x1b\\'],
  ['\x1b]10;?\x07', '\x1b]10;rgb:e5e5/e5e5/e5e5\x1b\\'],
  ['\x1b]11;?\x1b\\', '\x1b]11;rgb:0000/0000/0000\x1b\\'],
  ['\x1b]12;?\x07', '\x1b]12;rgb:e5e5/e5e5/e5e5\x1b\\'],
  ['\x1b[14t', '\x1b[4;384;640t'],
  ['\x1b[16t', '\x1b[6;16;8t'],
  ['\x1b[18t', '\x1b[8;24;80t'],
  ['\x1bP+q544e\x1b\\', '\x1bP1+r544e=787465726D2D323536636F6C6F72\x1b\\'],
  ['\x1bP+q4d73\x1b\\', '\x1bP0+r\x1b\\'],
])('answers %j with %j', (query, answer) => {
  const { replies, screen } = asked(query)
  expect(replies).toEqual([answer])
  expect(screen.unanswered).toEqual([])
})

test('answers in the order asked, several colours one by one', () => {
  const { replies } = asked('\x1b]10;?;?\x07\x1b[5n\x1b]4;0;?;1;?\x07\x1b[', 'c')
  expect(replies).toEqual([
    '\x1b]10;rgb:e5e5/e5e5/e5e5\x1b\\',
    '\x1b]11;rgb:0000/0000/0000\x1b\\',
    '\x1b[0n',
    '\x1b]4;0;rgb:0000/0000/0000\x1b\\',
    '\x1b]4;1;rgb:cdcd/0000/0000\x1b\\',
    '\x1b[?1;2c',
  ])
})

test('answers once, whoever reads when', () => {
  const { replies, screen } = asked('\x1b[5n')
  void screen.text
  screen.feed(Buffer.from('more'))
  void screen.hash
  expect(replies).toEqual(['\x1b[0n'])
})

test('answers a query that waited in the backlog behind much else', () => {
  const { replies } = asked('line\r\n'.repeat(1_000), '\x1b[6n')
  expect(replies).toEqual(['\x1b[24;1R'])
})

test('lets a listener read and feed', () => {
  const screen = new Screen({ cols: 80, rows: 24 })
  const seen: string[] = []
  screen.onReply((bytes) => {
    seen.push(`${screen.text} ${Buffer.from(bytes).toString('latin1')}`)
    if (seen.length === 1) screen.feed(Buffer.from('!\x1b[c'))
  })
  screen.feed(Buffer.from('hi\x1b[5n\x1b[6n'))
  expect(seen).toEqual(['hi \x1b[0n', 'hi! \x1b[1;3R', 'hi! \x1b[?1;2c'])
})

test('names what it has no answer to', () => {
  const { replies, screen } = asked('\x1b[?u\x1b]52;c;?\x07\x05\x1b[?996n\x1b[?u')
  expect(replies).toEqual([])
  expect(screen.unanswered).toEqual(['kitty keyboard', 'OSC 52', 'ENQ', 'private DSR'])
})

test('stays silent when nobody listens', () => {
  const screen = new Screen({ cols: 80, rows: 24 })
  screen.feed(Buffer.from('\x1b[6n'))
  void screen.text
  const replies: Uint8Array[] = []
  screen.onReply((bytes) => replies.push(bytes))
  void screen.text
  expect(replies).toEqual([])
})
