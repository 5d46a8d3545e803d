import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Project } from '../project.ts'

const sources = join(import.meta.dirname, 'secrets-green')
// The token whole: a shell's script holds its parts.
const token = ['gh', 'p_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
const values = [token, 'Tr0ub4dor', 'hunter', 'second-one', 'u1SU1LfVLPHC', 'other-words', 'pä密']

it('specs around secrets are green on replay, or not recorded', { timeout: 120_000 }, async () => {
  await using project = await Project.create({
    'green.spec.js': await readFile(join(sources, 'green.js'), 'utf8'),
    'prompt.mjs': await readFile(join(sources, 'prompt.mjs'), 'utf8'),
  })
  // Recording key by key takes a while on a busy machine.
  const patient = ['--test-timeout=60000']
  const first = await project.vitest({}, patient)
  const isWrong = (name: string): boolean => name.startsWith('wrong: ')
  const failed = first.tests.filter(({ name, status }) => !isWrong(name) && status !== 'passed')
  expect(failed.map(({ name, failure }) => `${name}: ${failure}`)).toEqual([])
  expect(first.tests.filter(({ name }) => !isWrong(name)).length).toBeGreaterThanOrEqual(60)

  for (const { name, failure } of first.tests.filter((each) => isWrong(each.name))) {
    expect(failure, name).toMatch(/NotReplayableError: .* would give another result on replay/)
    expect(failure, name).toMatch(/⟨secret:\w+:\d⟩ on the tape|something was masked on it/)
    expect(failure, name).toMatch(/rule "[\w-]+"/)
  }
  for (const [path, text] of Object.entries(await project.contents()))
    for (const value of values) expect(text, path).not.toContain(value)
  for (const value of values) expect(first.output).not.toContain(value)

  const replayed = await project.vitest({ CI: '1' }, [...patient, '-t', '^(?!wrong: )'])
  const red = replayed.tests.filter(({ name, status }) => !isWrong(name) && status !== 'passed')
  expect(red.map(({ name, failure }) => `${name}: ${failure}`)).toEqual([])
  expect(replayed.code, replayed.output).toBe(0)
})
