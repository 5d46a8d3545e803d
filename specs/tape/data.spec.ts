import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOfChunk, bytesOfData, dataOfBytes, payloadOfBytes } from '../../src/tape/data.ts'

const anyBytes = fc.oneof(
  fc.uint8Array(),
  fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text))),
  fc
    .string({ unit: fc.constantFrom('\n', '\r', 'é', '\uFEFF', '😀') })
    .map((text) => new Uint8Array(Buffer.from(text))),
)

it('gives back the very bytes of an input and of a chunk', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(Buffer.from(bytesOfData(dataOfBytes(bytes))).equals(bytes)).toBe(true)
      expect(Buffer.from(bytesOfChunk(payloadOfBytes(bytes))).equals(bytes)).toBe(true)
    }),
  )
})

it.each([
  ['nothing', '', []],
  ['one unended line', 'a', ['a']],
  ['an ended line', 'a\n', ['a\n']],
  ['lines', 'a\r\n\nb', ['a\r\n', '\n', 'b']],
  ['a byte order mark', '\uFEFFa', ['\uFEFFa']],
])('splits %s after each LF', (_, text, lines) => {
  expect(payloadOfBytes(Buffer.from(text))).toEqual({ text: lines })
})

it.each([
  ['half a character', [0xc3]],
  ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ['an overlong slash', [0xc0, 0xaf]],
])('keeps %s as base64', (_, bytes) => {
  const base64 = Buffer.from(bytes).toString('base64')
  expect(payloadOfBytes(Uint8Array.from(bytes))).toEqual({ dataB64: base64 })
  expect(dataOfBytes(Uint8Array.from(bytes))).toEqual({ dataText: null, dataBytesB64: base64 })
})

it('reads only its own part of a shared buffer', () => {
  const shared = Buffer.from('before|mine|after')
  expect(dataOfBytes(shared.subarray(7, 11)).dataText).toBe('mine')
})
