import { expect, test } from 'termtape/fixtures'

// The matchers of sessions, each without a cast.
test('a dialogue', async ({ terminal }) => {
  const shell = await terminal.spawn('sh', ['-i'], { env: { PS1: '$ ' }, cols: 60, rows: 6 })
  await expect(shell).toPrompt('$ ')
  await expect(shell).toHaveCursorAt(0, 2)
  await expect(shell.getByText('$')).toBeVisible()
  await expect(shell.getByText('$')).not.toHaveCursor()
  await expect(shell).toMatchScreen('the prompt')
  await shell.sendLine(`printf '\\033]0;greeting\\007\\033[1mhello\\033[m, %s\\n' ada`)
  await expect(shell).toPrint(/hello.*, (\w+)/)
  await expect(shell).toShow('hello, ada')
  await expect(shell).toHaveTitle('greeting')
  await expect(shell).toHaveStyle('hello', { bold: true })
  await expect(shell).not.toShow('goodbye', { in: { top: 1 } })
  await expect(shell).toMatchInlineScreen(`
    60x6, cursor at row 2, column 2
    │$ printf '\\033]0;greeting\\007\\033[1mhello\\033[m, %s\\n' ada
    │hello, ada
    │$
    1,0 "hello" bold
  `)
  await expect(shell).toMatchFileScreen('__screens__/greeting.txt')
  await expect.soft(shell).toBeAlive()
  await shell.sendLine('exit 3')
  await expect(shell).toExitWith(3)
  await expect(shell).not.toBeAlive()
  expect(shell).toBeFullyPlayed()
  await expect(shell).toHoldNoSecrets()
})

const echo = ['-c', 'echo hello'] as const

test('is recorded', async ({ terminal }) => {
  const sh = await terminal.spawn('sh', echo, { tapeName: 'greeting' })
  await expect(sh).toExitWith(0)
})

test('is replayed', async ({ terminal, tape }) => {
  const sh = await terminal.spawn('sh', echo, { tapeName: 'greeting' })
  const file = `${tape.folder}/sh/greeting.json5`
  expect(sh).toReplayFrom('sh/greeting.json5')
  await expect(sh).toMatchTape(file)
  await expect(file).toBeValidTape()
  await expect(tape.folder).toHoldNoSecrets()
  await expect('sh').toSurviveFuzzing({ live: false })
  await expect('cat').toPassBlackBox({ only: ['startup'] })
})
