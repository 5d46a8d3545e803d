import { afterAll, describe, expect, it } from 'vitest'
import { Project } from './project.ts'

const project = new Project(
  {
    'one.spec.ts': spec('one'),
    'two.spec.ts': spec('two'),
  },
  '{}',
)
afterAll(() => project.remove())

function spec(word: string, test = 'test', check = word): string {
  return `
    import { expect, test } from 'termtape/fixtures'
    ${test}('says ${word}', async ({ terminal }) => {
      const sh = await terminal.spawn('sh', ['-c', 'echo ${word}'])
      await expect(sh).toPrint('${check}')
    })
    test('says more', async ({ terminal }) => {
      await expect(await terminal.spawn('sh', ['-c', 'echo more'])).toPrint('more')
    })
  `
}

const orphan = 'tapes/sh/gone/says-gone.json5'
const word = '1 orphaned: no test uses it, so it may be removed'

it('tells of new tapes, once', () => {
  const { output } = project.vitest()
  expect(output.slice(output.indexOf(' Tapes'))).toMatchInlineSnapshot(`
    " Tapes
       4 new
         tapes/sh/one/says-more.json5
         tapes/sh/one/says-one.json5
         tapes/sh/two/says-more.json5
         tapes/sh/two/says-two.json5
    "
  `)
  expect(project.vitest([], { CI: '1' }).output).not.toContain('Tapes')
})

describe('a tape no test uses', () => {
  it('is an orphan after a whole run', () => {
    project.write(orphan, project.read('tapes/sh/one/says-one.json5') ?? '')
    const { output, passed } = project.vitest([], { CI: '1' })
    expect(passed).toBe(true)
    expect(output).toContain(`${word}\n     ${orphan}`)
  })

  it.each([
    ['some tests', ['-t', 'says']],
    ['a single file', ['one']],
    ['a shard', ['--shard=1/2']],
    ['without some files', ['--exclude', 'two.spec.ts']],
  ])('is none after a run of %s', (_, args) => {
    const { output, passed } = project.vitest(args, { CI: '1' })
    expect(passed).toBe(true)
    expect(output).not.toContain('orphan')
  })

  it('is none when a test failed', () => {
    project.write('two.spec.ts', spec('two', 'test', 'three'))
    expect(project.vitest([], { CI: '1' })).toMatchObject({
      passed: false,
      output: expect.not.stringContaining('orphan'),
    })
  })

  it('is none when it belongs to a test that was skipped', () => {
    project.write('two.spec.ts', spec('two', 'test.skip'))
    expect(project.vitest([], { CI: '1' }).output.match(/tapes\/sh\/[^\n]*/g)).toEqual([orphan])
    project.write('two.spec.ts', spec('two'))
  })
})

it('is known after merging the reports of all shards', () => {
  for (const shard of ['1/2', '2/2']) {
    const { output } = project.vitest([`--shard=${shard}`, '--reporter=blob'], { CI: '1' })
    expect(output).not.toContain('orphan')
  }
  expect(project.vitest(['--merge-reports'], { CI: '1' }).output).toContain(word)
})

it('leaves JSON alone, and is in it', () => {
  const { stdout, stderr } = project.run(['--reporter=json', '--outputFile=report.json'], { CI: '1' })
  expect(JSON.parse(project.read('report.json') ?? '')).toMatchObject({
    testResults: expect.arrayContaining([
      expect.objectContaining({
        assertionResults: expect.arrayContaining([
          expect.objectContaining({
            meta: {
              termtape: [expect.objectContaining({ path: 'tapes/sh/one/says-one.json5', how: 'replayed' })],
            },
          }),
        ]),
      }),
    ]),
  })
  // Without a file, JSON may be all that is on the standard output.
  expect(stdout).not.toContain('Tapes')
  expect(stderr).toContain(word)
})
