import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtProgram } from '../../built.ts'
import { Project } from '../../project.ts'
import { spawn } from '../../../src/open/spawn.ts'
import { parseTape } from '../../../src/tape/parse-tape.ts'

const [node, termtape] = await builtProgram('src/cli/main.ts')

it.each([
  ['HUP', 129],
  ['TERM', 143],
  ['INT', 130],
] as const)(
  'keeps what was recorded apart from the tapes when SIG%s ends it, and restores the terminal',
  async (signal, code) => {
    await using project = await Project.create({ 'package.json': '{}' })
    await using user = await spawn('sh', ['-i'], { cwd: project.folder, env: { PS1: '% ' } })
    await user.expect('% ')
    await user.sendLine('was=$(stty -g)')
    await user.expect('% ')
    await user.sendLine(`'${node}' '${termtape}' rec --tape a -- sh -c 'echo my parent is $PPID.; exec cat'`)
    const { groups } = await user.expect(/my parent is (\d+)\./)
    await user.sendLine('hello')
    await user.expect('hello\r\n')
    process.kill(Number(groups[0]), `SIG${signal}`)
    await user.expect(`SIG${signal} ended the recording. What was recorded is in a.json5.interrupted`)
    await user.expect('% ')
    await user.sendLine('echo code $? $([ "$(stty -g)" = "$was" ] && echo same || echo changed)')
    expect((await user.expect(/code \d+ (?:same|changed)\r\n/)).text).toBe(`code ${code} same\r\n`)
    expect(existsSync(join(project.folder, 'a.json5'))).toBe(false)
    const kept = await parseTape(readFileSync(join(project.folder, 'a.json5.interrupted')))
    expect(kept.ok && JSON.stringify(kept.tape.exchanges)).toContain('hello')
  },
)

it('keeps it too when the terminal is closed', async () => {
  await using project = await Project.create({ 'package.json': '{}' })
  await using user = await spawn('sh', ['-i'], { cwd: project.folder, env: { PS1: '% ' } })
  await user.expect('% ')
  await user.sendLine('echo shell $$.')
  const { groups } = await user.expect(/shell (\d+)\./)
  await user.sendLine(`'${node}' '${termtape}' rec --tape a -- sh -c 'echo it begins; exec cat' 2>told`)
  await user.expect('it begins\r\n')
  // A terminal hangs up when the process it belongs to is gone.
  process.kill(Number(groups[0]), 'SIGKILL')
  const told = async (): Promise<string> => readFileSync(join(project.folder, 'told'), 'utf8')
  await expect.poll(told, { timeout: 20_000 }).toContain('What was recorded is in a.json5.interrupted')
  expect(await told()).not.toMatch(/EIO|\bat .*:\d+:\d+/)
})

it('takes 80 by 24 on a terminal whose size nobody set', async () => {
  await using project = await Project.create({ 'package.json': '{}' })
  await using user = await spawn('sh', ['-i'], { cwd: project.folder, env: { PS1: '% ' } })
  await user.expect('% ')
  await user.sendLine('stty cols 0 rows 0')
  await user.expect('% ')
  await user.sendLine(`'${node}' '${termtape}' rec --tape a -- stty size`)
  await user.expect('24 80\r\n')
})
