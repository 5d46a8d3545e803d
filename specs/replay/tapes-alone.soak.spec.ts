import { afterAll, expect, it } from 'vitest'
import { bareMachine } from './bare-machine.ts'

const { path, committed, remove } = await bareMachine()
afterAll(remove)

it('replays under -u what it cannot record, and says so by name', async () => {
  await using consumer = await committed()
  const before = await consumer.contents()
  const run = await consumer.vitest({ PATH: path }, ['-u'])
  expect(run.code, run.output).toBe(0)
  expect(await consumer.contents()).toEqual(before)
  for (const program of ['bash', 'bc', 'cat', 'less', 'python3', 'sh', 'sqlite3', 'vi'])
    expect(run.output).toMatch(
      new RegExp(
        `termtape: tapes/${program}/\\S+ was replayed, not recorded again: "${program}" was not found on PATH`,
      ),
    )
})
