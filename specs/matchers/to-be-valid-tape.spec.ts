import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { messageOf } from './failing.ts'
import { tapeOf } from './played.ts'

const folder = mkdtempSync(join(tmpdir(), 'termtape-spec-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tape = tapeOf('> ')
const printed = printTape(tape)

function file(name: string, contents: string): string {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}

it('judges tapes and the files of tapes', async () => {
  await expect(tape).toBeValidTape()
  await expect(file('good.json5', printed)).toBeValidTape()
  await expect(file('newer.json5', printed.replace('"version": 1', '"version": 2'))).not.toBeValidTape()
  await expect({ ...tape, exchanges: [] }).not.toBeValidTape()
  await expect(join(folder, 'none.json5')).not.toBeValidTape()
})

it('lists what is wrong, and where', async () => {
  const path = file('bad.json5', printed.replace('"dur_ms": 0', '"dur_ms": "no time"'))
  const message = await messageOf(() => expect(path).toBeValidTape())
  expect(message.replaceAll(folder, '/folder')).toMatchInlineSnapshot(`
    "expect(path).toBeValidTape()

    Expected: /folder/bad.json5 to be a valid tape
    Received: /folder/bad.json5:18:31 exchanges[0].dur_ms: expected number, received string"
  `)
  expect(await messageOf(() => expect({ ...tape, tag: 1 }).toBeValidTape())).toMatchInlineSnapshot(`
    "expect(tape).toBeValidTape()

    Expected: the value to be a valid tape
    Received: tag: is not a known field"
  `)
  expect(await messageOf(() => expect(tape).not.toBeValidTape())).toMatchInlineSnapshot(`
    "expect(tape).not.toBeValidTape()

    Expected: the value not to be a valid tape
    Received: a valid tape"
  `)
})
