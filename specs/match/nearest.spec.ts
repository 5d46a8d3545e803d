import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearest, similarity } from '../../src/match/nearest.ts'
import { lineDiff } from '../../src/match/visible.ts'

it('names the recorded exchange most like what came, and who refused it', () => {
  const candidates = ['.tables', 'select 1;', 'select 10 from t;'].map((data) => ({
    prompt: 'sqlite> ',
    input: { kind: 'line', data },
  }))
  expect(
    nearest(candidates, { prompt: 'sqlite> ', input: { kind: 'line', data: 'select 2;' } }),
  ).toMatchObject({
    index: 1,
    refused: 'stdin',
    diff: 'select [-1-]{+2+};',
  })
  expect(nearest(candidates, { prompt: '...> ', input: { kind: 'line', data: '.tables' } })).toMatchObject({
    index: 0,
    refused: 'prompt',
    why: 'prompt: [-sqlite-]{+...+}>',
  })
  expect(nearest([], { prompt: null, input: { kind: 'eof', data: '' } })).toBeUndefined()
})

it('finds the same exchange whatever stands around it', () => {
  const exchange = fc.record({
    prompt: fc.constant('$'),
    input: fc.record({ kind: fc.constant('raw'), data: fc.string() }),
  })
  fc.assert(
    fc.property(fc.array(exchange, { minLength: 1 }), fc.nat(), (candidates, dice) => {
      const meant = candidates[dice % candidates.length]
      if (meant === undefined) return
      const found = nearest(candidates, meant)
      expect(found?.refused).toBeUndefined()
      expect(candidates[found?.index ?? -1]).toEqual(meant)
    }),
  )
})

it('shows control characters and never lets one through', () => {
  expect(lineDiff('a\u001b[31mb\r', 'a\u001b[32mb\n')).toBe(String.raw`aESC[3[-1mb\r-]{+2mb\n+}`)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(lineDiff(one, other)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
    }),
  )
})

it('likeness is symmetric, and 1 between equals', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(similarity(one, other)).toBe(similarity(other, one))
      expect(similarity(one, one)).toBe(1)
    }),
  )
})
