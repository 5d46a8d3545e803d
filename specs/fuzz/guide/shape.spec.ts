import { expect, it } from 'vitest'
import { isEcho, promptOf, shapeOf } from '../../../src/fuzz/guide/shape.ts'

it.each([
  ['x', 'x', true],
  ['^V', '\u0016', true],
  ['abc', 'set abc', true],
  ['\r\nname> ', 'set\r', false],
  ['y', 'x', false],
])('tells the echo %j of %j from an answer: %s', (said, sent, echo) => {
  expect(isEcho(said, sent)).toBe(echo)
})

it('gives answers that differ in what they quote the same shape and prompt', () => {
  const answer = (word: string): string => `unknown command: ${word}\r\n12> `
  expect(shapeOf(answer('frob'), 'frob\r')).toBe(shapeOf(answer('xyzzy'), 'xyzzy\r'))
  expect(promptOf(answer('frob'), 'frob\r')).toBe('0>')
  expect(shapeOf(answer('frob'), 'frob\r')).not.toBe(shapeOf('name> ', 'set\r'))
})
