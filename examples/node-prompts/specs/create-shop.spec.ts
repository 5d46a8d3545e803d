import { fileURLToPath } from 'node:url'
import { expect, test } from 'termtape/fixtures'

const createShop = fileURLToPath(new URL('../bin/create-shop.js', import.meta.url))
const token = process.env.CARD_TOKEN ?? 'any-token-will-do'

test('creates a bookshop that takes cards', async ({ terminal, sandbox }) => {
  const cli = await terminal.spawn('node', [createShop])
  await cli.answer('Name', 'pages')
  await cli.choose('Kind', 'bookshop')
  await cli.check('Payment', ['cash', 'card'])
  await cli.answer('Card terminal token', token)
  await cli.choose('Create pages?', 'Yes')
  await expect(cli).toShow('Wrote pages.json.')
  await expect(cli).toExitWith(0)
  expect(JSON.parse(await sandbox.read('pages.json'))).toMatchObject({
    kind: 'bookshop',
    pays: ['cash', 'card'],
  })
})

test('asks for no token if nobody pays by card, and takes no for an answer', async ({
  terminal,
  sandbox,
}) => {
  const cli = await terminal.spawn('node', [createShop], { cwd: sandbox.cwd })
  await cli.answer('Name', '')
  await cli.choose('Kind', 'bakery')
  await cli.check('Payment', ['cash'])
  await cli.choose('Create shop?', 'No')
  await expect(cli).toShow('Nothing written.')
  await expect(cli).toExitWith(1)
})
