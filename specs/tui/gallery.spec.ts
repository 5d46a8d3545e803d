import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pictures, screensFolder } from '../../scripts/gallery/pictures.ts'

test('the pictures of docs/gallery.md are what the tapes give (else: npm run gallery)', async () => {
  const kept = readdirSync(screensFolder).map((name) => [
    name,
    readFileSync(join(screensFolder, name), 'utf8'),
  ])
  expect(Object.fromEntries(kept)).toEqual(await pictures())
})

test('the page shows every picture', async () => {
  const page = readFileSync(join(screensFolder, '../gallery.md'), 'utf8')
  const shown = [...page.matchAll(/\]\(screens\/([^)]*)\)/g)].map(([, name]) => name)
  expect(new Set(shown)).toEqual(new Set(Object.keys(await pictures())))
})
