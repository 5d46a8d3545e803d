import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesApartCharsMax, stretchChars } from '../../src/limits.ts'
import { bytesOfChunk, payloadOfBytes } from '../../src/tape/data.ts'
import { inStretches } from '../../src/record/in-stretches.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { tapeOf } from '../replay/played.ts'
import { runs } from '../runs.ts'

it('stands in stretches of whole lines, whose bytes are the same', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 9_000 }), { minLength: 5, maxLength: 60 })
  fc.assert(
    fc.property(lines, (some) => {
      const text = `${some.join('\n')}\n`.padEnd(linesApartCharsMax + 1, 'short\r\nlines\r\n')
      const payload = payloadOfBytes(Buffer.from(text))
      expect(Buffer.from(bytesOfChunk(payload)).toString()).toBe(text)
      const stretches = 'text' in payload ? payload.text : []
      for (const stretch of stretches.slice(0, -1)) {
        expect(stretch.endsWith('\n')).toBe(true)
        // Longer only where a single line is.
        expect(stretch.length <= stretchChars + 1 || stretch.indexOf('\n') === stretch.length - 1).toBe(true)
      }
    }),
    { numRuns: runs(100) },
  )
})

it('takes at most 1.3 times its bytes on disk, of lines of five characters too', () => {
  const text = Array.from({ length: 100_000 }, (_, line) => `${line}\r\n`).join('')
  const tape = tapeOf([{ delay_ms: 0, ...payloadOfBytes(Buffer.from(text)) }], [])
  expect(Buffer.byteLength(printTape(tape)) / Buffer.byteLength(text)).toBeLessThan(1.3)
})

it('does so in many small pieces, too', () => {
  const pieces = Array.from({ length: 1_000 }, (_, piece) => ({
    delay_ms: 20,
    ...payloadOfBytes(Buffer.from(Array.from({ length: 200 }, (__, line) => `${piece}${line}\r\n`).join(''))),
  }))
  const bytes = Buffer.concat(pieces.map(bytesOfChunk)).length
  const tape = tapeOf(pieces, [])
  expect(inStretches(tape, 1_000)).toBe(tape)
  const small = inStretches(tape, 2_000_000)
  expect(Buffer.concat((small.exchanges[0]?.output.chunks ?? []).map(bytesOfChunk)).length).toBe(bytes)
  expect(Buffer.byteLength(printTape(small)) / bytes).toBeLessThan(1.4)
})
