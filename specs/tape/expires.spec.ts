import { expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import { ageMs, isExpired, type MaxAge } from '../../src/tape/expires.ts'
import { plainTape } from './plain-tape.ts'

const recorded = Date.parse(plainTape().meta.createdAt)

it.each<[MaxAge, number]>([
  [0, 0],
  [1500, 1500],
  ['250ms', 250],
  ['90s', 90_000],
  ['5 m', 300_000],
  ['12h', 43_200_000],
  ['1.5d', 129_600_000],
  ['30d', 2_592_000_000],
  ['2w', 1_209_600_000],
  [Infinity, Infinity],
])('takes %s for an age, and expires right after it', (age, ms) => {
  expect(ageMs(age)).toBe(ms)
  if (ms === Infinity) return
  expect(isExpired(plainTape(), age, new Date(recorded + ms))).toBe(false)
  expect(isExpired(plainTape(), age, new Date(recorded + ms + 1))).toBe(true)
})

it('does not expire a tape from the future, and looks at the clock by itself', () => {
  expect(isExpired(plainTape(), 0, new Date(recorded - 1))).toBe(false)
  const old = plainTape()
  old.meta.createdAt = '2000-01-01T00:00:00Z'
  expect(isExpired(old, '1w')).toBe(true)
  expect(isExpired(old, '1000000d')).toBe(false)
})

it.each<[MaxAge]>([
  [-1],
  [Number.NaN],
  [''],
  ['30'],
  ['30 days'],
  ['d'],
  ['-1d'],
  ['1e3d'],
  ['1.d'],
  ['30D'],
])('refuses %s', (age) => {
  expect(() => ageMs(age)).toThrow(OptionError)
})
