import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSteps, printSteps } from '../../src/fuzz/notation.ts'
import { keyOf, type Step } from '../../src/fuzz/step.ts'

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes): Step => ({ do: 'send', bytes })),
  fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 5_000 }))
    .map(([byte, times]): Step => ({ do: 'send', bytes: new Uint8Array(times).fill(byte) })),
  fc
    .tuple(fc.nat({ max: 65_535 }), fc.nat({ max: 65_535 }))
    .map(([cols, rows]): Step => ({ do: 'resize', cols, rows })),
  fc.constantFrom('SIGINT', 'SIGWINCH', 'SIGTSTP').map((signal): Step => ({ do: 'signal', signal })),
  fc.constant<Step>({ do: 'hang-up' }),
)

it('reads back what it prints, and prints what a shell keeps whole in single quotes', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const text = printSteps(steps)
      expect(text).toMatch(/^[ -&(-~]*$/)
      expect(parseSteps(text).map(keyOf)).toEqual(steps.map(keyOf))
    }),
  )
})

it.each([
  ['"^R^X^["', ['>\u0012\u0018\u001b']],
  ['"\\xa1" 10x0', ['>\u00a1', '=10x0']],
  ['"\\"\\\\\\^"', ['>"\\^']],
  ['"a"*3 SIGINT hang-up', ['>aaa', '!SIGINT', '-']],
  ['', []],
])('reads %s', (text, keys) => {
  expect(parseSteps(text).map(keyOf)).toEqual(keys)
})

it.each(['x', '"open', '10x', '99999x1', '"a"*99999999', '"^"', 'SIGINT"a"', '"a" SIG'])(
  'refuses %s',
  (text) => {
    expect(() => parseSteps(text)).toThrow('Invalid steps')
  },
)
