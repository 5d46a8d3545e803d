import { join } from 'node:path'
import { transformSync } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'
import { blocksOf, isGuide, pagesOf } from './page-blocks.ts'
import { linkModules, Project, type TestResult } from './project.ts'

/** Guides come with their programs: specs/guides.soak.spec.ts. */
const pages = pagesOf((name) => !isGuide(name))

const specs = pages.flatMap((page) =>
  blocksOf(page, 'ts spec').map((code, index) => ({ page, index: `#${index + 1}`, code })),
)
/** Specs of what no tape holds: they need the programs each time. */
const live = pages.flatMap((page) =>
  blocksOf(page, 'ts spec live').map((code, index) => ({ page, index: `#${index + 1}`, code })),
)
const scripts = pages.flatMap((page) =>
  blocksOf(page, 'ts script').map((code, index) => ({ page, index, code })),
)

// A file for each block, and one run for all of them.
const fileOf = ({ page, index }: { page: string; index: string }): string =>
  `${page.replace(/\W/g, '-')}-${index.slice(1)}.spec.ts`
const filesOf = (blocks: typeof specs): Record<string, string> =>
  Object.fromEntries(blocks.map((block) => [fileOf(block), block.code]))
const together = ['--no-isolate', '--maxWorkers=1']

describe('the code in the pages', () => {
  it('records, then replays with nothing on PATH', async () => {
    await using project = await Project.create(filesOf(specs))
    const recorded = await project.vitest({}, together)
    expect(recorded.tests.filter((test) => test.status !== 'passed')).toEqual([])
    expect(filesIn(recorded.tests)).toEqual(specs.map(fileOf).toSorted())
    const replayed = await project.vitest({ CI: '1', PATH: '' }, together)
    expect(byPlace(replayed.tests)).toEqual(byPlace(recorded.tests))
  })

  it('passes live', async () => {
    await using project = await Project.create(filesOf(live))
    const { tests } = await project.vitest({}, together)
    expect(tests.filter((test) => test.status !== 'passed')).toEqual([])
    expect(filesIn(tests)).toEqual(live.map(fileOf).toSorted())
  })

  it.each(scripts)('$page, script $index: runs', async ({ code }) => {
    // As a user's tools would, for a Node that has no `using`.
    const script = transformSync('script.ts', code, { target: 'es2023' })
    await using project = await Project.create({ 'script.js': script.code })
    await linkModules(join(project.folder, 'node_modules'), ['@oxc-project'])
    const run = await project.run(process.execPath, ['script.js'], {
      // What a script keeps in the user's home, it keeps here.
      CLAUDE_CONTROL_HOME: join(project.folder, 'home'),
      CLAUDE_CONTROL_PIPES: join(project.folder, 'pipes'),
    })
    expect(run).toMatchObject({ code: 0 })
    // What a comment behind a console.log promises is what it prints.
    const promised = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, words]) => words)
    expect(run.output.trim().split('\n').filter(Boolean)).toEqual(promised)
  })
})

it('fails as the README says', async () => {
  const [spec = ''] = blocksOf('README.md', 'ts spec')
  const [failure = ''] = blocksOf('README.md', 'text failure')
  await using project = await Project.create({ 'shell.spec.ts': spec })
  await project.vitest()
  await project.write('shell.spec.ts', spec.replace('6 * 7', '6 + 7'))
  const { tests } = await project.vitest({ CI: '1', PATH: '' })
  const said = (tests[0]?.failure ?? '').split('\n').map((line) => line.trimEnd())
  expect(
    said
      .slice(
        0,
        said.findIndex((line) => /^\s+at /.test(line)),
      )
      .join('\n'),
  ).toBe(failure.trimEnd())
})

/** The files that have a test. */
function filesIn(tests: readonly TestResult[]): string[] {
  return [...new Set(tests.map(({ file }) => file))].toSorted()
}

function byPlace(tests: readonly TestResult[]): TestResult[] {
  return tests.toSorted((one, other) => (`${one.file} ${one.name}` < `${other.file} ${other.name}` ? -1 : 1))
}
