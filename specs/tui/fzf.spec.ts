import { describe, expect, test } from 'termtape/fixtures'

const options = {
  cols: 50,
  rows: 12,
  env: { FZF_DEFAULT_COMMAND: 'printf "%s\\n" apple apricot banana blueberry cherry', FZF_DEFAULT_OPTS: '' },
}

// The whole list before the first picture: without it, how much is counted in each picture is chance.
const args = ['--sync']

// The prompt is on the last row, the count above it, and the list above that, from the bottom up.
const cherryRow = 12 - 2 - 5

describe('fzf', () => {
  test('narrows a list and marks what matches', async ({ terminal }) => {
    const fzf = await terminal.spawn('fzf', args, options)
    await expect(fzf).toShow('5/5')
    expect(fzf.screen.alternate).toBe(true)
    await fzf.send('ap')
    await expect(fzf).toShow('2/5')
    await expect(fzf).not.toShow('cherry')
    await expect(fzf).toHaveCursorAt(11, 4)
    await expect(fzf).toMatchScreen('narrowed')
    await fzf.press('ArrowUp')
    await expect(fzf).toShow(/^> apricot$/m)
    await fzf.press('Enter')
    await expect(fzf).toPrint('apricot\r\n')
    await expect(fzf).toExitWith(0)
    expect(fzf.screen.alternate).toBe(false)
  })

  test('takes clicks and the wheel', async ({ terminal }) => {
    const fzf = await terminal.spawn('fzf', [...args, '--multi'], options)
    await expect(fzf).toShow('5/5')
    await fzf.mouse.click(cherryRow, 4)
    await expect(fzf).toShow(/^> cherry$/m)
    await fzf.mouse.wheel(cherryRow, 4, 'down')
    await expect(fzf).toShow(/^> blueberry$/m)
    await fzf.press('Tab', 'Enter')
    await expect(fzf).toPrint('blueberry\r\n')
    await expect(fzf).toExitWith(0)
  })

  test('asks the terminal where the cursor is when it shares the screen', async ({ terminal }) => {
    const fzf = await terminal.spawn('fzf', [...args, '--height=6'], options)
    await expect(fzf).toShow('5/5')
    expect(fzf.screen.alternate).toBe(false)
    await fzf.press('Escape')
    await expect(fzf).toExitWith(130)
  })
})
