import { describe, expect, test } from 'termtape/fixtures'

describe('less', () => {
  test('marks every match of a search', async ({ terminal }) => {
    const less = await terminal.spawn('less', ['specs/programs/pages.txt'], { cols: 40, rows: 8 })
    await expect(less).toHaveStyle('specs/programs/pages.txt', { inverse: true })
    await less.sendLine('/2\\b')
    await expect(less).toHaveStyle('2', { inverse: true }, { in: { bottom: 1 } })
    await less.press('G')
    await expect(less).toShow('(END)')
    await expect(less).toHaveStyle('(END)', { inverse: true })
    await expect(less).toHaveStyle('40', { inverse: false })
    await expect(less).toHaveCursorAt(7, 5)
    await less.press('q')
    await expect(less).toExitWith(0)
  })
})
