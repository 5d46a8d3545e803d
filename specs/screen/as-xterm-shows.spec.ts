import { describe, expect, it } from 'vitest'
import { Screen } from '../../src/screen/screen.ts'

function painted(text: string): Screen {
  const screen = new Screen({ cols: 20, rows: 3 })
  screen.feed(Buffer.from(text))
  return screen
}

it.each([
  ['48:2:200:100:50', '#c86432'],
  ['48:2::200:100:50', '#c86432'],
  ['48:2:1:200:100:50', '#c86432'],
  ['48;2;200;100;50', '#c86432'],
])('SGR %s is %s', (sgr, rgb) => {
  expect(painted(`\u001b[${sgr}mx`).cell(0, 0).bg).toEqual({ rgb })
})

describe('concealed text', () => {
  it.each([
    ['a\u001b[8msecret\u001b[mb', 'a      b'],
    ['a\u001b[8m漢字\u001b[28mb', 'a    b'],
  ])('%j shows %j', (text, line) => {
    const screen = painted(text)
    expect(screen.lines[0]).toBe(line)
    expect(screen.find('secret')).toBeUndefined()
    expect(screen.find('b')).toMatchObject({ col: line.indexOf('b') })
    expect(screen.looks.join('')).not.toMatch(/secret|漢/)
  })

  it('looks the same whatever it is', () => {
    expect(painted('\u001b[8mone').hash).toBe(painted('\u001b[8mtwo').hash)
    expect(painted('\u001b[8m漢').hash).toBe(painted('\u001b[8mab').hash)
  })
})

/** LRM, ZWSP, FSI, a combining acute accent, VS16, a soft-hyphen-like joiner, a tag. */
const zeroWidth = ['\u200e', '\u200b', '\u2068', '\u0301', '\ufe0f', '\u2060', '\u{e0041}']

describe.each(zeroWidth)('%j takes no column', (mark) => {
  it.each([
    ['at the start', `${mark}ab`],
    ['at the start of a line', `\r\n${mark}ab\u001b[A\u001b[2Gb\u001b[B`],
    ['after a carriage return', `xx\r${mark}ab`],
    ['behind a character', `a${mark}b`],
    ['behind a wide character', `漢\u001b[Ga\u001b[2G${mark}b`],
    ['behind an escape sequence', `a\u001b[1m${mark}\u001b[mb`],
    ['after a move to the first column', `xx\u001b[G${mark}ab`],
    ['after a move to the first row', `xx\r\nx\u001b[H${mark}ab`],
    ['after a move up to the first column', `xx\r\nx\u001b[F${mark}ab`],
    ['after a move and a colour', `xx\u001b[1;1H\u001b[1m${mark}ab`],
    ['after a restored cursor', `\u001b7xx\u001b8${mark}ab`],
    ['twice', `a\u001b[1m${mark}${mark}b`],
    ['at the end', `ab${mark}`],
  ])('%s', (_where, text) => {
    const screen = painted(text)
    expect(screen.cursor.col).toBe(2)
  })

  it('when it comes in a piece of its own', () => {
    const screen = new Screen({ cols: 20, rows: 3 })
    for (const part of ['x\r\n', mark, 'a', mark, 'b']) screen.feed(Buffer.from(part))
    expect(screen.cursor).toMatchObject({ row: 1, col: 2 })
  })
})

describe('CSI S', () => {
  it('scrolls lines into the scrollback', () => {
    const screen = painted('one\r\ntwo\r\nthree\u001b[2S')
    expect(screen.scrollback).toEqual(['one', 'two'])
    expect(screen.lines).toEqual(['three', '', ''])
    expect(screen.cursor).toMatchObject({ row: 2, col: 5 })
  })

  it('keeps what a margin holds out of it', () => {
    const screen = painted('one\r\ntwo\r\nthree\u001b[2;3r\u001b[S')
    expect(screen.scrollback).toEqual([])
    expect(screen.lines).toEqual(['one', 'three', ''])
  })

  it('has none on the alternate screen, and paints new lines in the colour of erased ones', () => {
    const screen = painted('\u001b[?1049h\u001b[Hone\u001b[41m\u001b[S')
    expect(screen.scrollback).toEqual([])
    expect(screen.lines).toEqual(['', '', ''])
    expect(screen.cell(2, 0).bg).toEqual({ palette: 1 })
  })
})

describe('underlines and links', () => {
  it.each([
    ['4', 'single', 'default'],
    ['4:1', 'single', 'default'],
    ['21', 'double', 'default'],
    ['4:2', 'double', 'default'],
    ['4:3', 'curly', 'default'],
    ['4:4', 'dotted', 'default'],
    ['4:5', 'dashed', 'default'],
    ['4:3;58:2::1:2:3', 'curly', { rgb: '#010203' }],
    ['4:3;58:2:1:2:3', 'curly', { rgb: '#010203' }],
    ['4;58;5;9', 'single', { palette: 9 }],
    ['4:3;58:5:9;59', 'curly', 'default'],
    ['4:3;58:2::255:255:254', 'curly', { rgb: '#fffffe' }],
    ['4:3;4:0', 'none', 'default'],
    ['58:5:9', 'none', 'default'],
  ])('SGR %s is underlined %s in %j', (sgr, underlineStyle, underlineColor) => {
    const cell = painted(`\u001b[${sgr}mx`).cell(0, 0)
    expect(cell).toMatchObject({ underline: underlineStyle !== 'none', underlineStyle, underlineColor })
  })

  it('are told apart: a link is no underline', () => {
    const screen = painted('\u001b]8;id=1;http://x/?a=1;b\u0007L\u001b[4mU\u001b]8;;\u0007u')
    expect([0, 1, 2, 3].map((col) => screen.cell(0, col))).toMatchObject([
      { link: 'http://x/?a=1;b', underline: false },
      { link: 'http://x/?a=1;b', underline: true },
      { link: null, underline: true },
      { link: null, underline: false },
    ])
  })

  it('are painted again as they were', () => {
    const first = painted(
      '\u001b[4:3;58:2::1:2:3ma\u001b[4mb\u001b[59mc\u001b[4:2md\u001b[24me\u001b]8;;http://x\u0007f\u001b[4mg\u001b]8;;\u0007h',
    )
    expect(painted(first.toAnsi())).toEqual(first)
    expect(first.hash).not.toBe(painted('abcdefgh').hash)
  })
})
