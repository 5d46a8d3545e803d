import { expect, it } from 'vitest'
import { decodedRuns } from '../../src/redact/base64-runs.ts'

it('looks through millions of digits in a row, as a program that prints one letter for ever gives', () => {
  const encoded = Buffer.from('password is hunter2 and more').toString('base64')
  const [run] = decodedRuns(`${'y'.repeat(20_000_000)} ${encoded} and`)
  expect(run).toMatchObject({ start: 20_000_001, end: 20_000_001 + encoded.length })
  expect(run?.texts[0]?.text).toBe('password is hunter2 and more')
})
