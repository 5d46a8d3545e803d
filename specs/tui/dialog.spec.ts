import { describe, expect, test } from 'termtape/fixtures'

const size = { cols: 60, rows: 16 }
const menu = 'specs/programs/choose.sh'

describe('dialog', () => {
  test('is chosen from with the keys', async ({ terminal }) => {
    const dialog = await terminal.spawn(menu, [], size)
    await expect(dialog).toShow('Choose a colour')
    await expect(dialog).toHaveStyle('red', { inverse: false, bold: true, fg: 'white', bg: 'blue' })
    await expect(dialog).toMatchScreen('menu')
    await dialog.press('ArrowDown')
    await expect(dialog).toHaveStyle('green', { bold: true, fg: 'white', bg: 'blue' })
    await dialog.press('Enter')
    await expect(dialog).toPrint('chosen: g')
    await expect(dialog).toExitWith(0)
  })

  test('is chosen from with the mouse', async ({ terminal }) => {
    const dialog = await terminal.spawn(menu, [], size)
    await expect(dialog).toShow('blue')
    await dialog.mouse.click(6, 26)
    await expect(dialog).toHaveStyle('blue', { bold: true, bg: 'blue' })
    await dialog.press('Enter')
    await expect(dialog).toPrint('chosen: b')
    await expect(dialog).toExitWith(0)
  })

  test('takes a line and shows where it is typed', async ({ terminal }) => {
    const dialog = await terminal.spawn('dialog', ['--stdout', '--inputbox', 'Your name', '8', '40'], size)
    await expect(dialog).toShow('Your name')
    await expect(dialog).toHaveCursorAt(6, 12)
    await dialog.send('Ada Łukasz')
    await expect(dialog).toHaveCursorAt(6, 22)
    await dialog.press('Backspace', 'Tab', 'Tab')
    await expect(dialog).toHaveStyle('Cancel', { bold: true })
    await dialog.press('Enter')
    await expect(dialog).toExitWith(1)
  })
})
