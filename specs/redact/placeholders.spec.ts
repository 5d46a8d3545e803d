import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesWithPlaceholders, reveal } from '../../src/redact/placeholders.ts'

const one = '⟨secret:token:1⟩'
const two = '⟨secret:password:2⟩'

it.each<[string, string, Record<string, string> | undefined]>([
  ['plain', 'plain', {}],
  ['plain', 'other', undefined],
  [`login ${one}`, 'login abc', { [one]: 'abc' }],
  [`login ${one}`, 'login ', undefined],
  [`${one} and ${one}`, 'abc and abc', { [one]: 'abc' }],
  [`${one} and ${one}`, 'abc and abd', undefined],
  [`${one} and ${two}.`, 'a and b and c.', { [one]: 'a', [two]: 'b and c' }],
  [`${one}-${one}-`, 'a-a-a-a-', { [one]: 'a-a' }],
  [`${one}${two}`, 'ab', { [one]: 'a', [two]: 'b' }],
])('%j against %j: %j', (recorded, received, values) => {
  const matched = matchesWithPlaceholders(recorded, received)
  expect(matched === undefined ? undefined : Object.fromEntries(matched)).toEqual(values)
})

it('holds to values known before', () => {
  const known = new Map([[one, 'abc']])
  expect(matchesWithPlaceholders(`x ${one}`, 'x abc', known)).toEqual(known)
  expect(matchesWithPlaceholders(`x ${one}`, 'x abd', known)).toBeUndefined()
})

it('gives up in bounded time', () => {
  const many = Array.from({ length: 40 }, (_, index) => `⟨secret:key:${index}⟩a`).join('')
  expect(matchesWithPlaceholders(`${many}!`, 'a'.repeat(2000))).toBeUndefined()
})

it('what was revealed matches', () => {
  const part = fc.oneof(
    fc.constantFrom(one, two),
    fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 3 }),
  )
  const value = fc.string({ unit: fc.constantFrom('a', 'x'), minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), value, value, (parts, first, second) => {
      const recorded = parts.join('')
      const revealed = reveal(
        recorded,
        new Map([
          [one, first],
          [two, second],
        ]),
      )
      expect(matchesWithPlaceholders(recorded, revealed)).toBeDefined()
    }),
  )
})

it('reveals forms, and leaves what it has no value for', () => {
  const values = new Map([[one, "it's"]])
  expect(reveal(`${one} ⟨secret:token:1:base64⟩ ⟨secret:token:1:url⟩ ${two}`, values)).toBe(
    `it's aXQncw== it%27s ${two}`,
  )
})
