import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { messageOf } from './failing.ts'
import { played, tapeOf } from './played.ts'

const folder = mkdtempSync(join(tmpdir(), 'termtape-spec-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines: [string, string][] = [['go', 'go\r\ndone\r\n']]

it('waits until the same was said', async () => {
  const session = played('> ', lines, { exit: 0 })
  const same = expect(session).toMatchTape(tapeOf('> ', lines, { exit: 0 }))
  await session.sendLine('go')
  await same
})

it('compares tapes by what was said, not by when', async () => {
  const tape = tapeOf('> ', lines)
  const later = { ...tape, exchanges: tape.exchanges.map((each) => ({ ...each, dur_ms: 99 })) }
  const path = join(folder, 'demo.json5')
  writeFileSync(path, printTape(tape))
  await expect(later).toMatchTape(tape)
  await expect(later).toMatchTape(path)
  await expect(path).toMatchTape(later)
  await expect(path).not.toMatchTape(tapeOf('# ', lines))
})

it('shows the first difference', async () => {
  const tape = tapeOf('> ', lines)
  const other = tapeOf('> ', [['go', 'go\r\nfailed\r\n']])
  expect(await messageOf(() => expect(other).toMatchTape(tape))).toMatchInlineSnapshot(`
    "expect(tape).toMatchTape(tape)

    Expected: the conversation to be the one on the tape
    Received: another one, from line 3 on
                tape: "done"
                here: "failed""
  `)
  expect(await messageOf(() => expect(played('> ', lines)).toMatchTape(tape))).toMatchInlineSnapshot(`
    "expect(session).toMatchTape(tape)

    Expected: the conversation to be the one on the tape
    Received: another one, from line 1 on
                tape: "> \\"go\\" Enter"
                here: "> "
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ >
    └─────────────────────────────────────────
    Tape: tapes/demo.json5, 1 of 1 inputs not played, next: "go" Enter

    Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
  `)
  expect(await messageOf(() => expect(tape).not.toMatchTape(tape))).toMatchInlineSnapshot(`
    "expect(tape).not.toMatchTape(tape)

    Expected: the conversation not to be the one on the tape
    Received: the same"
  `)
})

it('refuses what is no tape', async () => {
  const path = join(folder, 'none.json5')
  expect(await messageOf(() => expect(tapeOf('')).toMatchTape(path))).toMatch('There is no tape')
})
