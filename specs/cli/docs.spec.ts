import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { everyCommand } from '../../src/cli/frame/table.ts'
import { useHome } from '../control/home.ts'
import { termtape, useHost } from '../control/host/hosted.ts'

const home = useHome()
useHost()
const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/command-line.md'), 'utf8')

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

it('tells of every command, and of no option that is not there', async () => {
  const all = everyCommand(commands)
  for (const { name } of all) expect(page).toMatch(new RegExp(`\\b${name}\\b`))
  const options = new Set(
    (await Promise.all(all.map(({ entry }) => entry.load(commands)))).flatMap((each) =>
      Object.keys(each.options),
    ),
  )
  const told = [...page.matchAll(/(?<= |`|\()--([a-z][a-z-]*)/g)].map(([, name = '']) => name)
  expect(told.filter((name) => name !== 'help' && !options.has(name))).toEqual([])
})
