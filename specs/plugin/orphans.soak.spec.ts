import { afterAll, describe, expect, it } from 'vitest'
import { configOf, Project } from '../project.ts'
import { ci, fourNew, orphan, orphaned, spec } from './orphan-words.ts'

const project = await Project.create({
  'vitest.config.mjs': configOf('{}'),
  'one.spec.ts': spec('one'),
  'two.spec.ts': spec('two'),
})
afterAll(() => project[Symbol.asyncDispose]())

function single(text: string, before = ''): string {
  return `
    import { expect, test } from 'termtape/fixtures'
    test('says ${text}', async ({ terminal }) => {
      ${before}
      await expect(await terminal.spawn('sh', ['-c', 'echo ${text}'])).toPrint('${text}')
    })
  `
}

function early(text: string): string {
  return single(text, 'if (terminal !== undefined) return')
}

function todo(text: string): string {
  return `import { test } from 'termtape/fixtures'\ntest.todo('says ${text}')`
}

it.each([
  ['a single file', ['one']],
  ['without some files', ['--exclude', 'two.spec.ts']],
])('takes no tape for an orphan after a run of %s', async (_, args) => {
  await project.cli(['run'])
  await project.write(orphan, await project.read('tapes/sh/one/says-one.json5'))
  const { output, code } = await project.cli(['run', ...args], ci)
  expect(code).toBe(0)
  expect(output).not.toContain('orphan')
})

describe('a tape this run did not use', () => {
  const idle = '1 not used by this run'

  it.each([
    [
      'its spec is not among those a run includes',
      'export {}',
      "{ test: { include: ['two.spec.ts'] } }",
      false,
    ],
    ['its test ended before it came so far', early('one'), '{}', false],
    ['its test is still to be written', todo('one'), '{}', undefined],
    ['its test is gone', "import { test } from 'vitest'\ntest('says less', () => {})", '{}', true],
    ['its spec is gone', undefined, '{}', true],
  ])('is an orphan only if no test can use it: %s', async (_, one, config, isOrphan) => {
    await using mine = await Project.create({
      'vitest.config.mjs': configOf('{}').replace('export default', 'const base ='),
      'two.spec.ts': spec('two'),
      'one.spec.ts': single('one'),
    })
    const base = await mine.read('vitest.config.mjs')
    const plain = `${base}\nexport default base\n`
    await mine.write('vitest.config.mjs', plain)
    expect((await mine.cli(['run'])).code).toBe(0)
    if (one === undefined) await mine.remove('one.spec.ts')
    else await mine.write('one.spec.ts', one)
    await mine.write(
      'vitest.config.mjs',
      `${base}\nconst more = ${config}\nexport default { ...base, test: { ...base.test, ...more.test } }\n`,
    )
    const { output, code } = await mine.cli(['run'], ci)
    expect(code).toBe(0)
    const path = 'tapes/sh/one/says-one.json5'
    if (isOrphan === undefined) expect(output).not.toContain(path)
    else expect(output).toContain(`${isOrphan ? orphaned : idle}\n     ${path}`)
  })
})

describe('the reports of all shards, merged', () => {
  const shards = ['1/2', '2/2']

  it('name the orphans, which no shard knows', async () => {
    for (const shard of shards) {
      const { output } = await project.cli(['run', `--shard=${shard}`, '--reporter=blob'], ci)
      expect(output).not.toContain('orphan')
    }
    const { output } = await project.cli(['--merge-reports'], ci)
    expect(output).toContain(`${orphaned}\n     ${orphan}`)
  })

  it('name every new tape once, and say nothing of what only one shard uses', async () => {
    await project.remove('tapes')
    for (const shard of shards) {
      const { output } = await project.cli(['run', `--shard=${shard}`, '--reporter=blob'])
      expect(output).toContain('2 new')
    }
    const { output } = await project.cli(['--merge-reports'])
    expect(output).toContain(fourNew)
    expect(output).not.toContain('orphan')
  })
})

it('knows the tapes of projects in folders of their own', async () => {
  await using nested = await Project.create({
    'vitest.config.mjs': "export default { test: { projects: ['packages/*'] } }",
    'packages/a/vitest.config.mjs': configOf('{}'),
    'packages/a/one.spec.ts': spec('one'),
    'packages/b/vitest.config.mjs': configOf("{ tapes: '../a/tapes' }"),
    'packages/b/two.spec.ts': spec('two'),
  })
  const { output } = await nested.cli(['run'])
  expect(output.match(/packages\/\S+json5/g)?.toSorted()).toEqual([
    'packages/a/tapes/sh/one/says-more.json5',
    'packages/a/tapes/sh/one/says-one.json5',
    'packages/a/tapes/sh/two/says-more.json5',
    'packages/a/tapes/sh/two/says-two.json5',
  ])
  expect((await nested.cli(['run'], ci)).output).not.toContain('Tapes')
  await nested.write(`packages/a/${orphan}`, await nested.read('packages/a/tapes/sh/one/says-one.json5'))
  expect((await nested.cli(['run'], ci)).output).toContain(`${orphaned}\n     packages/a/${orphan}`)
  expect((await nested.cli(['run', '--project', 'a'], ci)).output).not.toContain('orphan')
})
