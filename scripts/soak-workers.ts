/**
 * Many Vitest workers that record at once: every test leaves one valid tape.
 *
 *   npm run soak:workers -- [workers] [tests]      default 8 workers with 50 tests each
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Project } from '../specs/project.ts'
import { parseTape } from '../src/tape/parse-tape.ts'

const workers = Number(process.argv[2] ?? 8)
const tests = Number(process.argv[3] ?? 50)

const spec = (worker: number): string => `import { expect, test } from 'termtape/fixtures'
for (let index = 0; index < ${tests}; index++) {
  test.concurrent('test ' + index, async ({ terminal, expect }) => {
    const shell = await terminal.spawn('sh', ['-c', 'read -r line; echo "got $line"'])
    await shell.sendLine('${worker}-' + index)
    await shell.expect('got ${worker}-' + index)
    await shell.expectEof()
    expect(shell.tape.direction).toBe(process.env.CI ? 'replaying' : 'recording')
  }, 60_000)
}
`
const files = Object.fromEntries(
  Array.from({ length: workers }, (_, worker) => [`worker-${worker}.spec.ts`, spec(worker)]),
)
await using project = await Project.create(files)
const recorded = await project.vitest({}, [`--maxWorkers=${workers}`])
const passed = recorded.tests.filter(({ status }) => status === 'passed').length
const tapes = readdirSync(join(project.folder, 'tapes'), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.json5'),
)
let valid = 0
for (const name of tapes) if ((await parseTape(readFileSync(join(project.folder, 'tapes', name)))).ok) valid++
const replayed = await project.vitest({ CI: '1', PATH: '' }, [`--maxWorkers=${workers}`])
const again = replayed.tests.filter(({ status }) => status === 'passed').length
process.stdout.write(
  `${workers} workers with ${tests} tests each: ${passed} recorded, ${valid} valid tapes of ${tapes.length} files, ${again} replayed\n`,
)
if (passed !== workers * tests || valid !== workers * tests || again !== workers * tests) {
  process.stdout.write(
    recorded.tests
      .filter(({ status }) => status !== 'passed')
      .slice(0, 3)
      .map(({ name, failure }) => `${name}\n${failure}\n`)
      .join('\n'),
  )
  process.exitCode = 1
}
