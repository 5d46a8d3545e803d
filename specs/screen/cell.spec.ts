import { expect, test } from 'vitest'

import { plain, type Style } from '../../src/screen/cell.ts'
import { Screen } from '../../src/screen/screen.ts'

function first(text: string, col = 0): unknown {
  const screen = new Screen({ cols: 20, rows: 2 })
  screen.feed(Buffer.from(text))
  return screen.cell(0, col)
}

test.each<[string, Partial<Style>]>([
  ['', {}],
  ['1', { bold: true }],
  ['2', { dim: true }],
  ['3', { italic: true }],
  ['4', { underline: true, underlineStyle: 'single' }],
  ['5', { blink: true }],
  ['7', { inverse: true }],
  ['8', { invisible: true }],
  ['9', { strikethrough: true }],
  ['53', { overline: true }],
  ['30', { fg: { palette: 0 } }],
  ['91', { fg: { palette: 9 } }],
  ['44', { bg: { palette: 4 } }],
  ['38;5;255', { fg: { palette: 255 } }],
  ['48;2;0;10;255', { bg: { rgb: '#000aff' } }],
  ['38;2;0;0;0', { fg: { rgb: '#000000' } }],
  ['31;39', {}],
])('reads the style of SGR %s', (params, style) => {
  expect(first(`\x1b[${params}mx`)).toEqual({ char: 'x', width: 1, ...plain, ...style })
})

test.each([
  ['日', 2],
  ['😀', 2],
  ['⌚', 2],
  ['가', 2],
  ['Ａ', 2],
  ['e\u0301', 1],
  ['é', 1],
  ['─', 1],
  ['❤\ufe0f', 1],
  ['👨\u200d', 2],
  ['🇩', 1],
  ['\u00ad', 1],
  ['─', 1],
  ['𝄞', 1],
  ['𠀋', 2],
])('gives %s %d columns', (text, width) => {
  expect(first(text)).toMatchObject({ char: text, width })
  if (width === 2) expect(first(text, 1)).toMatchObject({ char: '', width: 0 })
  expect(first(`${text}|`, width)).toMatchObject({ char: '|' })
})

test('shows a blank where nothing was written and where a mark has nothing to combine with', () => {
  expect(first('')).toMatchObject({ char: ' ', width: 1 })
  expect(first('\x1b[1;3H\u0301', 2)).toMatchObject({ char: ' ', width: 1 })
})
