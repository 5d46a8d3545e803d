import { describe, expect, test } from 'termtape/fixtures'

// Empty meters, and only columns that name neither the machine nor its user nor the time.
const htoprc = `htop_version=3.2.2
config_reader_min_version=3
fields=18 1
header_layout=two_50_50
column_meters_0=Blank
column_meter_modes_0=2
column_meters_1=Blank
column_meter_modes_1=2
screen:Main=NICE Command
.sort_key=Command
`

// The filter finds one process on any machine: htop itself, whose arguments it is in. It looks again every ten seconds, so
// that no second look is on the tape.
const args = ['--delay=100', '--filter=only-itself', '--readonly']
const size = { cols: 92, rows: 32 }

describe('htop', () => {
  test.override({ sandboxFiles: { '~/.config/htop/htoprc': htoprc } })

  test('shows processes, and its help', async ({ terminal }) => {
    const htop = await terminal.spawn('htop', args, size)
    await expect(htop).toShow('htop --delay=100 --filter=only-itself')
    expect(htop.screen.alternate).toBe(true)
    expect(htop.screen.cursor.visible).toBe(false)
    await expect(htop).toHaveStyle('Command', { fg: 'black', bg: 'cyan' })
    await htop.press('F1')
    await expect(htop).toShow('Press any key to return.')
    await expect(htop).toHaveStyle('Arrows', { fg: 'cyan', bold: true })
    await htop.press('Escape')
    await expect(htop).not.toShow('Press any key')
    await htop.press('q')
    await expect(htop).toExitWith(0)
    expect(htop.screen.alternate).toBe(false)
  })

  test('is clicked on', async ({ terminal }) => {
    const htop = await terminal.spawn('htop', args, size)
    await expect(htop).toShow(/^F1Help .*F10Quit/m)
    await htop.mouse.click(31, 44)
    await expect(htop).toShow('Sort by')
    await htop.press('Escape')
    await expect(htop).not.toShow('Sort by')
    await htop.mouse.click(31, 77)
    await expect(htop).toExitWith(0)
  })

  test('follows the size of the terminal', async ({ terminal }) => {
    const htop = await terminal.spawn('htop', args, size)
    await expect(htop).toShow('F10Quit')
    await htop.resize(60, 10)
    await expect(htop).toShow(/^F1Help/m, { in: { top: 9 } })
    await htop.press('F10')
    await expect(htop).toExitWith(0)
  })
})
