import { expect, it } from 'vitest'

// The public surface, entry by entry. A change here is a change for every user: it goes with docs/ and the CHANGELOG.
it.each([
  'termtape',
  'termtape/control',
  'termtape/stores',
  'termtape/formats',
  'termtape/fixtures',
  'termtape/matchers',
  'termtape/matchers/register',
  'termtape/plugin',
])('%s', async (entry) => {
  const names = Object.entries(await import(/* @vite-ignore */ entry)).map(
    ([name, value]) => `${name}: ${typeof value}`,
  )
  expect(names.toSorted()).toMatchSnapshot()
})
