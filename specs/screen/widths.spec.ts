import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Screen } from '../../src/screen/screen.ts'

it.each([
  ['a', 1],
  ['é', 1],
  ['─', 1],
  ['漢', 2],
  ['ｱ', 1],
  ['Ａ', 2],
  ['한', 2],
  ['😀', 2],
  ['🫩', 2],
  ['☺', 1],
  ['✅', 2],
  ['🇩🇪', 2],
  ['e\u0301', 1],
  ['\u{1f6d8}', 2],
  ['¡', 1],
  ['\u{30000}', 2],
])('%s takes %i columns', (text, columns) => {
  const screen = new Screen({ cols: 20, rows: 2 })
  screen.feed(Buffer.from(text))
  expect(screen.cursor.col).toBe(columns)
})

it('loads the table only when a character beyond Latin is shown', () => {
  const source = readFileSync(new URL('../../src/text/columns.ts', import.meta.url), 'utf8')
  expect(source).not.toMatch(/^import .*get-east-asian-width/m)
})
