import { expect, test } from 'termtape/fixtures'

test('the shell calculates', async ({ terminal, tape }) => {
  const shell = await terminal.spawn('sh', ['-i'], { env: { PS1: '$ ' } })
  await shell.expect('$ ')
  await shell.sendLine('echo $((6 * 7))')
  await expect(shell).toPrint('42')
  await expect(shell).toShow(/^42$/m)
  expect(shell.screen.find('42', { nth: 0 })).toMatchObject({ col: 0 })
  await shell.sendLine('exit 3')
  await expect(shell).toExitWith(3)
  await expect(shell).not.toBeAlive()
  expect(shell).toBeFullyPlayed()
  expect(tape.used).toHaveLength(1)
})
