import { expect, test } from 'termtape/fixtures'

test.for([
  [80, 24],
  [40, 6],
])('switches lights in a terminal of %d by %d', async ([cols, rows], { terminal }) => {
  const lights = await terminal.spawn('node', ['lights.js'], { cols, rows })
  await expect(lights).toHaveStyle('○ hall', { inverse: true })
  await lights.press('ArrowDown')
  await lights.press('Space')
  await expect(lights).toHaveStyle('● kitchen', { inverse: true, fg: 'yellow' })
  await expect(lights).toMatchScreen()
  await lights.press('q')
  await expect(lights).toPrint('1 of 4 on.')
  await expect(lights).toExitWith(0)
})

test('switches what is clicked on', async ({ terminal }) => {
  const lights = await terminal.spawn('node', ['lights.js'])
  await lights.getByText('garden').click()
  await expect(lights).toShow('● garden')
  await lights.getByText('garden').click()
  await expect(lights).toShow('○ garden')
})

test('shortens its help when the window shrinks', async ({ terminal }) => {
  const lights = await terminal.spawn('node', ['lights.js'])
  await expect(lights).toHaveTitle('lights')
  await expect(lights).toShow('space switches')
  await lights.resize(40, 6)
  await expect(lights).not.toShow('space switches')
})
