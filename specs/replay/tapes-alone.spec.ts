import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Project } from '../project.ts'
import { bareMachine, repository } from './bare-machine.ts'

const { engine, path, committed, remove } = await bareMachine()
afterAll(remove)

it('passes on CI from tapes alone', async () => {
  await using consumer = await committed()
  const before = await consumer.contents()
  const run = await consumer.vitest({ CI: '1', PATH: path })
  expect(run.code, run.output).toBe(0)
  expect(run.tests.length).toBeGreaterThan(10)
  expect(run.tests.every(({ status }) => status === 'passed')).toBe(true)
  expect(await consumer.contents()).toEqual(before)
})

it('says what is missing to record', async () => {
  const spec = await readFile(join(repository, 'specs/fixtures/signals.spec.ts'), 'utf8')
  await using consumer = await Project.create({ 'signals.spec.ts': spec }, engine)
  const run = await consumer.vitest({}, ['-t', 'keyboard'])
  expect(
    run.tests.filter(({ status }) => status === 'failed').map((test) => test.failure.split('\n    at')[0]),
  ).toEqual([
    expect.stringMatching(
      /^SpawnError: "cat" needs a terminal, and node-pty could not be loaded\.\n\nHint: npm install node-pty/,
    ),
  ])
  expect(await consumer.contents()).toEqual({})
})

it('fails with a miss that a stranger can act on when an input changed', async () => {
  await using consumer = await committed()
  const spec = await consumer.read('specs/fixtures/bash.spec.ts')
  await consumer.write('specs/fixtures/bash.spec.ts', spec.replace('name=world', 'name=moon'))
  const run = await consumer.vitest(
    {
      CI: '1',
      PATH: path,
    },
    ['specs/fixtures/bash.spec.ts', '-t', 'runs commands'],
  )
  expect(run.code).toBe(1)
  expect(failure(consumer, run.output)).toMatchInlineSnapshot(`
    "FAIL  specs/fixtures/bash.spec.ts > bash > runs commands one after the other
    TapeMissError: The spec sent an input that is not on the tape. [no-exchange]

      Expected: "name=world" Enter
      Received: "name=moon" Enter
                      ^ first difference

    Tape: tapes/bash/specs--fixtures--bash/bash--runs-commands-one-after-the-other.json5, after exchange 0 of 3
    ┌─ screen 80x24 ──────────────────────────
    │ $
    └─────────────────────────────────────────

    Hint: If the spec or the program changed on purpose, record again: npx vitest run specs/fixtures/bash.spec.ts -t 'bash runs commands one after the other' -u

    Page: .vitest-attachments/termtape/specs--fixtures--bash/bash--runs-commands-one-after-the-other.html
     ❯ specs/fixtures/bash.spec.ts:11:17
          9|     const shell = await terminal.spawn('bash', args, options)
         10|     await shell.expect('$ ')
         11|     await shell.sendLine('name=moon')
           |                 ^
         12|     await shell.expect('$ ')
         13|     await shell.sendLine('echo "hello, $name"')

     ❯ specs/fixtures/bash.spec.ts:11:17 termtape
       ↳ bash, played from <root>/tapes/bash/specs--fixtures--bash/bash--runs-commands-one-after-the-other.json5
    Last exchanges:
    > the start
      $
    > "name=moon" Enter
       ↳ What the test saw, to play in a browser"
  `)
})

it('fails with a miss that names what is still to be sent when an input was left out', async () => {
  await using consumer = await committed()
  const spec = await consumer.read('specs/fixtures/bash.spec.ts')
  await consumer.write(
    'specs/fixtures/bash.spec.ts',
    spec.replace(/ {4}await shell\.sendLine\('exit 3'\)\n.*\n/, ''),
  )
  const run = await consumer.vitest(
    {
      CI: '1',
      PATH: path,
    },
    ['specs/fixtures/bash.spec.ts', '-t', 'runs commands'],
  )
  expect(run.code).toBe(1)
  expect(failure(consumer, run.output)).toMatchInlineSnapshot(`
    "FAIL  specs/fixtures/bash.spec.ts > bash > runs commands one after the other
    TapeMissError: The spec ended before the tape did: 1 recorded input was never sent. [not-played]

      Expected: "exit 3" Enter
      Received: nothing

    Tape: tapes/bash/specs--fixtures--bash/bash--runs-commands-one-after-the-other.json5, after exchange 2 of 3
    Played last: "name=world" Enter · "echo \\"hello, $name\\"" Enter
    ┌─ screen 80x24 ──────────────────────────
    │ $ name=world
    │ $ echo "hello, $name"
    │ hello, world
    │ $
    └─────────────────────────────────────────

    Hint: If the spec or the program changed on purpose, record again: npx vitest run specs/fixtures/bash.spec.ts -t 'bash runs commands one after the other' -u

    Page: .vitest-attachments/termtape/specs--fixtures--bash/bash--runs-commands-one-after-the-other.html
     ❯ specs/fixtures/bash.spec.ts:9:34
          7| describe('bash', () => {
          8|   test('runs commands one after the other', async ({ terminal }) => {
          9|     const shell = await terminal.spawn('bash', args, options)
           |                                  ^
         10|     await shell.expect('$ ')
         11|     await shell.sendLine('name=world')

     ❯ termtape
       ↳ What the test saw, to play in a browser"
  `)
})

/** What Vitest printed of the one failure. */
function failure(consumer: Project, output: string): string {
  const plain = output.replaceAll(`file://${consumer.folder}`, '<root>').replaceAll(consumer.folder, '<root>')
  const [, text = output] = /\n( FAIL [\s\S]*?)\n⎯+\[1\/1\]/.exec(plain) ?? []
  return text.trim()
}
