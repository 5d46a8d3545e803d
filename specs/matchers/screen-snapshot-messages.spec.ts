import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtFile } from '../built.ts'
import { Project, type TestResult } from '../project.ts'
import { timeless } from './failing.ts'

// A snapshot that fails can only be kept in another project: here, `vitest -u` would mend it.
const spec = `
import { expect, test } from 'termtape/fixtures'
import { painted, played } from '${await builtFile('specs/matchers/played.ts')}'

const output = 'name   \\x1b[1;32mok\\x1b[m\\r\\nother  \\x1b[31mfailed\\x1b[m\\r\\n'

test('named', () => {
  expect(painted(output)).toMatchScreen('table')
})
test('inline', async () => {
  const session = played('> ', [['go', output]])
  await session.sendLine('go')
  await expect(session).toMatchInlineScreen('40x4, cursor at row 2, column 0\\n│> name   ok\\n│other  failed')
})
test('in a file', async () => {
  await expect(painted(output)).toMatchFileScreen('table.screen.txt')
})
test('never stored', async () => {
  await expect(played(output)).toMatchScreen()
})
`
const stored = '40x4, cursor at row 2, column 0\n│name   ok\n│other  ok\n0,7 "ok" fg green, bold\n'

let project: Project
let tests: TestResult[]
beforeAll(async () => {
  project = await Project.create({
    'table.spec.ts': spec,
    'table.screen.txt': stored,
    '__snapshots__/table.spec.ts.snap': `// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[\`named > table 1\`] = \`\n${stored}\`;\n`,
  })
  ;({ tests } = await project.vitest({ CI: '1' }))
})
afterAll(() => project[Symbol.asyncDispose]())

function messageIn(test: string): string {
  const { failure = '' } = tests.find(({ name }) => name === test) ?? {}
  return timeless(failure.replace(/^\w*Error: /, '').replace(/\n\s+at [^]*$/, ''))
}

it('toMatchScreen', () => {
  expect(messageIn('named')).toMatchInlineSnapshot(`
    "expect(screen).toMatchScreen("table")

    Expected: the screen to look as in its snapshot
    Received: different text in row 1
              different styles: 1 that are new, 0 that are gone

    ┌─ screen 40x4 ───────────────────────────
    │ name   ok
    │ other  failed
    ┆        ^^^^^^ expected "other  ok"
    ┆        ^^^^^^ fg red
    └─────────────────────────────────────────

    Hint: If the screen changed on purpose, run Vitest with -u to update the snapshot."
  `)
})

it('toMatchInlineScreen, on a session', () => {
  expect(messageIn('inline')).toMatchInlineSnapshot(`
    "expect(session).toMatchInlineScreen()

    Expected: the screen to look as in its snapshot
    Received: different styles: 2 that are new, 0 that are gone
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ > name   ok
    ┆          ^^ fg green, bold
    │ other  failed
    ┆        ^^^^^^ fg red
    └─────────────────────────────────────────
    Last exchanges:
      "go" Enter → name   ok ⏎ other  failed
    Tape: tapes/demo.json5, played to its end

    Hint: If the screen changed on purpose, run Vitest with -u to update the snapshot."
  `)
})

it('toMatchFileScreen', () => {
  expect(messageIn('in a file')).toMatchInlineSnapshot(`
    "expect(screen).toMatchFileScreen("table.screen.txt")

    Expected: the screen to look as in its snapshot
    Received: different text in row 1
              different styles: 1 that are new, 0 that are gone

    ┌─ screen 40x4 ───────────────────────────
    │ name   ok
    │ other  failed
    ┆        ^^^^^^ expected "other  ok"
    ┆        ^^^^^^ fg red
    └─────────────────────────────────────────

    Hint: If the screen changed on purpose, run Vitest with -u to update the snapshot."
  `)
})

it('toMatchScreen where nothing is stored, on CI', () => {
  expect(messageIn('never stored')).toMatchInlineSnapshot(`
    "expect(session).toMatchScreen()

    Expected: the screen to look as in its snapshot
    Received: a screen of which no snapshot is stored
    Waited:   N ms

    ┌─ screen 40x4 ───────────────────────────
    │ name   ok
    │ other  failed
    └─────────────────────────────────────────
    Tape: tapes/demo.json5, played to its end

    Hint: Snapshots are not written on CI. Run the test on your machine, and commit what it writes."
  `)
})
