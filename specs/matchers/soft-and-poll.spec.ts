import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtFile } from '../built.ts'
import { Project, type TestResult } from '../project.ts'

const spec = `
import { Screen } from 'termtape'
import { expect, test } from 'termtape/fixtures'
import { painted, played } from '${await builtFile('specs/matchers/played.ts')}'

test('soft', async () => {
  await expect.soft(played('one')).toShow('two')
  expect.soft(painted('three')).toShow('four')
  await expect.soft(played('five')).not.toPrint('five')
  expect.soft('the end').toBe('reached')
})
test('poll', async () => {
  let looks = 0
  const screen = () => painted(looks++ < 2 ? 'wait' : 'done')
  await expect.poll(screen, { interval: 1 }).toShow('done')
  await expect.poll(screen, { interval: 1 }).not.toShow('wait')
  await expect.poll(screen, { interval: 1, timeout: 20 }).toShow('never')
})
test.concurrent('concurrent, one', async ({ expect }) => {
  await expect(played('one')).toShow('another')
})
test.concurrent('concurrent, two', async ({ expect }) => {
  await expect(played('two')).toShow('another')
})
test('with a message', async () => {
  await expect(played('one'), 'the greeting').toShow('another')
})
`

let project: Project
let tests: TestResult[]
beforeAll(async () => {
  project = await Project.create({ 'failing.spec.ts': spec })
  ;({ tests } = await project.vitest({ CI: '1' }))
})
afterAll(() => project[Symbol.asyncDispose]())

function failureOf(test: string): string {
  return tests.find(({ name }) => name === test)?.failure ?? ''
}

it('soft goes on, and every failure shows its screen', () => {
  const said = failureOf('soft')
  for (const each of [
    'expect(session).toShow("two")',
    '│ one\n',
    'expect(screen).toShow("four")',
    '│ three\n',
    'expect(session).not.toPrint("five")',
    "expected 'the end' to be 'reached'",
  ])
    expect(said).toContain(each)
})

it('poll looks again, and shows the last screen', () => {
  expect(failureOf('poll')).toContain('expect(screen).toShow("never")')
  expect(failureOf('poll')).toContain('│ done\n')
})

it('concurrent tests each show their own screen', () => {
  expect(failureOf('concurrent, one')).toContain('│ one\n')
  expect(failureOf('concurrent, one')).not.toContain('│ two\n')
  expect(failureOf('concurrent, two')).toContain('│ two\n')
})

it('a message comes first', () => {
  expect(failureOf('with a message')).toMatch(
    /^\w*Error: the greeting: expect\(session\)\.toShow\("another"\)\n/,
  )
})
