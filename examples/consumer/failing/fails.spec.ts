import { expect, test } from 'termtape/fixtures'

// Fails on purpose: what it says is looked at.
test('fails', async ({ terminal }) => {
  const shell = await terminal.spawn('sh', ['-i'], { env: { PS1: '$ ' } })
  await shell.expect('$ ')
  await shell.sendLine('echo $((6 * 7))')
  await expect(shell).toPrompt('$ ')
  await expect(shell).toShow('43', { timeoutMs: 100 })
})
