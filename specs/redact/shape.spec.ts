import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeOf, standIn } from '../../src/redact/shape.ts'
import { luhn } from '../../src/redact/validators.ts'
import { runs } from '../runs.ts'

const join = (...parts: string[]): string => parts.join('')

it.each([
  [join('gh', 'p_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'), 'token', 'ghp_[A-Za-z0-9]{36}'],
  ['4111 1111 1111 1111', 'custom', '[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}'],
  ['0123456789abcdef', 'key', '[a-f0-9]{16}'],
  ['hunter2', 'password', '[A-Za-z0-9]{7}'],
  ['correct horse', 'password', '[A-Za-z0-9 ]{13}'],
  ['密码密码', 'password', '[A-Za-z0-9]{8}'],
] as const)('of %s (%s) it is told %s', (value, category, shape) => {
  expect(shapeOf(value, category)).toBe(shape)
})

describe('a key in its armour', () => {
  const body = 'MIIEowIBAAKCAQEAx7k3'.repeat(3)
  const marker = (which: string): string => join('-----', which, ' PRIV', 'ATE KEY-----')
  it.each(['\r\n', '\n', String.raw`\n`, ' '])('tells nothing of its lines, parted by %j', (end) => {
    const key = [marker('BEGIN'), body, body, marker('END')].join(end)
    const shape = shapeOf(key, 'key')
    expect(shape).not.toContain(body.slice(0, 16))
    expect(standIn(shape, 'key:1')).toHaveLength(key.length)
  })
})

it('a stand-in is as long as the value, the same each time, and none of it', () => {
  const value = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 60 })
  fc.assert(
    fc.property(value, fc.constantFrom('password', 'token', 'key'), (text, category) => {
      const shape = shapeOf(text, category)
      const shown = standIn(shape, 'token:1')
      expect(shown).toHaveLength(text.length)
      expect(standIn(shape, 'token:1')).toBe(shown)
      const runsOf = text.match(/[A-Za-z0-9]{12,}/g) ?? []
      for (const run of runsOf) expect(shown).not.toContain(run.slice(-12))
    }),
    { numRuns: runs(1000) },
  )
})

it('a card stays a card', () => {
  const shown = standIn(shapeOf('4111 1111 1111 1111', 'custom'), 'custom:1')
  expect(luhn(shown)).toBe(true)
  expect(shown).toMatch(/^4\d{3} \d{4} \d{4} \d{4}$/)
})
