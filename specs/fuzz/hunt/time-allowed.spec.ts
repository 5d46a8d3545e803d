import fc from 'fast-check'
import { expect, it } from 'vitest'
import { timeAllowed } from '../../../src/fuzz/hunt/time-allowed.ts'

it('ends everything within the seconds of the budget, what comes after the campaign included', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      fc.nat(5_000),
      fc.nat(1e6),
      (seconds, afterMs, from) => {
        const { yieldFrom, searchUntil, examineUntil, until, end } = timeAllowed(seconds, afterMs, from)
        const order = [from, yieldFrom, searchUntil, examineUntil, until, end]
        expect(end).toBe(from + seconds * 1_000)
        expect(order.toSorted((one, other) => one - other)).toEqual(order)
      },
    ),
  )
})

it('has no end without a budget of seconds', () => {
  expect(Object.values(timeAllowed(undefined))).toEqual(Array.from({ length: 5 }, () => Infinity))
})
