import { expect, it } from 'vitest'
import { anyCase, everywhere, stateless } from '../../src/text/stateless.ts'

it.each([/a/g, /a/y, /a/gy, /a/giu, /a/u, /a/])('%s finds the same a second time', (pattern) => {
  pattern.lastIndex = 7
  const found = stateless(pattern)
  expect([found.test('ba'), found.test('ba')]).toEqual([true, true])
  expect(found.flags).toBe(pattern.flags.replace(/[gy]/g, ''))
})

it.each([
  [/[\u{1F600}-\u{1F64F}]/u, '😀'],
  [/\p{Lu}/u, 'Ä'],
  [new RegExp('[\\p{L}--[a-z]]', 'v'), 'Ä'],
])('%s keeps the flags it cannot be read without', (pattern, text) => {
  for (const copy of [stateless, everywhere]) expect(copy(pattern).test(text)).toBe(true)
  expect(() => anyCase(pattern)).not.toThrow()
})

it('finds every match, whatever the original remembers', () => {
  const sticky = /a/y
  sticky.lastIndex = 5
  expect([...'banana'.matchAll(everywhere(sticky))]).toHaveLength(3)
})

it('pays no attention to letter case', () => {
  expect(anyCase(/HELLO/g).test('hello')).toBe(true)
  expect(anyCase(/HELLO/gi).flags).toBe('i')
})
