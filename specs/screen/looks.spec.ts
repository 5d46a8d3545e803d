import assert from 'node:assert/strict'
import { describe, it } from 'vitest'
import { expect } from 'termtape/fixtures'
import { Screen } from '../../src/screen/screen.ts'

function painted(text: string, cols = 20, rows = 3): Screen {
  const screen = new Screen({ cols, rows })
  screen.feed(Buffer.from(text))
  return screen
}

const different: [what: string, one: Screen, other: Screen][] = [
  ['text', painted('one'), painted('two')],
  ['a colour', painted('\u001b[31mone'), painted('\u001b[32mone')],
  ['an attribute', painted('\u001b[1mone'), painted('one')],
  ['a coloured blank', painted('\u001b[41m \b'), painted(' \b')],
  ['the cursor', painted('one\u001b[H'), painted('one')],
  ['whether the cursor is shown', painted('one\u001b[?25l'), painted('one')],
  ['the size', painted('one'), painted('one', 21)],
]

describe.each(different)('two screens that differ in %s', (_what, one, other) => {
  it('are equal by no comparison', () => {
    expect(one).not.toEqual(other)
    expect(one).not.toStrictEqual(other)
    expect({ at: [one] }).not.toEqual({ at: [other] })
    expect({ one }).not.toMatchObject({ one: other })
    expect([one]).not.toContainEqual(other)
    assert.notDeepEqual(one, other)
    expect(() => assert.deepEqual(one, other)).toThrow()
    expect(one.hash).not.toBe(other.hash)
  })
})

it('are equal where they look the same, however they were painted', () => {
  const [one, other] = [painted('\u001b[1mon\u001b[me'), painted('x\r\u001b[1mo\u001b[1mn\u001b[0me')]
  expect(one).toEqual(other)
  expect(one).toStrictEqual(other)
  expect({ at: [one] }).toMatchObject({ at: [other] })
  assert.deepEqual(one, other)
})

it('and regions are compared by what they show', () => {
  const screen = painted('one\r\none\r\ntwo')
  const row = (top: number): unknown => screen.region({ top, bottom: top + 1 })
  expect(row(0)).toEqual(row(1))
  expect(row(0)).not.toEqual(row(2))
  expect(row(0)).not.toEqual(screen)
})

it('says in a diff what differs', () => {
  const looks = (last: string): unknown => ({ looks: [expect.any(String), last] })
  expect(() => expect(painted('one')).toEqual(painted('two'))).toThrow(
    expect.objectContaining({ actual: looks('│one'), expected: looks('│two') }),
  )
})

it('is what a snapshot holds', () => {
  expect(painted('\u001b[1mone\u001b[m two')).toMatchInlineSnapshot(`
    20x3, cursor at row 0, column 7
    │one two
    0,0 "one" bold
  `)
  expect({ region: painted('one\r\ntwo').region({ top: 1 }) }).toMatchInlineSnapshot(`
    {
      "region": 20x2
      │two,
    }
  `)
})

it('shows what would hide in an editor', () => {
  expect(painted('user\u202etxt').looks).toEqual(['20x3, cursor at row 0, column 7', '│user\\u{202e}txt'])
})
