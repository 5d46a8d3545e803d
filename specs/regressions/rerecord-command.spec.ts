import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { Project } from '../project.ts'

const vitest = join(resolve(import.meta.dirname, '../..'), 'node_modules/vitest/vitest.mjs')

// Vitest takes what follows -t for a RegExp, so that an unescaped name matched no test and nothing was recorded.
it('a miss names a command that records its tape, whatever the test is called', async () => {
  await using consumer = await Project.create({
    'sums and more.spec.js': `
      import { expect, test } from 'termtape/fixtures'
      test("adds (1 + 1)? it's $2.", async ({ terminal }) => {
        const cat = await terminal.spawn('cat')
        await cat.sendLine('2')
        await expect(cat).toShow('2')
      })
      test('is another', async ({ terminal }) => {
        await terminal.spawn('cat')
      })
    `,
  })
  const run = await consumer.vitest({ CI: '1' })
  const error = run.tests.find(({ name }) => name === "adds (1 + 1)? it's $2.")?.failure ?? ''
  const command = /npx vitest (run .* -u)$/m.exec(error)?.[1] ?? 'none'
  await promisify(execFile)('sh', ['-c', `'${process.execPath}' '${vitest}' ${command}`], {
    cwd: consumer.folder,
    env: { PATH: process.env['PATH'] ?? '' },
  })
  expect(Object.keys(await consumer.contents())).toEqual([
    expect.stringMatching(/adds-1-1-it-s-2~\w+\.json5$/),
  ])
})
