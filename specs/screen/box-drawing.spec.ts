import { expect, test } from 'vitest'
import { shapeOf } from '../../src/screen/box-drawing.ts'
import { Screen } from '../../src/screen/screen.ts'

function paths(text: string): string[] {
  const screen = new Screen({ cols: 8, rows: 3 })
  screen.feed(Buffer.from(`\u001b[?25l${text}`))
  return [...screen.toSvg().matchAll(/<path d="([^"]*)" (?=fill="(?:#e5e5e5|none)")/g)].map(([, d = '']) => d)
}

const from = (code: number, to: number): string[] =>
  Array.from({ length: to - code }, (_, index) => String.fromCharCode(code + index))

test('every light and heavy line is there once: Unicode has all combinations of four arms', () => {
  const drawn = from(0x2500, 0x2580).flatMap((char) => {
    const shape = shapeOf(char)
    return shape?.arms === undefined || shape.round === true ? [] : [Object.values(shape.arms).join('')]
  })
  expect(drawn).toHaveLength(3 ** 4 - 1)
  expect(new Set(drawn).size).toBe(drawn.length)
})

test('opposite corners have opposite arms', () => {
  for (const [one, other] of ['┌┘', '┐└', '┎┚', '┒┖', '┍┙', '┑┕', '├┤', '┞┧', '┬┴', '┭┶', '╭╯', '╮╰'].map(
    (pair) => pair.split(''),
  )) {
    const { up, right, down, left } = shapeOf(one ?? '')?.arms ?? {}
    expect(shapeOf(other ?? '')?.arms).toEqual({ up: down, right: left, down: up, left: right })
  }
})

test('lines meet: from edge to edge of the cell, a row of one weight in one rectangle', () => {
  expect(paths('───')).toEqual(['M0 8h27v1h-27z'])
  expect(paths('│\r\n│')).toEqual(['M4 0h1v17h-1z', 'M4 17h1v17h-1z'])
  expect(paths('┏━')).toEqual(['M3 7h6v3h-6zM3 7h3v10h-3zM9 7h9v3h-9z'])
  expect(paths('╭─')).toEqual(['M9 8h9v1h-9z', 'M4.5 17V13Q4.5 8.5 9 8.5'])
})

test('blocks fill their part of the cell, and two halves all of it', () => {
  expect(paths('█')).toEqual(['M0 0h9v17h-9z'])
  expect(paths('▀')).toEqual(['M0 0h9v9h-9z'])
  expect(paths('▄')).toEqual(['M0 9h9v8h-9z'])
  expect(paths('▌')).toEqual(['M0 0h5v17h-5z'])
  expect(paths('▐')).toEqual(['M5 0h4v17h-4z'])
  expect(paths('▚')).toEqual(['M0 0h5v9h-5zM5 9h4v8h-4z'])
  for (const char of from(0x2580, 0x25a0)) expect(paths(char), char).toHaveLength(1)
})

test.each(['┄', '═', '╬', '╱', 'x', '日', '', '■'])('leaves %j to the font', (char) => {
  expect(shapeOf(char)).toBeUndefined()
})
