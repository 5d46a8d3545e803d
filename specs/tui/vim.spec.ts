import { describe, expect, test } from 'termtape/fixtures'

// No start-up file, no history, no swap file, no splash.
const args = ['-u', 'NONE', '-i', 'NONE', '-n', '--cmd', 'set nocompatible shortmess+=I']

const poem = ['The wind was a torrent', 'of darkness among', 'the gusty trees', ''].join('\n')

describe('vim', () => {
  test.override({ sandboxFiles: { 'poem.txt': poem } })

  test('searches, marks what it found, and says where it is', async ({ terminal }) => {
    const vim = await terminal.spawn('vim', [...args, 'poem.txt'], { cols: 60, rows: 12 })
    await expect(vim).toShow(/^The wind was a torrent$/m)
    expect(vim.screen.alternate).toBe(true)
    await vim.sendLine(':set hlsearch number ruler')
    await expect(vim).toShow(/^ {2}3 the gusty trees$/m)
    await vim.sendLine('/the')
    await expect(vim).toHaveCursorAt(2, 4)
    await expect(vim).toHaveStyle('the', { bg: 'brightYellow' }, { in: { top: 2, bottom: 3 } })
    await expect(vim).toShow(/3,1 +All$/m)
    await expect(vim).toMatchScreen('found')
    await vim.sendLine(':q')
    await expect(vim).toExitWith(0)
    expect(vim.screen.alternate).toBe(false)
  })

  test('gives its window a title', async ({ terminal }) => {
    const vim = await terminal.spawn('vim', [...args, 'poem.txt'])
    await vim.sendLine(':set title titlestring=%t%m')
    await expect(vim).toHaveTitle('poem.txt')
    await vim.send('x')
    await expect(vim).toHaveTitle('poem.txt[+]')
    await vim.sendLine(':q!')
    await expect(vim).toExitWith(0)
  })

  test('asks before it leaves a change behind', async ({ terminal, sandbox }) => {
    const vim = await terminal.spawn('vim', [...args, 'poem.txt'], { cols: 60, rows: 8 })
    await expect(vim).toShow('The wind')
    await vim.send('dd')
    await vim.sendLine(':q')
    await expect(vim).toShow('E37: No write since last change')
    await expect(vim).toHaveStyle('E37', { fg: 'brightWhite', bg: 'red' })
    await vim.sendLine(':wq')
    await expect(vim).toExitWith(0)
    if (vim.tape?.direction === 'recording') expect(await sandbox.read('poem.txt')).toMatch(/^of darkness/)
  })

  test('follows the size of the terminal', async ({ terminal }) => {
    const vim = await terminal.spawn('vim', args, { cols: 60, rows: 12 })
    await vim.send('ione line that is too long for a terminal so narrow')
    await vim.press('Escape')
    await expect(vim).toHaveCursorAt(0, 49)
    await vim.resize(30, 6)
    await expect(vim).toShow(/^one line that is too long for\na terminal so narrow$/m)
    await expect(vim).toHaveCursorAt(1, 19)
    await vim.sendLine(':q!')
    await expect(vim).toExitWith(0)
  })

  test('takes the mouse', async ({ terminal }) => {
    const vim = await terminal.spawn('vim', [...args, 'poem.txt'], { cols: 60, rows: 12 })
    await vim.sendLine(':set mouse=a ttymouse=sgr showmode')
    await expect(vim).toHaveCursorAt(0, 0)
    await vim.mouse.click(2, 4)
    await expect(vim).toHaveCursorAt(2, 4)
    await vim.mouse.drag({ row: 2, col: 4 }, { row: 2, col: 8 })
    await expect(vim).toShow('-- VISUAL --')
    await expect(vim).toHaveStyle('gust', { bg: 242 })
    await vim.press('Escape')
    await vim.sendLine(':q!')
    await expect(vim).toExitWith(0)
  })
})
