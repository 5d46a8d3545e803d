import { afterAll, expect, it } from 'vitest'
import { configOf, Project } from '../project.ts'

const options = "tapes: 'recordings', timeoutMs: 1234, cols: 100, rows: 30, env: { GREETING: 'hello' }"

const project = await Project.create({
  'vitest.config.mjs': configOf(`{ ${options} }`),
  'failing.spec.ts': `
      import { expect, test } from 'termtape/fixtures'
      test('fails', async ({ terminal }) => {
        const cat = await terminal.spawn('sh', ['-c', 'read x; echo "got $x"; sleep 60'])
        await cat.sendLine('hello')
        await cat.expect('got hello')
        expect(1).toBe(2)
      })
    `,
  'plain.spec.ts': `
      import { spawn } from 'termtape'
      import { expect, test } from 'vitest'
      test('the matchers are there', async () => {
        await using sh = await spawn('sh', ['-c', 'stty size'])
        await expect(sh).toPrint('24 80')
      })
    `,
  'options.spec.ts': `
      import { expect, test } from 'termtape/fixtures'
      test.override({ terminalOptions: { env: { THIRD: 'all' } } })
      test('the options are there', async ({ terminal, tape }) => {
        const sh = await terminal.spawn('sh', ['-c', 'stty size; echo $GREETING $OTHER $THIRD'], { env: { OTHER: 'you' } })
        await expect(sh).toPrint('30 100')
        await expect(sh).toPrint('hello you all')
        expect(sh.timeoutMs).toBe(1234)
        expect(tape.folder).toMatch(/recordings$/)
      })
    `,
})
afterAll(() => project[Symbol.asyncDispose]())

it('adds the matchers to Vitest’s own expect', async () => {
  expect(await project.cli(['run', 'plain'])).toMatchObject({ code: 0 })
})

it('hands the options to every spec', async () => {
  expect(await project.cli(['run', 'options'])).toMatchObject({ code: 0 })
  expect(Object.keys(await project.contents('recordings'))).toEqual([
    'recordings/sh/options/the-options-are-there.json5',
  ])
})

it.each(['forks', 'threads'])('says in one place how every tape is played, in %s', async (pool) => {
  await using taped = await Project.create({
    'vitest.config.mjs': configOf(
      "{ order: 'any', match: { command: { ignoreArgs: [/^--at=/] } }, redact: { values: ['sesame'] } }",
    ),
    'order.spec.ts': `
      import { expect, test } from 'termtape/fixtures'
      test('asks in any order', async ({ terminal }) => {
        const { WORDS = 'one,two' } = process.env
        const sh = await terminal.spawn('sh', ['-c', 'while read x; do echo "<$x>"; done', 'sh', '--at=' + WORDS])
        for (const word of WORDS.split(',')) {
          await sh.sendLine(word)
          await sh.expect('<' + word + '>')
        }
      })
      test('opens', async ({ terminal }) => {
        await terminal.spawn('sh', ['-c', 'echo open sesame'])
      })
    `,
  })
  expect(await taped.cli(['run', `--pool=${pool}`])).toMatchObject({ code: 0 })
  const again = await taped.cli(['run', `--pool=${pool}`], { CI: '1', WORDS: 'two,one' })
  expect(again).toMatchObject({ code: 0, output: expect.stringContaining('2 passed') })
  expect((await taped.contents())['tapes/sh/order/opens.json5']).toContain('open ⟨secret:custom:1⟩')
})

it('attaches the screen to a test that failed, at the line where it failed', async () => {
  const output = project.keepUnchanged((await project.cli(['run', 'failing'])).output)
  const at = output.indexOf(' FAIL')
  expect(output.slice(at, output.indexOf('⎯⎯⎯⎯', at))).toMatchInlineSnapshot(`
    " FAIL  failing.spec.ts > fails
    AssertionError: expected 1 to be 2 // Object.is equality
    Page: .vitest-attachments/termtape/failing/fails.html
    Recorded: .vitest-attachments/termtape/tapes/sh/failing/fails.json5
    - Expected
    + Received
    - 2
    + 1
     ❯ failing.spec.ts:7:19
          5|         await cat.sendLine('hello')
          6|         await cat.expect('got hello')
          7|         expect(1).toBe(2)
           |                   ^
          8|       })
          9|
     ❯ failing.spec.ts:7:19 termtape
       ↳ sh, recorded for /project/recordings/sh/failing/fails.json5
    ┌─ screen 100x30 ─────────────────────────
    │ hello
    │ got hello
    └─────────────────────────────────────────
    Last exchanges:
    > "hello" Enter
      hello
      got hello
       ↳ What the test saw, to play in a browser
    "
  `)
  const github = await project.cli(['run', 'failing', '--reporter=github-actions'])
  expect(project.keepUnchanged(github.output)).toMatch(
    /::notice file=\/project\/failing\.spec\.ts,line=7,.*│ hello%0A│ got hello/,
  )
})

it('advises against threads where programs run', async () => {
  const { output } = await project.cli(['run', 'plain', 'failing', '--pool=threads'])
  expect(output).toContain(
    "Programs were run for real in worker threads. Set test.pool to 'forks': a process of its own ends what it started even when it crashes.",
  )
  const replayed = await project.cli(['run', 'options', '--pool=threads'], { CI: '1' })
  expect(replayed).toMatchObject({ code: 0, output: expect.not.stringContaining('forks') })
})

it('is silent about tapes when told to be', async () => {
  await project.write('vitest.config.mjs', configOf(`{ reporter: false, ${options} }`))
  expect((await project.cli(['run', 'failing'])).output).not.toContain('Tapes')
})

it('refuses a wrong option before anything runs', async () => {
  await project.write('vitest.config.mjs', configOf('{ cols: "100" }'))
  expect(await project.cli(['run', 'options'])).toMatchObject({
    code: 1,
    output: expect.stringContaining('Invalid cols: "100". Expected a whole number from 1 to 65535.'),
  })
})
