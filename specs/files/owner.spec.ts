import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { isGone, ownMark } from '../../src/files/owner.ts'

it('tells a process that runs from one that ended, and from another one of its id', () => {
  const { pid } = spawnSync('true')
  const [, began, space] = ownMark().split('.')
  expect(isGone(ownMark())).toBe(false)
  expect(isGone(`${pid}.1.${space}`)).toBe(true)
  expect(isGone(`${process.pid}.${Number(began) + 1}.${space}`)).toBe(process.platform === 'linux')
})

it('knows nothing of other spaces of ids, and takes nothing else for a mark', () => {
  const { pid } = spawnSync('true')
  expect([`${pid}.1.1`, `${pid}`, '', 'x', `${pid}.1.`].map(isGone)).toEqual(Array(5).fill(false))
})
