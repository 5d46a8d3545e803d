import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { soakTalks } from './soak-talks.ts'
import { removeMachines } from './varied-talks.ts'

const folder = await mkdtemp(join(tmpdir(), 'termtape-talks-'))
afterAll(() => removeMachines(folder))

// `npm run soak:inputs` has hundreds of them.
it('catches whatever is changed in a talk, and replays it on other machines', async () => {
  const { caught, replayed, wrong } = await soakTalks({ folder, seed: 11, talks: 4 })
  expect(wrong).toEqual([])
  expect(caught).toBeGreaterThan(50)
  expect(replayed).toBeGreaterThanOrEqual(16)
})
