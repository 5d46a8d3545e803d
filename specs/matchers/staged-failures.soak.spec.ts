import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFileSync } from 'node:fs'
import { configOf, Project } from '../project.ts'
import { staged } from './staged/failures.ts'

/** The failure of each test, by its name, in the run in which it has to fail. */
const failures = new Map<string, string>()
let project: Project

beforeAll(async () => {
  const tests = staged.map(
    ({ name, body }) => `test(${JSON.stringify(name)}, async ({ terminal }) => {\n${body}\n})\n`,
  )
  project = await Project.create({
    'vitest.config.mjs': configOf('{}'),
    'staged.spec.ts': `import { expect, test } from 'termtape/fixtures'\nconst SECOND = process.env['SECOND'] !== undefined\n${tests.join('')}`,
  })
  const keep = async (run: 1 | 2, environment: Record<string, string>): Promise<void> => {
    const { tests: results } = await project.vitest(environment)
    for (const { name, failure } of results)
      if ((staged.find((each) => each.name === name)?.run ?? 1) === run) failures.set(name, failure)
  }
  await keep(1, {})
  for (const [path, text] of Object.entries(await project.contents())) {
    const { tape } = staged.find(({ name }) => path.includes(name.replace(/\W+/g, '-'))) ?? {}
    if (tape !== undefined) await project.write(path, tape(text))
  }
  await keep(2, { CI: '1', SECOND: '1' })
  const file = process.env['TERMTAPE_STAGED']
  if (file !== undefined)
    writeFileSync(file, [...failures].map(([name, text]) => `######## ${name}\n${text}\n`).join('\n'))
}, 120_000)
afterAll(() => project[Symbol.asyncDispose]())

describe('a stranger is told what happened, and what to do now', () => {
  it.each(staged)('$name', ({ name, cause, next }) => {
    const failure = failures.get(name) ?? ''
    // The message; frames of ours say nothing to anybody.
    const said = failure.replace(/\n {4}at [^]*$/, '')
    expect(said).toMatch(cause)
    expect(said).toMatch(next)
    expect(failure).toContain('staged.spec.ts')
  })
})
