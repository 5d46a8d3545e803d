import { expect, it } from 'vitest'
import { bytesOfChunk } from '../../src/tape/data.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { configOf, Project } from '../project.ts'

const names = ['arrows', 'build', 'chat', 'deploy', 'edit']

/** A test with two sessions, one that is skipped, and one that starts nothing. */
function spec(name: string): string {
  return `import { test } from 'termtape/fixtures'
test('says ${name}', async ({ terminal }) => {
  for (const word of ['${name}', 'twice']) {
    const session = await terminal.spawn('sh', ['-c', 'read x; echo said $x'])
    session.sendLine(word)
    await session.expect('said ' + word)
    await session.exit
  }
})
test.skip('waits for ${name}', () => {})
test('asks nobody', () => {})
`
}

async function suite(): Promise<Project> {
  const specs = names.map((name): [string, string] => [`specs/${name}.spec.ts`, spec(name)])
  return Project.create({ ...Object.fromEntries(specs), 'vitest.config.mjs': configOf('{}') })
}

/** The paths and lines of the report about tapes. */
function reported(output: string): string[] {
  const [, report = ''] = output.split(/^ *Tapes\b/m)
  return report.split('\n').map((line) => line.trim())
}

/** What was said on each tape, by its path; not when, and not in how many pieces it came. */
async function talks(project: Project): Promise<Record<string, unknown>> {
  const files = Object.entries(await project.contents())
  const parsed = await Promise.all(files.map(async ([path, text]) => [path, await parseTape(text)] as const))
  return Object.fromEntries(
    parsed.map(([path, { ok, ...rest }]) => {
      if (!ok || !('tape' in rest)) throw new Error(`${path} is no tape`)
      const { meta, exchanges } = rest.tape
      const said = exchanges.map(({ input, output, exit }) => ({
        input,
        output: Buffer.concat(output.chunks.map(bytesOfChunk)).toString(),
        exit,
      }))
      return [path, { ...meta, createdAt: '', said }]
    }),
  )
}

const shards = ['1/4', '2/4', '3/4', '4/4']

it('records, replays and reports in four shards as in one run', async () => {
  await using whole = await suite()
  await using sharded = await suite()
  const inShards = async (environment: Readonly<Record<string, string>> = {}): Promise<string> => {
    for (const shard of shards) {
      const { code, output } = await sharded.cli(['run', `--shard=${shard}`, '--reporter=blob'], environment)
      expect(code, output).toBe(0)
    }
    const { code, output } = await sharded.cli(['--merge-reports'], environment)
    expect(code, output).toBe(0)
    return output
  }
  const recorded = await whole.cli(['run'])
  expect(reported(await inShards())).toEqual(reported(recorded.output))
  expect(recorded.output).toContain(`${names.length * 2} new`)
  const tapes = await talks(whole)
  expect(await talks(sharded)).toEqual(tapes)
  expect(Object.keys(tapes)).toHaveLength(names.length * 2)
  for (const project of [whole, sharded]) {
    await project.remove('specs/chat.spec.ts')
    await project.write('specs/edit.spec.ts', "import { test } from 'vitest'\ntest('asks nobody', () => {})")
    await project.write('specs/build.spec.ts', spec('build').replace("['build', 'twice']", "['build']"))
  }
  const replayed = await whole.cli(['run'], { CI: '1' })
  expect(reported(await inShards({ CI: '1' }))).toEqual(reported(replayed.output))
  expect(replayed.output).toContain('says-chat.json5')
  expect(replayed.output).toContain('says-build-2.json5')
})
