import { describe, expect, it } from 'vitest'
import { framedScreen, lastLines, lastLinesBlock } from '../../src/session/scene.ts'

describe('the last lines of output', () => {
  it.each([
    ['one\r\ntwo\r\n\r\n', ['one', 'two']],
    ['a\r\nb\r\nc\r\nd', ['b', 'c', 'd']],
    ['\u001b[1mbold\u001b[m\u0007', ['bold\\x07']],
    // What is painted on the alternate screen stands in places, not in lines.
    ['before\r\n\u001b[?1049h\u001b[H~   ~   \u001b[3;1H', []],
    ['\u001b[2;3Hname\u001b[5;3Hsize\r\nlogged', ['size', 'logged']],
    ['\u001b[?1049h\u001b[Hpainted\u001b[?1049lbye\r\n', ['bye']],
    ['\u001b[?47h\u001b[?47lone\u001b[?1047hx\u001b[?1047ltwo', ['two']],
    ['mode \u001b[?1048h1048 is none', ['mode 1048 is none']],
  ])('of %j', (output, lines) => {
    expect(lastLines(output, 3)).toEqual(lines)
  })

  it('have a heading, unless there are none', () => {
    expect(lastLinesBlock([])).toEqual([])
    expect(lastLinesBlock(['one'])).toEqual(['Last line of output:', '  one'])
    expect(lastLinesBlock(['one', 'two'])).toEqual(['Last 2 lines of output:', '  one', '  two'])
  })
})

it('frames a screen without blanks at the ends of lines', () => {
  const framed = framedScreen(['', 'x', '', ''], { cols: 9, rows: 4 })
  expect(framed.split('\n').slice(1, -1)).toEqual(['│', '│ x'])
})

it('is bounded where a program prints one endless line', () => {
  const [line, ...others] = lastLines(`${'x'.repeat(30_000_000)}\nlast`, 50)
  expect(others).toEqual(['last'])
  expect(line).toBe(`…${'x'.repeat(1_000)}`)
})
