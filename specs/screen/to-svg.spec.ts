import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { background, foreground, paletteColor } from '../../src/screen/palette.ts'
import { Screen } from '../../src/screen/screen.ts'
import { output } from './output.ts'
import { runs } from '../runs.ts'

function svg(text: string | Uint8Array, cols = 20, rows = 3): string {
  const screen = new Screen({ cols, rows })
  screen.feed(Buffer.from(text))
  return screen.toSvg()
}

test('stands alone, balanced, with nothing a program wrote taken for markup', () => {
  fc.assert(
    fc.property(output, fc.string(), (bytes, title) => {
      const picture = svg(Buffer.concat([bytes, Buffer.from(`\x1b]2;${title}<&">\x07<script>&amp;`)]))
      expect(picture).not.toMatch(/<script|href|url\(|<style|<image|on\w+=/)
      expect(picture.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toContain('://')
      // Tags and the entities above are all there is; everything else is plain text.
      const bare = picture.replace(/<\/?(svg|g|rect|text|path|circle)( [\w-]+="[^"<>&]*")*\/?>/g, '')
      expect(bare).not.toMatch(/[<>"\u0000-\u0009\u000b-\u001f]|&(?!amp;|lt;|gt;|quot;)/)
    }),
    { numRuns: runs(200) },
  )
})

test('has the same bytes for the same screen', () => {
  expect(svg('\x1b[31mred')).toBe(svg('\x1b[31mr\x1b[31med'))
})

test('puts every character on the grid', () => {
  const picture = svg('ab  cd日本x──\r\n  \x1b[1;4mbold  ')
  expect(picture).toContain(
    `<text x="0" y="13" textLength="54" lengthAdjust="spacingAndGlyphs" fill="${foreground}">ab\u00a0\u00a0cd</text>`,
  )
  expect(picture).toMatch(/<text x="54" y="13" textLength="18" [^>]*>日</)
  expect(picture).toMatch(/<text x="72" y="13" textLength="18" [^>]*>本</)
  expect(picture).toMatch(/<text x="90" y="13" textLength="9" [^>]*>x</)
  expect(picture).toContain(`<path d="M99 8h18v1h-18z" fill="${foreground}" shape-rendering="crispEdges"/>`)
  expect(picture).toMatch(/<text x="18" y="30" textLength="36" [^>]*font-weight="bold">bold</)
  expect(picture).toContain('<rect x="18" y="32" width="54" height="1"')
})

test.each([
  ['31', 'fill="#cd0000"'],
  ['38;5;208', 'fill="#ff8700"'],
  ['38;2;1;2;3', 'fill="#010203"'],
  ['7', 'fill="#000000">x<'],
  ['2', 'fill-opacity="0.5"'],
  ['1;34', 'fill="#5c5cff" font-weight="bold"'],
  ['1;94', 'fill="#5c5cff" font-weight="bold"'],
  ['3', 'font-style="italic"'],
])('paints SGR %s as %s', (params, found) => {
  expect(svg(`\x1b[${params}mx\x1b[?25l`)).toContain(found)
  expect(svg('x\x1b[?25l')).not.toContain(found)
})

test('hides what is invisible, and the cursor when it is hidden', () => {
  expect(svg('\x1b[8msecret')).not.toContain('secret')
  expect(svg('x\x1b[?25l')).not.toContain(`height="17" fill="${foreground}"`)
})

test.each([
  ['a blank', 'x', `<rect x="9" y="0" width="9" height="17" fill="${foreground}"`],
  ['a letter', 'x\b', `fill="${background}">x</text>`],
  ['both columns of a wide one', '日\x1b[D', `<rect x="0" y="0" width="18" height="17" fill="${foreground}"`],
  ['an inverse cell', '\x1b[7mx\x1b[m\b', `<rect x="0" y="0" width="9" height="17" fill="${background}"`],
])('swaps the colours under the cursor: %s', (_, text, found) => {
  expect(svg(text)).toContain(found)
  expect(svg(`${text}\x1b[?25l`)).not.toContain(found)
})

test.each([
  [16, '#000000'],
  [21, '#0000ff'],
  [67, '#5f87af'],
  [231, '#ffffff'],
  [232, '#080808'],
  [255, '#eeeeee'],
])('knows palette colour %d', (index, color) => {
  expect(paletteColor(index)).toBe(color)
})
