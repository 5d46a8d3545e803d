import { expect, test } from 'vitest'

import { OptionError, ScreenError } from '../../src/errors.ts'
import { Screen } from '../../src/screen/screen.ts'

function shown(text: string, cols = 20, rows = 4): Screen {
  const screen = new Screen({ cols, rows })
  screen.feed(Buffer.from(text))
  return screen
}

test.each([
  ['abc', 'b', { row: 0, col: 1, text: 'b', width: 1 }],
  ['a\r\n  b', 'b', { row: 1, col: 2, text: 'b', width: 1 }],
  ['日本語 x', '本語', { row: 0, col: 2, text: '本語', width: 4 }],
  ['日本語 x', 'x', { row: 0, col: 7, text: 'x', width: 1 }],
  ['😀 x', /x$/, { row: 0, col: 3, text: 'x', width: 1 }],
  ['e\u0301x', 'e', { row: 0, col: 0, text: 'e', width: 1 }],
  ['e\u0301x', 'x', { row: 0, col: 1, text: 'x', width: 1 }],
  ['e\u0301x', 'e\u0301x', { row: 0, col: 0, text: 'e\u0301x', width: 2 }],
  ['ab  ', /b$/, { row: 0, col: 1, text: 'b', width: 1 }],
  ['ab', 'b  ', { row: 0, col: 1, text: 'b  ', width: 3 }],
  ['x=12', /\d+/y, { row: 0, col: 2, text: '12', width: 2 }],
  ['x=12', /X/i, { row: 0, col: 0, text: 'x', width: 1 }],
])('in %j finds %s', (text, pattern, place) => {
  expect(shown(text).find(pattern)).toEqual(place)
})

test('gives undefined for what is not there', () => {
  expect(shown('abc').find('x')).toBeUndefined()
  expect(shown('abc').find(/x*/)).toBeUndefined()
  expect(shown('abc').find('b', { nth: 1 })).toBeUndefined()
  expect(shown('abc').find('x', { all: true })).toEqual([])
})

test('wants to be told which of several', () => {
  const screen = shown('ok  ok\r\nok')
  let failure: unknown
  try {
    screen.find('ok')
  } catch (error) {
    failure = error
  }
  expect(failure).toBeInstanceOf(ScreenError)
  expect(failure).toMatchObject({
    problem: 'ambiguous',
    places: [
      { row: 0, col: 0 },
      { row: 0, col: 4 },
      { row: 1, col: 0 },
    ],
  })
  expect(String(failure)).toContain('row 1, column 0')
  expect(screen.find('ok', { nth: 1 })).toMatchObject({ row: 0, col: 4 })
  expect(screen.find('ok', { all: true })).toHaveLength(3)
  expect(screen.region({ top: 1 }).find('ok')).toMatchObject({ row: 0, col: 0 })
  expect(() => screen.find('ok', { nth: -1 })).toThrow(OptionError)
  expect(() => screen.find('')).toThrow(OptionError)
})

test('does not join rows, unless the terminal wrapped them and it is asked to', () => {
  const screen = shown('abcdefgh\r\nij', 4, 6)
  expect(screen.find('de')).toBeUndefined()
  expect(screen.find('de', { wrapped: true })).toEqual({ row: 0, col: 3, text: 'de', width: 2 })
  expect(screen.find('fg', { wrapped: true })).toEqual({ row: 1, col: 1, text: 'fg', width: 2 })
  expect(screen.find('hi', { wrapped: true })).toBeUndefined()
  expect(shown('abc日', 4).find('c日', { wrapped: true })).toMatchObject({ row: 0, col: 2 })
})

test('does not move the caller’s RegExp', () => {
  const pattern = /b/g
  pattern.lastIndex = 5
  expect(shown('abc').find(pattern)).toMatchObject({ col: 1 })
  expect(pattern.lastIndex).toBe(5)
})

test('reads a region like a screen', () => {
  const screen = shown('0123456789\r\nabcdefghij\r\nx')
  const region = screen.region({ top: 0, left: 2, bottom: 2, right: 5 })
  expect(region.lines).toEqual(['234', 'cde'])
  expect(region.size).toEqual({ cols: 3, rows: 2 })
  expect(region.cell(1, 1).char).toBe('d')
  expect(region.region({ top: 1, left: 1 }).text).toBe('de')
  expect(region.find('d')).toEqual({ row: 1, col: 1, text: 'd', width: 1 })
  screen.feed(Buffer.from('\x1b[1;3HXYZ'))
  expect(region.text).toBe('XYZ\ncde')
  screen.resize(20, 1)
  expect(() => region.text).toThrow(OptionError)
})

test('shows a wide character cut by a side as a blank', () => {
  const screen = shown('日本語')
  expect(screen.region({ left: 1, right: 4 }).lines[0]).toBe(' 本')
  expect(screen.region({ left: 2, right: 5 }).find('本')).toEqual({ row: 0, col: 0, text: '本', width: 2 })
  expect(screen.region({ left: 1, right: 2 }).cell(0, 0)).toMatchObject({ char: '', width: 0 })
})
