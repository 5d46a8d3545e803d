import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Heard, toChunks } from '../../src/record/to-chunks.ts'
import { bytesOfChunk } from '../../src/tape/data.ts'

function heard(...reads: [at: number, output: string | Uint8Array, stream?: 'stderr'][]): Heard[] {
  return reads.map(([at, output, stream]) => ({
    at,
    bytes: typeof output === 'string' ? Buffer.from(output) : output,
    stream: stream ?? 'stdout',
  }))
}

describe('chunks', () => {
  it('are frames: reads closer together than 16 ms are one', () => {
    expect(toChunks(heard([103, 'a'], [110, 'b\n'], [125.9, 'c'], [142, 'd']), 100)).toEqual([
      { delay_ms: 3, text: ['ab\n', 'c'] },
      { delay_ms: 16, text: ['d'] },
    ])
  })

  it('are lines, however the output was cut', () => {
    expect(toChunks(heard([0, 'one\r\ntw'], [1, 'o\r\nthree']), 0)).toEqual([
      { delay_ms: 0, text: ['one\r\n', 'two\r\n', 'three'] },
    ])
  })

  it('never split a character, however late its rest came', () => {
    const [first, ...rest] = Buffer.from('🚀')
    expect(toChunks(heard([0, Uint8Array.of(first!)], [500, Uint8Array.from(rest)]), 0)).toEqual([
      { delay_ms: 0, text: ['🚀'] },
    ])
    const [, second, third, fourth] = Buffer.from('🚀')
    const singly = heard(
      [0, Uint8Array.of(first!)],
      [100, Uint8Array.of(second!)],
      [200, Uint8Array.of(third!)],
      [300, Uint8Array.of(fourth!)],
    )
    expect(toChunks(singly, 0)).toEqual([{ delay_ms: 0, text: ['🚀'] }])
  })

  it('are base64 where the bytes are no UTF-8', () => {
    expect(toChunks(heard([0, Uint8Array.of(0xff, 0xfe)]), 0)).toEqual([{ delay_ms: 0, dataB64: '//4=' }])
  })

  it('keep standard error apart, in order', () => {
    expect(toChunks(heard([0, 'out'], [1, 'err', 'stderr'], [2, 'out']), 0)).toEqual([
      { delay_ms: 0, text: ['out'] },
      { delay_ms: 1, stream: 'stderr', text: ['err'] },
      { delay_ms: 1, text: ['out'] },
    ])
  })

  it('hold every byte in order, whatever was read when', () => {
    const read = fc.record({
      gap: fc.nat({ max: 40 }),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.string().map((text) => Buffer.from(text)),
      ),
    })
    fc.assert(
      fc.property(fc.array(read), (reads) => {
        let at = 0
        const all = reads.map(({ gap, bytes }): Heard => ({ at: (at += gap), bytes, stream: 'stdout' }))
        const chunks = toChunks(all, 0)
        expect(Buffer.concat(chunks.map(bytesOfChunk))).toEqual(
          Buffer.concat(reads.map(({ bytes }) => bytes)),
        )
        for (const { delay_ms: delay } of chunks) expect(delay).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
