import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { plain } from '../../src/screen/cell.ts'
import { Screen } from '../../src/screen/screen.ts'
import { sgr, toAnsi } from '../../src/screen/to-ansi.ts'
import { output } from './output.ts'
import { runs } from '../runs.ts'

function shown(text: string | Uint8Array): Screen {
  const screen = new Screen({ cols: 20, rows: 4 })
  screen.feed(Buffer.from(text))
  return screen
}

test('paints the same screen again', () => {
  fc.assert(
    fc.property(output, (bytes) => {
      const screen = shown(bytes)
      const again = shown(screen.toAnsi())
      expect(again.text).toBe(screen.text)
      expect(again.hash).toBe(screen.hash)
    }),
    { numRuns: runs(500) },
  )
})

test.each([
  ['plain', 'plain\x1b[1;6H'],
  ['a\x1b[1mb\x1b[mc', 'a\x1b[1mb\x1b[mc\x1b[1;4H'],
  ['\x1b[38;5;9mx\x1b[38;2;1;2;3my', '\x1b[91mx\x1b[38;2;1;2;3my\x1b[m\x1b[1;3H'],
  ['a\r\n\r\n\r\nb   ', 'a\r\n\r\n\r\nb\x1b[4;5H'],
  ['\x1b[?25l', '\x1b[1;1H\x1b[?25l'],
])('writes %j as %j', (text, ansi) => {
  expect(toAnsi(shown(text).picture)).toBe(ansi)
})

test('changes styles the short way', () => {
  const loud = { ...plain, bold: true, dim: true, italic: true, fg: { palette: 1 } } as const
  expect(sgr(plain, plain)).toBe('')
  expect(sgr(loud, { ...loud, dim: false })).toBe('\x1b[22;1m')
  expect(sgr(plain, loud)).toBe('\x1b[1;2;3;31m')
  expect(sgr({ ...loud, underline: true, inverse: true }, { ...plain, bold: true })).toBe('\x1b[0;1m')
})

test('paints a mark that stands on a cell nobody wrote', () => {
  const screen = shown('\t\u0300')
  expect(shown(screen.toAnsi()).hash).toBe(screen.hash)
  expect(screen.cell(0, 7).char).toBe(' \u0300')
})
