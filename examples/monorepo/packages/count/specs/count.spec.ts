import { expect, test } from 'termtape/fixtures'

test('counts what it is given', async ({ terminal }) => {
  const count = await terminal.spawn('node', ['bin/count.js'])
  await count.sendLine('one')
  await count.sendLine('two')
  await count.sendEof()
  await expect(count).toPrint('2 lines')
  await expect(count).toExitWith(0)
})

test('asks the other package', async ({ terminal }) => {
  const greet = await terminal.spawn('node', ['../greet/bin/greet.js'])
  await greet.answer('Name?', 'Bob')
  await expect(greet).toPrint('Hello, Bob!')
})
