import { describe, expect, it } from 'vitest'
import { looksSame } from '../../src/record/looks-same.ts'
import { keepUnchanged } from '../../src/record/keep-unchanged.ts'
import type { Input } from '../../src/session/transport.ts'
import { type Act, tapeOf } from '../replay/played.ts'

const key = (text: string): Input => ({ kind: 'raw', data: Buffer.from(text) })
const reply: Input = { kind: 'reply', data: Buffer.from('\u001b[1;1R') }

const begun = '\u001b[?1049h\u001b[Hlist\u001b[3;1H> '
const chosen: Act = [key('a'), '\u001b[2;1H\u001b[7mapple\u001b[m\u001b[3;3H']
const left: Act = [key('q'), '\u001b[?1049lapple\r\n', { code: 0, signal: null }]
const before = tapeOf(begun, [chosen, left])

describe('two recordings of a program that paints', () => {
  it.each<[string, string, Act[]]>([
    ['painted twice', `${begun}\u001b[Hlist\u001b[3;3H`, [chosen, left]],
    ['painted in another order', '\u001b[?1049h\u001b[3;1H> \u001b[Hlist\u001b[3;3H', [chosen, left]],
    [
      'asked the terminal in between',
      '\u001b[?1049h\u001b[6n\u001b[H',
      [[reply, 'list\u001b[3;1H> '], chosen, left],
    ],
    [
      'showed something in passing',
      begun,
      [[key('a'), '\u001b[2;1Hwait\u001b[2;1H\u001b[7mapple\u001b[m\u001b[3;3H'], left],
    ],
  ])('are the same where one %s', (_, opening, acts) => {
    const fresh = tapeOf(opening, acts)
    expect(looksSame(before, fresh)).toBe(true)
    expect(keepUnchanged(before, fresh)).toBe(before)
  })

  it.each<[string, string, Act[]]>([
    ['text', begun, [[key('a'), '\u001b[2;1H\u001b[7mapply\u001b[m\u001b[3;3H'], left]],
    ['style', begun, [[key('a'), '\u001b[2;1H\u001b[1mapple\u001b[m\u001b[3;3H'], left]],
    ['cursor', begun, [[key('a'), '\u001b[2;1H\u001b[7mapple\u001b[m\u001b[3;4H'], left]],
    ['title', `${begun}\u001b]2;fruit\u0007`, [chosen, left]],
    ['modes', `${begun}\u001b[?1000h`, [chosen, left]],
    ['screen', begun.replace('1049', '1048'), [chosen, left]],
    ['last words', begun, [chosen, [key('q'), '\u001b[?1049lpear\r\n', { code: 0, signal: null }]]],
    ['end', begun, [chosen, [key('q'), '\u001b[?1049lapple\r\n', { code: 1, signal: null }]]],
    ['input', begun, [[key('b'), '\u001b[2;1H\u001b[7mapple\u001b[m\u001b[3;3H'], left]],
    ['number of inputs', begun, [chosen]],
  ])('differ by their %s', (_, opening, acts) => {
    expect(looksSame(before, tapeOf(opening, acts))).toBe(false)
  })
})

describe('two recordings of a program that prints', () => {
  it('differ by their bytes, also where they look the same', () => {
    expect(looksSame(tapeOf('$ ', [['a', 'one\r\n$ ']]), tapeOf('$ ', [['a', 'on\u001b[me\r\n$ ']]))).toBe(
      false,
    )
  })

  it('differ by their bytes in what they print after painting', () => {
    const [one, other] = ['apple', '\u001b[mapple'].map((text) =>
      tapeOf(begun, [chosen, [key('q'), '\u001b[?1049l'], ['x', `${text}\r\n`]]),
    )
    expect(one !== undefined && other !== undefined && looksSame(one, other)).toBe(false)
  })
})
