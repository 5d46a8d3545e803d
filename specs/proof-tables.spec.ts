import { expect, it } from 'vitest'
import { proofPages } from '../scripts/proof-tables.ts'

const { pages, wrong } = proofPages()

it('names no spec that is not there', () => {
  expect(wrong).toEqual([])
})

it.each([...pages])('is the page docs/proofs/%s', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../docs/proofs/${name}`)
})
