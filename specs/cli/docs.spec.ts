import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { useHome } from '../control/home.ts'
import { termtape, useHost } from '../control/host/hosted.ts'

const home = useHome()
useHost()
const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/cli.md'), 'utf8')

/** Numbers and the widths of columns differ from run to run. */
function keepUnchanged(text: string): string {
  return text.replace(/\b\d+s?\b/g, 'N').replace(/ +/g, ' ')
}

it('shows what really happens', () => {
  const [, session = ''] = /^```console\n([\s\S]*?)^```$/m.exec(page) ?? []
  const bin = join(home.folder, '../bin')
  mkdirSync(bin)
  const call = termtape.map((word) => `'${word}'`).join(' ')
  writeFileSync(join(bin, 'termtape'), `#!/bin/sh\nexec ${call} "$@"\n`, { mode: 0o700 })
  let shown = ''
  for (const [, line = ''] of session.matchAll(/^\$ (.*)$/gm)) {
    const { stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: root,
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
      encoding: 'utf8',
    })
    shown += `$ ${line}\n${stdout}${stderr}`
  }
  expect(session).toContain('$ termtape')
  expect(keepUnchanged(shown)).toBe(keepUnchanged(session))
})

it('tells of every command and option, and of none that is not there', () => {
  const named = [...page.matchAll(/`([a-z]+)(?: [^`]*)?`(?= [|·`])/g)].map(([, name = '']) => name)
  for (const name of Object.keys(commands)) expect(named).toContain(name)
  const sources = Object.keys(commands).map((name) => readFileSync(join(root, `src/cli/${name}.ts`), 'utf8'))
  const options = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/'?([a-z-]+)'?: \{ type: '(?:string|boolean)'/g)].map(([, name = '']) => name),
    ),
  )
  const told = new Set([...page.matchAll(/--([a-z][a-z-]*)/g)].map(([, name = '']) => name))
  told.delete('help')
  expect([...told].toSorted()).toEqual([...options].toSorted())
})
