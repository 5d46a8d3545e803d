import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type OutputState, OutputWatch } from '../../src/compare/output-watch.ts'

function watched(recorded: string, actual: string, cut = Infinity): OutputWatch {
  const watch = new OutputWatch(Buffer.from(recorded))
  const bytes = Buffer.from(actual)
  for (let at = 0; at < bytes.length; at += Math.min(cut, bytes.length))
    watch.heard(bytes.subarray(at, at + Math.min(cut, bytes.length)))
  return watch
}

const table: [string, string, OutputState, 'same' | 'cosmetic'][] = [
  ['', '', 'complete', 'same'],
  ['', 'x', 'different', 'cosmetic'],
  ['one\r\ntwo\r\n> ', 'one\r\ntwo\r\n> ', 'complete', 'same'],
  ['one\r\ntwo\r\n> ', '', 'awaited', 'same'],
  ['one\r\ntwo\r\n> ', 'one\r\ntw', 'awaited', 'same'],
  ['one\r\ntwo\r\n> ', 'one\r\ntoo', 'different', 'cosmetic'],
  ['one\r\ntwo\r\n> ', 'one\r\ntwo\r\n> \r\nmore', 'different', 'cosmetic'],
  ['at 2026-01-01\r\ntwo\r\n> ', 'at 2026-01-02\r\ntwo\r\n> ', 'complete', 'cosmetic'],
  ['at 2026-01-01\r\ntwo\r\n> ', 'at 2026-01-02\r\ntw', 'awaited', 'cosmetic'],
  ['at 2026-01-01\r\ntwo\r\n> ', 'at 2026-01-0', 'awaited', 'same'],
  ['at 2026-01-01 noon\r\n> ', 'at 2027-0', 'awaited', 'cosmetic'],
  ['at 2026-01-01\r\ntwo\r\n> ', 'at 2026-01-02\r\nthree\r\n> ', 'different', 'cosmetic'],
  // A spinner stood there before, or was gone already.
  ['⠙\u001b[1G\u001b[0Kname: ', 'name: ', 'complete', 'cosmetic'],
  ['name: ', '⠙\u001b[1G\u001b[0Kname: ', 'complete', 'cosmetic'],
  ['name: ', '⠙\u001b[1G\u001b[0Kname', 'awaited', 'cosmetic'],
  ['login: ', 'password: ', 'different', 'cosmetic'],
  ['login:', 'logon:', 'different', 'cosmetic'],
  ['0 %\r50 %\r100 %\r\n', '0 %\r33 %\r80 %\r100 %\r\n', 'complete', 'cosmetic'],
  ['0 %\r50 %\r100 %\r\n', '0 %\r33 %', 'painting', 'cosmetic'],
  ['0 %\r50 %\r100 %\r\n', '0 %\r33 %\r\n', 'different', 'cosmetic'],
  ['⠋ a\r⠙ a\r✔ a\r\n', '⠋ a\r✔ a\r\n', 'complete', 'cosmetic'],
  ['⠋ a\r⠙ a\r✔ a\r\n', '⠋ a\r✖ a\r\n', 'different', 'cosmetic'],
  ['\u001b[31mred\u001b[0m\r\n', '\u001b[31mred\u001b[m\r\n', 'complete', 'cosmetic'],
  ['\u001b[31mred\u001b[0m\r\n', '\u001b[32mred\u001b[0m\r\n', 'different', 'cosmetic'],
  ['\u001b[31mon\r\nand on\r\n', '\u001b[31mon\u001b[0m\r\nand on\r\n', 'different', 'cosmetic'],
  ['a 1 ms\r\nb\r\nc\r\n', 'a 2 ms\r\nb\r\nd\r\n', 'different', 'cosmetic'],
]

it.each(table)('%j beside %j is %s, %s', (recorded, actual, state, tier) => {
  const { state: found, tier: foundTier } = watched(recorded, actual)
  expect([found, foundTier]).toEqual([state, tier])
})

it('says the same wherever what comes is cut', () => {
  const word = fc.constantFrom(
    'a',
    'at 2026-01-01',
    '12 ms',
    '\r',
    '\r\n',
    '\u001b[31m',
    '\u001b[0m',
    '> ',
    'é',
  )
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 5 }), (recorded, actual, cut) => {
      const [whole, pieces] = [watched(recorded, actual), watched(recorded, actual, cut)]
      expect(pieces.state).toBe(whole.state)
      expect(pieces.equalBytes).toBe(whole.equalBytes)
      if (whole.state === 'complete') expect(pieces.tier).toBe(whole.tier)
    }),
  )
})

it('waits for every beginning of what was recorded, and takes the whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (recorded, length) => {
      const bytes = Buffer.from(recorded)
      const watch = new OutputWatch(bytes)
      watch.heard(bytes.subarray(0, length))
      expect(watch.state).toBe(length >= bytes.length ? 'complete' : 'awaited')
      expect(watch.tier).toBe('same')
    }),
  )
})

it('names the lines that differ in volatile values only, for bindings', () => {
  const { cosmetic } = watched('id deadbee1\r\nsame\r\ngo deadbee1? ', 'id deadbee2\r\nsame\r\ngo deadbee2? ')
  expect(cosmetic).toEqual([
    { recorded: 'id deadbee1\r', actual: 'id deadbee2\r' },
    { recorded: 'go deadbee1? ', actual: 'go deadbee2? ' },
  ])
})

it('takes as long as there is output, however much that is', () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => `line ${index} of many\r\n`).join('')
  const watch = new OutputWatch(Buffer.from(`at 2026-01-01\r\n${lines}`))
  const bytes = Buffer.from(`at 2026-01-02\r\n${lines}`)
  let compared = 0
  for (let at = 0; at < bytes.length; at += 4_096) {
    watch.heard(bytes.subarray(at, at + 4_096))
    compared += 1
  }
  expect(watch.state).toBe('complete')
  // One line differs; the others were passed over as bytes.
  expect(watch.cosmetic).toHaveLength(1)
  expect(compared).toBeGreaterThan(100)
})
