import { describe, expect, test } from 'termtape/fixtures'

const args = ['specs/programs/questions.mjs']
const size = { cols: 50, rows: 22 }

describe('a Node prompt library', () => {
  test('asks, checks, and is answered with the keys', async ({ terminal }) => {
    const questions = await terminal.spawn('node', args, size)
    await expect(questions).toHaveTitle('new project')
    await expect(questions).toShow('my-app')
    await expect(questions).toHaveStyle('y-app', { dim: true })
    await questions.sendLine('My app')
    await expect(questions).toShow('Lower case letters only')
    await expect(questions).toHaveStyle('Lower case', { fg: 'yellow' })
    await questions.press('Ctrl+U')
    await questions.sendLine('tape-deck')
    await expect(questions).toShow('◻ licence')
    await questions.press('Space', 'ArrowDown', 'ArrowDown', 'Space')
    await expect(questions).toShow('◼ licence')
    await expect(questions).toHaveStyle('◼', { fg: 'green' })
    await expect(questions).toMatchScreen('parts')
    await questions.press('Enter')
    await expect(questions).toShow('● Yes / ○ No')
    expect(questions.screen.cursor.visible).toBe(false)
    await questions.press('ArrowRight')
    await expect(questions).toShow('○ Yes / ● No')
    await questions.press('Enter')
    await expect(questions).toShow('tape-deck: tests and licence, not written')
    await expect(questions).toExitWith(0)
    expect(questions.screen.cursor.visible).toBe(true)
  })

  test('is left with Ctrl+C', async ({ terminal }) => {
    const questions = await terminal.spawn('node', args, size)
    await expect(questions).toShow('my-app')
    await questions.press('Ctrl+C')
    await expect(questions).toExitWith(1)
  })
})
