import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOfChunk } from '../../src/tape/data.ts'
import { isTape } from '../../src/tape/guard.ts'
import { parseTtyrec } from '../../src/formats/parse-ttyrec.ts'

function frame(seconds: number, microseconds: number, data: Uint8Array | string, length?: number): Buffer {
  const header = Buffer.alloc(12)
  const bytes = Buffer.from(data)
  header.writeUInt32LE(seconds, 0)
  header.writeUInt32LE(microseconds, 4)
  header.writeUInt32LE(length ?? bytes.length, 8)
  return Buffer.concat([header, bytes])
}

it('reads frames with their times', () => {
  const source = Buffer.concat([frame(1_700_000_000, 999_000, '$ '), frame(1_700_000_001, 1_500, 'ls\r\n')])
  expect(parseTtyrec(source, { program: 'bash', pty: { rows: 30, cols: 100 } })).toMatchObject({
    ok: true,
    tape: {
      meta: { program: 'bash', pty: { rows: 30, cols: 100 }, createdAt: '2023-11-14T22:13:20.999Z' },
      exchanges: [
        {
          output: {
            chunks: [
              { delay_ms: 0, text: ['$ '] },
              { delay_ms: 2.5, text: ['ls\r\n'] },
            ],
          },
        },
      ],
    },
  })
})

it('keeps every byte, and joins a character that was cut', () => {
  const text = fc.string({ unit: 'grapheme' }).map((each) => Buffer.from(each))
  fc.assert(
    fc.property(fc.oneof(text, fc.uint8Array()), fc.array(fc.nat({ max: 4 })), (bytes, cuts) => {
      const frames: Buffer[] = [frame(1, 0, '')]
      let at = 0
      for (const cut of [...cuts, bytes.length]) {
        frames.push(frame(1, frames.length, bytes.slice(at, at + cut)))
        at += cut
      }
      const imported = parseTtyrec(Buffer.concat(frames))
      const chunks = imported.ok ? imported.tape.exchanges[0]!.output.chunks : []
      expect(Buffer.concat(chunks.map(bytesOfChunk)).equals(bytes)).toBe(true)
      expect(imported.ok && isTape(imported.tape)).toBe(true)
    }),
  )
  const cut = Buffer.concat([...Buffer.from('日')].map((byte) => frame(1, 0, Uint8Array.of(byte))))
  expect(parseTtyrec(cut)).toMatchObject({
    tape: { exchanges: [{ output: { chunks: [{ text: ['日'] }] } }] },
  })
})

it.each<[string, Buffer, RegExp, number]>([
  ['an empty file', Buffer.alloc(0), /empty/, 1],
  [
    'a header cut off',
    Buffer.concat([frame(1, 0, 'ab'), Buffer.alloc(5)]),
    /frame 2, at byte 14, is cut off/,
    15,
  ],
  ['a frame cut off', frame(1, 0, 'ab', 2 ** 32 - 1), /has 4294967295 bytes/, 1],
  ['time going back', Buffer.concat([frame(2, 0, 'a'), frame(1, 0, 'b')]), /older/, 14],
  ['too many microseconds', frame(1, 1_000_000, 'a'), /million/, 1],
])('refuses %s and says where', (_, source, message, column) => {
  expect(parseTtyrec(source)).toMatchObject({
    ok: false,
    problems: [{ line: 1, column, message: expect.stringMatching(message) }],
  })
})
