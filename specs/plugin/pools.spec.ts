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

const pools = ['forks', 'threads', 'vmForks', 'vmThreads']

it('records and replays in every pool', async () => {
  await using project = await Project.create({
    'vitest.config.mjs': `${configOf('{}').replace('export default', 'const base =')}
      const { plugins, test } = base
      const project = (pool) => ({ plugins, test: { ...test, name: pool.toLowerCase(), pool } })
      export default { test: { projects: ${JSON.stringify(pools)}.map(project) } }`,
    'talk.spec.ts': spec,
  })
  const recorded = await project.cli(['run'])
  expect(recorded.output).toContain('4 passed')
  expect(Object.keys(await project.contents())).toEqual(
    pools.map((pool) => `tapes/sh/talk@${pool.toLowerCase()}/a-conversation.json5`),
  )
  expect((await project.cli(['run'], { CI: '1', PATH: '' })).output).toContain('4 passed')
})
