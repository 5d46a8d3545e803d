import { expect, test } from 'termtape/fixtures'

test('greets', async ({ terminal }) => {
  const greet = await terminal.spawn('node', ['bin/greet.js'])
  await greet.answer('Name?', 'Ada')
  await expect(greet).toPrint('Hello, Ada!')
  await expect(greet).toExitWith(0)
})
