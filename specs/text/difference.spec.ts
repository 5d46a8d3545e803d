import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sharedEnds } from '../../src/text/difference.ts'

it.each([
  ['', '', 0, 0],
  ['abc', 'abc', 3, 0],
  ['abXcd', 'abYYcd', 2, 2],
  ['aa', 'aaa', 2, 0],
  ['xa', 'ya', 0, 1],
])('%j and %j share %i in front and %i behind', (one, other, front, back) => {
  expect(sharedEnds(one, other)).toEqual({ front, back })
})

it('never counts a place twice, and what it calls shared is', () => {
  const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { front, back } = sharedEnds(one, other)
      expect(front + back).toBeLessThanOrEqual(Math.min(one.length, other.length))
      expect(one.slice(0, front)).toEqual(other.slice(0, front))
      expect(back === 0 ? [] : one.slice(-back)).toEqual(back === 0 ? [] : other.slice(-back))
    }),
  )
})
