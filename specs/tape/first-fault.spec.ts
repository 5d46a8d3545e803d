import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutOff, firstFault } from '../../src/tape/first-fault.ts'

const depthMax = 67

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it('agrees with JSON.parse on what is JSON', () => {
  const whole = fc.jsonValue().map((value) => JSON.stringify(value, null, 1))
  const pieces = [
    ...'{}[]:,"\\ \n\t\u00a0\ufeff'.split(''),
    '1',
    '-',
    '0',
    '.5',
    'e9',
    'true',
    'null',
    'u12aF',
    '"a"',
    '/',
  ]
  const torn = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((each) => each.join(''))
  const bitten = fc.tuple(whole, fc.nat(), fc.constantFrom(...pieces, '')).map(([text, at, piece]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + piece + text.slice(place + 1)
  })
  fc.assert(
    fc.property(fc.oneof(whole, torn, bitten), (text) => {
      expect(firstFault(text, depthMax) === undefined).toBe(isJson(text))
    }),
    { numRuns: 2_000 },
  )
})

it.each([
  ['', 0, cutOff],
  ['{"a": [1, 2', 11, cutOff],
  ['"a', 2, cutOff],
  ['"a\\', 2, cutOff],
  ['{"a": 1 "b": 2}', 8, 'invalid character "\\""'],
  ['{"a": 1,}', 8, 'invalid character "}"'],
  ['[1]]', 3, 'invalid character "]"'],
  ['[01]', 2, 'invalid character "1"'],
  ['"a\nb"', 2, 'invalid character "\\n"'],
  ['[nul]', 1, 'invalid character "n"'],
  ['['.repeat(100), 67, 'is nested deeper than 67 values'],
])('says where %j stops being JSON', (text, at, message) => {
  expect(firstFault(text, depthMax)).toEqual({ at, message })
})
