import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect as plain, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { messageOf } from './failing.ts'
import { tapeOf } from './played.ts'

const tapesFolder = mkdtempSync(join(tmpdir(), 'termtape-spec-'))
afterAll(() => rmSync(tapesFolder, { recursive: true }))

/** A tape as the fuzzer keeps it of a finding, with the end the program had. */
function keep(program: string, signal: string | null): void {
  const tape = tapeOf('> ', [['open', '']])
  const last = tape.exchanges.at(-1)
  if (last === undefined) throw new Error('a tape has exchanges')
  last.exit = signal === null ? null : { code: null, signal }
  last.annotations = { fuzz: { key: 'crash|SIGSEGV|', words: null, pacing: 'burst' } }
  const kept: Tape = { ...tape, meta: { ...tape.meta, program, args: [] } }
  mkdirSync(join(tapesFolder, program, 'fuzz'), { recursive: true })
  writeFileSync(join(tapesFolder, program, 'fuzz/crash-0123456789.json5'), printTape(kept))
}

it('judges tapes alone where the program must not be started', async () => {
  keep('broken', 'SIGSEGV')
  const options = { tapesFolder, live: false }
  const message = await messageOf(() => expect('broken').toSurviveFuzzing(options))
  expect(message.replaceAll(tapesFolder, '/tapes')).toMatchInlineSnapshot(`
    "expect(path).toSurviveFuzzing()

    Expected: broken to survive fuzzing
    Received: Tapes played: 1 of findings, 0 of other conversations, from /tapes/broken/fuzz; the program was not started.
              FAILED fuzz/crash-0123456789: it died of SIGSEGV"
  `)
  await expect('broken').not.toSurviveFuzzing(options)

  keep('mended', null)
  await expect('mended').toSurviveFuzzing(options)
  expect(await messageOf(() => expect('mended').not.toSurviveFuzzing(options))).toMatchInlineSnapshot(`
    "expect(path).not.toSurviveFuzzing()

    Expected: mended not to survive fuzzing
    Received: no failure"
  `)
})

it('does not take another program’s findings for its own', async () => {
  keep('broken', 'SIGSEGV')
  await expect('broken').toSurviveFuzzing({ tapesFolder, live: false, args: ['--other'] })
})

it('refuses what is no command', async () => {
  plain(await messageOf(() => expect('').toSurviveFuzzing())).toContain('the command of a program')
})
