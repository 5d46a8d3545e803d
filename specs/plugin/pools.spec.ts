import { expect, it } from 'vitest'
import { configOf, Project } from '../project.ts'

const spec = `
  import { expect, test } from 'termtape/fixtures'
  test('a conversation', async ({ terminal, sandbox }) => {
    const cat = await terminal.spawn('sh', ['-c', 'echo ready; read x; echo "got $x"; seq 1 500; exit 3'])
    await cat.expect('ready')
    await cat.sendLine('hello')
    await cat.expect('got hello')
    await expect(cat).toShow('500')
    await expect(cat).toExitWith(3)
    if (!process.env.CI) await expect(terminal.spawn('no-such-program')).rejects.toThrow('not found')
  })
`

it.each(['forks', 'threads', 'vmForks', 'vmThreads'])('records and replays in the pool %s', async (pool) => {
  await using project = await Project.create({
    'vitest.config.mjs': configOf('{}'),
    'talk.spec.ts': spec,
  })
  const recorded = await project.cli(['run', `--pool=${pool}`])
  expect(recorded.output).toContain('1 passed')
  const tapes = await project.contents()
  expect(Object.keys(tapes)).toEqual(['tapes/sh/talk/a-conversation.json5'])
  expect((await project.cli(['run', `--pool=${pool}`], { CI: '1', PATH: '' })).output).toContain('1 passed')
})
