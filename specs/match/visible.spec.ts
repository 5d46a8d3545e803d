import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineDiff } from '../../src/match/visible.ts'

it('shows what two texts share once, and both sides of where they differ', () => {
  expect(lineDiff('select 1;', 'select 2;')).toBe('select [-1-]{+2+};')
  expect(lineDiff('sqlite>', '...>')).toBe('[-sqlite-]{+...+}>')
})

it('shows control characters and never lets one through', () => {
  expect(lineDiff('a\u001b[31mb\r', 'a\u001b[32mb\n')).toBe(String.raw`aESC[3[-1mb\r-]{+2mb\n+}`)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(lineDiff(one, other)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
    }),
  )
})
