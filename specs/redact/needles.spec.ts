import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Needles } from '../../src/redact/needles.ts'
import { runs } from '../runs.ts'

function places(needles: readonly string[], text: string, ignoreCase: boolean): [number, string][] {
  const found: [number, string][] = []
  new Needles(
    needles.map((needle) => [needle, needle] as const),
    { ignoreCase },
  ).scan(text, (at, payload) => found.push([at, payload]))
  return found
}

it('finds every needle at every place, as a search for each would', () => {
  const letters = fc.constantFrom('a', 'b', 'A', 'B', 'ä', 'П', 'п', '密')
  const text = fc.string({ unit: letters, maxLength: 60 })
  const needle = fc.string({ unit: letters, minLength: 3, maxLength: 5 })
  fc.assert(
    fc.property(fc.uniqueArray(needle, { maxLength: 6 }), text, fc.boolean(), (needles, all, ignoreCase) => {
      const seen = ignoreCase ? all.toLowerCase() : all
      const wanted = needles.flatMap((each) => {
        const sought = ignoreCase ? each.toLowerCase() : each
        return Array.from(seen, (_, at) => at)
          .filter((at) => seen.startsWith(sought, at))
          .map((at): [number, string] => [at, each])
      })
      const order = ([a, x]: [number, string], [b, y]: [number, string]): number => a - b || (x < y ? -1 : 1)
      expect(places(needles, all, ignoreCase).toSorted(order)).toEqual(wanted.toSorted(order))
    }),
    { numRuns: runs(2000) },
  )
})

it('finds a needle across the blocks it reads, in ascending order', () => {
  const text = 'x'.repeat(16_382) + 'needle' + 'y'.repeat(20_000) + 'NEEDLE' + 'z'.repeat(9)
  expect(places(['needle'], text, true)).toEqual([
    [16_382, 'needle'],
    [36_388, 'needle'],
  ])
})

it('may be asked again from inside an answer', () => {
  const inner: number[] = []
  const needles = new Needles([['abc', 0]])
  const outer: number[] = []
  needles.scan('abc-abc', (at) => {
    outer.push(at)
    needles.scan('--abc', (place) => inner.push(place))
  })
  expect({ outer, inner }).toEqual({ outer: [0, 4], inner: [2, 2] })
})

it('has none of fewer than three characters', () => {
  expect(new Needles([['ab', 0]]).empty).toBe(true)
})
