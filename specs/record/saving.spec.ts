import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Project, type TestResult } from '../project.ts'

const spec = `
  import { afterEach, describe, expect, test } from 'termtape/fixtures'

  async function say(terminal, text, options) {
    const cat = await terminal.spawn('cat', [], options)
    await cat.sendLine(text)
    await cat.expect(text + '\\r\\n')
    return cat
  }

  test('passes', async ({ terminal }) => {
    await say(terminal, 'hi')
  })
  test('fails', async ({ terminal }) => {
    await say(terminal, 'hi')
    expect(1).toBe(2)
  })
  test('fails softly', async ({ terminal }) => {
    expect.soft(1).toBe(2)
    await say(terminal, 'hi')
  })
  describe('clean-up', () => {
    afterEach(() => { throw new Error('no') })
    test('fails', async ({ terminal }) => {
      await say(terminal, 'hi')
    })
  })
  test('is late', { timeout: 1_000 }, async ({ terminal }) => {
    const cat = await say(terminal, 'hi')
    await cat.expect('never')
  })
  let tries = 0
  test('is retried', { retry: 1 }, async ({ terminal }) => {
    await say(terminal, process.env.CI ? 'try 2' : 'try ' + ++tries)
    if (tries === 1) throw new Error('the first time')
  })
  test('gives up', async ({ terminal, skip }) => {
    await say(terminal, 'hi')
    skip()
  })
  test.fails('is meant to fail', async ({ terminal }) => {
    await say(terminal, 'hi')
    expect(1).toBe(2)
  })
  test.fails('is meant to fail and does not', async ({ terminal }) => {
    await say(terminal, 'hi')
  })
  test('talks to two', async ({ terminal }) => {
    const one = await say(terminal, 'one')
    const two = await say(terminal, 'two')
    await one.sendLine('one again')
    await one.expect('one again\\r\\n')
  })
  describe.concurrent('at once', () => {
    for (const name of ['ada', 'bob', 'cleo'])
      test(name, async ({ terminal }) => {
        await say(terminal, name)
      })
  })
  describe('shared', () => {
    test('by one', async ({ terminal }) => {
      await say(terminal, 'both', { tapeName: 'common/greeting' })
    })
    test('and another', async ({ terminal, tape }) => {
      await say(terminal, 'both', { tapeName: 'common/greeting' })
      if (process.env.CI) expect(tape.used[0].direction).toBe('replaying')
    })
  })
`

const passing = [
  'passes',
  'is retried',
  'is meant to fail',
  'talks to two',
  'at once ada',
  'at once bob',
  'at once cleo',
  'shared by one',
  'shared and another',
]

it('saves the tapes of the tests that passed, and of no other', async () => {
  await using consumer = await Project.create({ 'talk.spec.ts': spec })

  const first = await consumer.vitest()
  const statuses = first.tests.map(({ name, status }) => [name, status])
  expect(Object.fromEntries(statuses)).toEqual({
    ...Object.fromEntries(passing.map((name) => [name, 'passed'])),
    fails: 'failed',
    'fails softly': 'failed',
    'clean-up fails': 'failed',
    'is late': 'failed',
    'gives up': 'skipped',
    'is meant to fail and does not': 'failed',
  })
  const saved = await consumer.contents()
  expect(Object.keys(saved)).toMatchInlineSnapshot(`
    [
      "tapes/cat/common/greeting.json5",
      "tapes/cat/talk/at-once--ada.json5",
      "tapes/cat/talk/at-once--bob.json5",
      "tapes/cat/talk/at-once--cleo.json5",
      "tapes/cat/talk/is-meant-to-fail.json5",
      "tapes/cat/talk/is-retried.json5",
      "tapes/cat/talk/passes.json5",
      "tapes/cat/talk/talks-to-two-2.json5",
      "tapes/cat/talk/talks-to-two.json5",
    ]
  `)
  expect(Object.values(saved).join()).toContain('try 2')
  expect(Object.values(saved).join()).not.toContain('try 1')
  expect(failureOf(first.tests, 'is late')).toContain('ExpectTimeoutError')

  // On CI, without the program: what was saved is played, what was not is missed.
  const empty = join(consumer.folder, 'empty')
  await mkdir(empty)
  const second = await consumer.vitest({ CI: '1', PATH: empty })
  for (const name of passing)
    expect(second.tests).toContainEqual({ file: 'talk.spec.ts', name, status: 'passed', failure: '' })
  expect(failureOf(second.tests, 'fails')).toContain('[no-tape]')

  // Again, with the flag that records everything anew: nothing changes.
  await consumer.vitest({}, ['-u'])
  expect(await consumer.contents()).toEqual(saved)

  // One input changed, one test run: one tape changed, the others are as they were.
  await consumer.write('talk.spec.ts', spec.replace("say(terminal, 'hi')", "say(terminal, 'ho')"))
  const third = await consumer.vitest({}, ['-u', '-t', '^passes$'])
  expect(third.code).toBe(0)
  const after = await consumer.contents()
  expect(Object.keys(after)).toEqual(Object.keys(saved))
  expect(Object.keys(after).filter((file) => after[file] !== saved[file])).toEqual([
    expect.stringContaining('/passes.json5'),
  ])
})

function failureOf(tests: readonly TestResult[], name: string): string | undefined {
  return tests.find((test) => test.name === name)?.failure
}
