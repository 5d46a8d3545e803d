import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { Project } from '../project.ts'

const repository = resolve(import.meta.dirname, '../..')
const programs = ['bash', 'bc', 'less', 'python3', 'signals', 'sqlite3', 'vi']

it(
  'leaves every byte of every tape when unchanged programs are recorded again',
  { timeout: 240_000 },
  async () => {
    await using consumer = await Project.create({})
    for (const name of [
      ...programs.map((each) => `specs/fixtures/${each}.spec.ts`),
      'specs/programs/pages.txt',
      'tapes',
    ])
      await cp(join(repository, name), join(consumer.folder, name), { recursive: true })

    // This machine's versions of the programs may differ from those on the committed tapes.
    const first = await consumer.vitest({}, ['-u'])
    expect(first.code, first.output).toBe(0)
    const recorded = await consumer.contents()
    expect(Object.keys(recorded).length).toBeGreaterThan(10)
    for (let time = 0; time < 2; time++) {
      const again = await consumer.vitest({}, ['--update'])
      expect(again.code, again.output).toBe(0)
      expect(await consumer.contents()).toEqual(recorded)
    }
  },
)
