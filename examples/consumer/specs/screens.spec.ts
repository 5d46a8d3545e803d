import { Screen } from 'termtape'
import { expect, test } from 'termtape/fixtures'

function painted(output: string): Screen {
  const screen = new Screen({ cols: 20, rows: 3 })
  screen.feed(Buffer.from(output))
  return screen
}

// The matchers of screens answer at once.
test('a screen', async () => {
  const screen = painted('one \x1b[31mtwo\x1b[m')
  expect(screen).toShow('two')
  expect(screen).toHaveStyle('two', { fg: 'red' })
  expect(screen).toHaveCursorAt(0, 7)
  expect(screen).not.toHaveTitle('two')
  expect(screen).not.toHaveLink('two', /./)
  expect(screen.region({ top: 1 })).not.toShow('two')
  expect(screen).toMatchScreen()
  await expect(screen).toHoldNoSecrets()
  expect.soft(screen).toShow('one')
  await expect.poll(() => painted('three')).toShow('three')
})

test.concurrent('a concurrent test has its own expect', async ({ expect: own }) => {
  own(painted('four')).toShow('four')
  own(painted('four')).toMatchScreen()
  await own(painted('four')).toMatchFileScreen('__screens__/four.txt')
})
