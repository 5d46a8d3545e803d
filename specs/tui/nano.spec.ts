import { describe, expect, test } from 'termtape/fixtures'

const size = { cols: 60, rows: 14 }

describe('nano', () => {
  test.override({ sandboxFiles: { 'list.txt': 'bread\nbutter\n' } })

  test('edits and writes a file', async ({ terminal, sandbox }) => {
    const nano = await terminal.spawn('nano', ['--ignorercfiles', 'list.txt'], size)
    await expect(nano).toShow(/GNU nano .* list\.txt/)
    await expect(nano).toHaveStyle('GNU nano', { inverse: true })
    await expect(nano).toHaveStyle('^X', { inverse: true })
    await expect(nano).toHaveCursorAt(1, 0)
    await nano.press('ArrowDown', 'End')
    await nano.send(' 日本')
    await expect(nano).toShow('butter 日本')
    await expect(nano).toHaveCursorAt(2, 11)
    await expect(nano).toShow('Modified')
    await nano.press('Ctrl+O')
    await expect(nano).toShow('File Name to Write: list.txt')
    await nano.press('Enter')
    await expect(nano).toShow('Wrote 2 lines')
    await nano.press('Ctrl+X')
    await expect(nano).toExitWith(0)
    if (nano.tape?.direction === 'recording')
      expect(await sandbox.read('list.txt')).toBe('bread\nbutter 日本\n')
  })

  test('fits its help to the terminal', async ({ terminal }) => {
    const nano = await terminal.spawn('nano', ['--ignorercfiles', 'list.txt'], size)
    await expect(nano).toShow('^T Execute')
    await nano.resize(30, 10)
    await expect(nano).not.toShow('^T Execute')
    await expect(nano).toShow('^G Help')
    await expect(nano).toShow('butter')
    await nano.press('Ctrl+X')
    await expect(nano).toExitWith(0)
  })
})
