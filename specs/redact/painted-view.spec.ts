import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { paintedView } from '../../src/redact/painted-view.ts'
import { project } from '../../src/redact/view.ts'
import { Screen } from '../../src/screen/screen.ts'
import { runs } from '../runs.ts'

const rows = (text: string, columns: number = 20): string[] => paintedView(text, columns).text.split('\n')

it.each([
  ['painted from right to left', '\u001b[1;4Hdef\u001b[1;1Habc', 'abcdef'],
  [
    'letter by letter',
    'abc'.replace(/./g, (letter) => `\u001b[2;${letter.charCodeAt(0) - 92}H${letter}`),
    '    abc',
  ],
  ['what was overwritten, too', 'first\rsecond', 'first'],
  ['what overwrote it', 'first\rsecond', 'second'],
  ['what was erased', 'secret\u001b[2Kx', 'secret'],
  ['what scrolled away by a cleared screen', 'secret\u001b[2J', 'secret'],
  ['inserted characters', 'ad\u001b[1;2H\u001b[2@bc', 'abcd'],
  ['a saved and restored cursor', '\u001b7abc\u001b8', 'abc'],
  ['painted over in the last column', `${'x'.repeat(20)}\u001b[Ay`, `${'x'.repeat(19)}y`],
  ['wrapped by the terminal', 'x'.repeat(20) + 'y', 'y'],
])('%s is read', (_, text, row) => {
  expect(rows(text)).toContain(row)
})

it('reads the last rows as the emulator shows them', () => {
  const move = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }))
  const piece = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 }),
    move.map(([row, col]) => `\u001b[${row};${col}H`),
    fc.constantFrom('\r', '\b', '\u001b[2C', '\u001b[3D', '\u001b[A', '\u001b[B', '\u001b[31m'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const screen = new Screen({ cols: 20, rows: 24 })
      screen.feed(Buffer.from(text))
      const shown = screen.lines.map((line) => line.trimEnd()).filter((line) => line !== '')
      const read = new Set(rows(text).map((line) => line.trimEnd()))
      expect(shown.filter((line) => !read.has(line))).toEqual([])
    }),
    { numRuns: runs(500) },
  )
})

it('knows of each character where it came from', () => {
  const view = paintedView('\u001b[1;4Hdef\u001b[1;1Habc', 20)
  expect(project(view, 0, 6)).toEqual([
    { start: 15, end: 18 },
    { start: 6, end: 9 },
  ])
})
