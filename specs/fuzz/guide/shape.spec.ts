import { expect, it } from 'vitest'
import { isEcho, placeOf, promptOf, shapeOf } from '../../../src/fuzz/guide/shape.ts'

it.each([
  ['x', 'x', true],
  ['^V', '\u0016', true],
  ['abc', 'set abc', true],
  ['\r\nname> ', 'set\r', false],
  ['y', 'x', false],
  ['\b \b\b \b', 'x\u0015', true],
])('tells the echo %j of %j from an answer: %s', (said, sent, echo) => {
  expect(isEcho(said, sent)).toBe(echo)
})

it('gives answers that differ in what they quote the same shape and prompt', () => {
  const answer = (word: string): string => `unknown command: ${word}\r\n12> `
  expect(shapeOf(answer('frob'), 'frob\r')).toBe(shapeOf(answer('xyzzy'), 'xyzzy\r'))
  expect(promptOf(answer('frob'), 'frob\r')).toBe('0>')
  expect(shapeOf(answer('frob'), 'frob\r')).not.toBe(shapeOf('name> ', 'set\r'))
})

it('knows a state by its question, though the same words were typed before it', () => {
  const state = (said: string, sent: string): string => placeOf(said, sent).state
  expect(state('main\r\nunknown: main\r\n(main) ', 'main\r')).toBe('(main)')
  expect(state('\r\n(main) ', 'new name\rmain\r')).toBe('(main)')
  expect(state('\r\nnew name: ', 'name\rrename\r')).toBe('new name:')
  expect(state('\r\n(main) ^R^X', 'x\r\u0012\u0018')).toBe('(main)')
})
