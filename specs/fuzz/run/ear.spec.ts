import { expect, it } from 'vitest'
import { Ear } from '../../../src/fuzz/run/ear.ts'

it('takes a screen that is painted for each of many keys for no flood, and the same after one key for one', () => {
  const ear = new Ear({ cols: 80, rows: 24 }, () => {})
  const screens = new Uint8Array(4_000 * 500)
  ear.next(500)
  ear.hear(screens)
  expect(ear.floods).toBe(false)
  ear.next(1)
  ear.hear(screens)
  expect(ear.floods).toBe(true)
})
