import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { connectHost } from '../../../src/control/host/connect.ts'
import { useHome } from '../home.ts'
import { isRunning, useHost } from './hosted.ts'

const home = useHome()
useHost()

/** Leaves a mark each time it is run, and starts a host of its own accord. */
function script(marks: string): string {
  const connect = pathToFileURL(join(import.meta.dirname, '../../../src/control/host/connect.ts')).href
  return `require('node:fs').appendFileSync(${JSON.stringify(marks)}, 'run ');
    import(${JSON.stringify(connect)}).then(({ connectHost }) => connectHost()).then((host) => { console.log('host', host.pid); host.close() })`
}

it.each([
  ['-e', (code: string) => ({ args: ['-e', code] })],
  ['-p', (code: string) => ({ args: ['-p', code] })],
  ['standard input', (input: string) => ({ args: ['-'], input })],
  [
    '--cpu-prof -e',
    (code: string) => ({ args: ['--cpu-prof', `--cpu-prof-dir=${home.folder}-prof`, '-e', code] }),
  ],
])('a script from %s starts a host, and is itself run once', async (_, call) => {
  const marks = `${home.folder}-marks`
  const { args, input } = { input: '', ...call(script(marks)) }
  const said = execFileSync(process.execPath, ['--import', 'tsx', ...args], { encoding: 'utf8', input })
  const pid = Number(/host (\d+)/.exec(said)?.[1])
  expect(isRunning(pid)).toBe(true)
  expect(readFileSync(marks, 'utf8')).toBe('run ')
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  expect(command.slice(1, 3)).toEqual(['--import', 'tsx'])
  expect(command).not.toContain('--cpu-prof')
})

it('is not started by what was started as a host and is none', async () => {
  process.env['TERMTAPE_HOST'] = '1'
  try {
    await expect(connectHost()).rejects.toThrow('A host does not start another host.')
  } finally {
    delete process.env['TERMTAPE_HOST']
  }
})
