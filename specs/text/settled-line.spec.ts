import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { settledLine } from '../../src/text/settled-line.ts'
import { Screen } from '../../src/screen/screen.ts'

it.each([
  ['plain text', 'plain text'],
  ['ends in a carriage return\r', 'ends in a carriage return'],
  ['10 %\r50 %\r100 %', '100 %'],
  ['⠋ loading\r⠙ loading\r\u001b[K✔ done', '✔ done'],
  ['⠋ loading\u001b[1G\u001b[2K✔ done', '✔ done'],
  ['abc\b\bX', 'aXc'],
  ['abc\u001b[2D\u001b[XY', 'aYc'],
  ['a\u001b[5Gb', 'a   b'],
  ['a\tb', 'a       b'],
  ['abcdef\u001b[3G\u001b[2P', 'abef'],
  ['abef\u001b[3G\u001b[2@cd', 'abcdef'],
  ['漢字\u001b[3Gab', '漢ab'],
  ['e\u0301x\re', 'ex'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007prompt', 'prompt'],
])('%j settles to %j', (raw, text) => {
  expect(settledLine(raw).text).toBe(text)
})

it('says whether something visible was painted over', () => {
  expect(settledLine('1 %\r2 %').repainted).toBe(true)
  expect(settledLine('\u001b[?2004l\rcame later').repainted).toBe(false)
})

it('keeps styles in their order, and hands the last one on', () => {
  const { styles, style } = settledLine('\u001b[1ma\u001b[22;31mb\u001b[39mc\u001b[4m', '')
  expect(styles).toBe('1=1|38=31|')
  expect(style).toBe('4=4')
  expect(settledLine('next', style).styles).toBe('4=4')
})

it('shows what a terminal shows, whatever is painted within a line', () => {
  const part = fc.oneof(
    fc.stringMatching(/^[a-z 漢é]{0,6}$/),
    fc.constantFrom('\r', '\b', '\t', '\u001b[K', '\u001b[1K', '\u001b[2K', '\u001b[1m', '\u001b[0m'),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('C', 'D', 'G', 'X', 'P', '@'))
      .map(([n, c]) => `\u001b[${n}${c}`),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const raw = parts.join('')
      const screen = new Screen({ cols: 400, rows: 2 })
      screen.feed(Buffer.from(raw))
      // Half of a wide character that was painted over is another matter.
      fc.pre(!raw.includes('漢') || !/[\b\r\u001b]/.test(raw))
      expect(settledLine(raw).text.trimEnd()).toBe(screen.lines[0])
    }),
  )
})
