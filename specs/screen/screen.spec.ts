import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { OptionError } from '../../src/errors.ts'
import { Screen } from '../../src/screen/screen.ts'
import { output } from './output.ts'
import { runs } from '../runs.ts'

function shown(text: string | Uint8Array, cols = 20, rows = 4): Screen {
  const screen = new Screen({ cols, rows })
  screen.feed(Buffer.from(text))
  return screen
}

function cursorVisible(text: string): boolean {
  return shown(text).cursor.visible
}

test('shows what was fed, at once', () => {
  const screen = shown('one\r\ntwo  \r\n')
  expect(screen.text).toBe('one\ntwo')
  expect(screen.lines).toEqual(['one', 'two', '', ''])
  screen.feed(Buffer.from('three'))
  expect(screen.lines).toEqual(['one', 'two', 'three', ''])
  expect(screen.cursor).toEqual({ row: 2, col: 5, visible: true })
})

test('is the same however the bytes arrive', () => {
  fc.assert(
    fc.property(output, fc.array(fc.nat(40)), (bytes, sizes) => {
      const whole = shown(bytes)
      const parts = new Screen({ cols: 20, rows: 4 })
      let at = 0
      for (const size of sizes) {
        parts.feed(bytes.subarray(at, at + size))
        at += size
        // Reading in between parses each part by itself.
        if (size % 2 === 0) void parts.title
      }
      parts.feed(bytes.subarray(at))
      expect(parts.hash).toBe(whole.hash)
    }),
    { numRuns: runs(300) },
  )
})

test('loses no character that is split over two reads', () => {
  const bytes = Buffer.from('a—b…c')
  for (let at = 1; at < bytes.length; at += 1) {
    const screen = shown(bytes.subarray(0, at))
    expect(screen.text.startsWith('a')).toBe(true)
    screen.feed(bytes.subarray(at))
    expect(screen.text).toBe('a—b…c')
  }
})

test('shows bytes that are not UTF-8', () => {
  expect(shown(Buffer.from([0x61, 0xff, 0x62])).text).toBe('a\ufffdb')
})

test('resizes between the bytes before and those after', () => {
  const screen = shown('abcdefgh', 4, 3)
  screen.resize(8, 3)
  screen.feed(Buffer.from('\r\nijklmnop'))
  expect(screen.size).toEqual({ cols: 8, rows: 3 })
  expect(screen.lines).toHaveLength(3)
  expect(screen.lines).toContain('ijklmnop')
})

test('is as narrow as one column when asked', () => {
  expect(shown('ab', 1, 3).size).toEqual({ cols: 1, rows: 3 })
})

test.each([
  [0, 1],
  [1, 0],
  [1.5, 3],
  [65_536, 1],
  [65_535, 65_535],
  [Number.NaN, 2],
])('refuses the size %s x %s', (cols, rows) => {
  expect(() => new Screen({ cols, rows })).toThrow(OptionError)
  expect(() => {
    shown('').resize(cols, rows)
  }).toThrow(OptionError)
})

test('refuses cells and regions outside', () => {
  const screen = shown('x')
  for (const [row, col] of [
    [-5, 0],
    [4, 0],
    [0, 20],
    [0.5, 0],
  ] as const)
    expect(() => screen.cell(row, col)).toThrow(OptionError)
  for (const box of [{ top: 4 }, { bottom: 5 }, { left: 3, right: 3 }, { right: 21 }, { left: -21 }])
    expect(() => screen.region(box)).toThrow(OptionError)
})

test('knows the cursor, hidden and shown by each way', () => {
  expect(cursorVisible('\x1b[?25l')).toBe(false)
  expect(cursorVisible('\x1b[?25l\x1b[?25h')).toBe(true)
  expect(cursorVisible('\x1b[?25l\x1b[!p')).toBe(true)
  expect(cursorVisible('\x1b[?25l\x1bc')).toBe(true)
  expect(cursorVisible('\x1b[?2004;25l')).toBe(false)
})

test('keeps the cursor on the last column after it was written', () => {
  expect(shown('x'.repeat(20)).cursor).toEqual({ row: 0, col: 19, visible: true })
})

test('knows title, alternate screen and what scrolled off', () => {
  expect(shown('\x1b]2;Tïtle\x07').title).toBe('Tïtle')
  expect(shown('\x1b]0;both\x1b\\').title).toBe('both')
  const screen = shown('1\r\n2\r\n3\r\n4\r\n5\r\n6')
  expect(screen.scrollback).toEqual(['1', '2'])
  expect(screen.alternate).toBe(false)
  screen.feed(Buffer.from('\x1b[?1049hfull'))
  expect(screen.alternate).toBe(true)
  expect(screen.scrollback).toEqual([])
  screen.feed(Buffer.from('\x1b[?1049l'))
  expect(screen.lines).toEqual(['3', '4', '5', '6'])
})

test.each([
  ['\x1b[?2004h', { bracketedPaste: true }],
  ['\x1b[?1h', { applicationCursorKeys: true }],
  ['\x1b=', { applicationKeypad: true }],
  ['\x1b[?1004h', { focusReporting: true }],
  ['\x1b[?2026h', { synchronizedOutput: true }],
  ['\x1b[?9h', { mouse: 'x10' }],
  ['\x1b[?1000;1006h', { mouse: 'vt200', mouseEncoding: 'sgr' }],
  ['\x1b[?1002h\x1b[?1015h', { mouse: 'drag', mouseEncoding: 'urxvt' }],
  ['\x1b[?1003h\x1b[?1016h', { mouse: 'any', mouseEncoding: 'sgr-pixels' }],
  ['\x1b[?1005h', { mouseEncoding: 'utf8' }],
  ['\x1b[?1000;1006h\x1b[?1000;1006l', {}],
  ['\x1b[?1006h\x1b[?1015l', { mouseEncoding: 'sgr' }],
  ['\x1b[?1000;1006;2004h\x1bc', {}],
] as const)('reads the modes after %j', (text, changed) => {
  expect(shown(text).modes).toEqual({
    bracketedPaste: false,
    mouse: 'none',
    mouseEncoding: 'default',
    applicationCursorKeys: false,
    applicationKeypad: false,
    focusReporting: false,
    synchronizedOutput: false,
    ...changed,
  })
})

test('has a hash that is the same everywhere and moves with text, style, cursor and size', () => {
  expect(shown('ab').hash).toBe(shown('a\x1b[mb').hash)
  const all = ['ab', 'ac', '\x1b[1mab', '\x1b[31mab', 'ab\x1b[1D', 'ab\x1b[?25l'].map(
    (text) => shown(text).hash,
  )
  expect(new Set([...all, shown('ab', 21).hash]).size).toBe(7)
  expect(shown('ab').hash).toMatchInlineSnapshot(`"73e6added249603d"`)
})

test('counts rows and columns from the end, too', () => {
  const screen = new Screen({ cols: 4, rows: 3 })
  screen.feed(Buffer.from('ab\r\nc\r\n  z'))
  expect([screen.line(0), screen.line(-1), screen.line(-3)]).toEqual(['ab', '  z', 'ab'])
  expect(screen.cell(-1, -2).char).toBe('z')
  expect(screen.region({ top: 1 }).line(-2)).toBe('c')
  for (const row of [3, -4, 0.5, Number.NaN]) expect(() => screen.line(row)).toThrow('from -3 to 2')
  expect(() => screen.cell(0, -5)).toThrow('from -4 to 3')
})
