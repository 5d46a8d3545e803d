import { fileURLToPath } from 'node:url'
import { expect, test } from 'termtape/fixtures'

const installer = fileURLToPath(new URL('../install.sh', import.meta.url))
const key = process.env.LICENCE_KEY ?? 'any-key-with-a-hyphen'

test('installs to the home folder', async ({ terminal, sandbox }) => {
  const install = await terminal.spawn('sh', [installer])
  await install.answer('Install to', '')
  await install.expect('Licence key: ')
  await install.sendLine(key)
  await install.choose('Proceed?', 'Yes')
  await expect(install).toShow('Installing 100%')
  await expect(install).toPrint(`Installed ${sandbox.home}/.local/bin/tool`)
  await expect(install).toExitWith(0)
  expect(await sandbox.read('~/.local/bin/tool')).toBe('#!/bin/sh\necho tool\n')
})

test('refuses what is no key', async ({ terminal, sandbox }) => {
  const install = await terminal.spawn('sh', [installer], { cwd: sandbox.cwd })
  await install.answer('Install to', '')
  await install.expect('Licence key: ')
  await install.sendLine('nonsense')
  await expect(install).toPrint('That is no licence key.')
  await expect(install).toExitWith(2)
})
