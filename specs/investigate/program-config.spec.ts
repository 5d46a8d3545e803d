import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { spawn } from 'termtape'
import { applyProgramConfig, commandOf, readProgramConfig, saveProgramConfig } from 'termtape/control'
import { investigate, programConfigOf } from 'termtape/investigate'

const programs = resolve(import.meta.dirname, '../programs')
const live = { live: true, save: false, depth: 1 } as const

it('a session started by it is past the questions and ready', async () => {
  const report = await investigate('sh', [join(programs, 'menus.sh')], live)
  const config = programConfigOf(report, 'menus')
  expect(config).toMatchObject({
    name: 'menus',
    expectSequences: [{ pattern: String.raw`What is your name\?`, response: 'demo' }],
    readyIndicators: ['Your choice: '],
  })
  const home = mkdtempSync(join(tmpdir(), 'termtape-config-'))
  await saveProgramConfig(config, home)
  const saved = await readProgramConfig('menus', home)
  const { command, args } = commandOf(saved)
  await using session = await spawn(command, args)
  await applyProgramConfig(session, saved)
  await session.sendLine('1')
  await session.expectExact('2) Weekly figures')
})

it('a number in a prompt may be another, and what a RegExp would read is a text', async () => {
  const report = await investigate(
    'sh',
    ['-c', 'n=1; while printf "[%d] (a|b)* " $n && read -r x; do n=$((n+1)); done'],
    live,
  )
  const [ready = ''] = programConfigOf(report).readyIndicators ?? []
  for (const prompt of ['[1] (a|b)* ', '[27] (a|b)* ']) expect(prompt).toMatch(new RegExp(`^${ready}$`))
  expect('[1] ab ').not.toMatch(new RegExp(`^${ready}$`))
})
