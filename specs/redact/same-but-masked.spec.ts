import { describe, expect, it } from 'vitest'
import { sameButMasked } from '../../src/redact/same-but-masked.ts'

const pairs = [
  { value: 'abc-SECRET-12', shown: 'xyz-MASKED-98' },
  { value: 'SECRET', shown: 'UVWXYZ' },
  { value: 'wide密码', shown: 'q1w2e3r4t5' },
]

describe('two texts are the same but for secrets', () => {
  it.each([
    ['not at all masked', 'hello', 'hello'],
    ['a whole one', 'is abc-SECRET-12.', 'is xyz-MASKED-98.'],
    ['its beginning', 'is abc-SE', 'is xyz-MA'],
    ['one known here, beside one that is not', 'abc-SECRET-12 SECRET', 'xyz-MASKED-98 SECRET'],
    ['its end, in the next row', 'CRET-12 │', 'SKED-98 │'],
    ['rows of a box', '│ abc-SEC │\n│ RET-12  │', '│ xyz-MAS │\n│ KED-98  │'],
    ['one of another length', 'is wide密码 here', 'is q1w2e3r4t5 here'],
    [
      'in base64',
      Buffer.from('abc-SECRET-12').toString('base64'),
      Buffer.from('xyz-MASKED-98').toString('base64'),
    ],
  ])('%s', (_name, one, other) => {
    expect(sameButMasked(one, other, pairs)).toBe(true)
  })

  it.each([
    ['other words', 'is abc-SECRET-12.', 'is xyz-MASKED-98!'],
    ['more of it', 'is abc-SE', 'is xyz-MAS'],
    ['something else in its place', 'is abc-SECRET-12.', 'is 000-000000-00.'],
    ['nothing masked', 'one', 'two'],
  ])('or not: %s', (_name, one, other) => {
    expect(sameButMasked(one, other, pairs)).toBe(false)
  })
})
