import fc from 'fast-check'
import { describe, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { checkStyle } from '../../src/screen/style-asked.ts'
import { describeColor } from '../../src/screen/describe-style.ts'
import { messageOf } from './failing.ts'
import { painted, played } from './played.ts'

const output = 'name   \x1b[1;32mok\x1b[m\r\nother  \x1b[31mfai\x1b[1mled\x1b[m\r\n'

it('judges every cell of a text, by what the program asked for', async () => {
  const screen = painted(output)
  expect(screen).toHaveStyle('ok', { fg: 'green', bold: true })
  expect(screen).toHaveStyle('ok', { fg: 2, bg: 'default', italic: false })
  expect(screen).toHaveStyle(/o\w+/, { bold: false })
  expect(screen).toHaveStyle('failed', { fg: { palette: 1 } })
  expect(screen).not.toHaveStyle('failed', { bold: true })
  expect(screen.region({ left: 10 })).toHaveStyle('led', { bold: true })
  expect(painted('\x1b[38;2;1;2;3m日本\x1b[m')).toHaveStyle('日本', { fg: '#010203' })
  await expect(played(output)).toHaveStyle('ok', { bold: true })
})

it('says how the text looks', async () => {
  expect(await messageOf(() => expect(painted(output)).toHaveStyle('failed', { fg: 'red', bold: true })))
    .toMatchInlineSnapshot(`
      "expect(screen).toHaveStyle("failed", …)

      Expected: "failed" to have fg red, bold
      Received: fg red, not bold, then fg red, bold

      ┌─ screen 40x4 ───────────────────────────
      │ name   ok
      │ other  failed
      ┆        ^^^^^^ fg red, not bold, then fg red, bold
      └─────────────────────────────────────────"
    `)
  expect(await messageOf(() => expect(played(output)).not.toHaveStyle('ok', { fg: 'green' })))
    .toMatchInlineSnapshot(`
      "expect(session).not.toHaveStyle("ok", …)

      Expected: "ok" not to have fg green
      Received: fg green
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ name   ok
      ┆        ^^ fg green
      │ other  failed
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, played to its end

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
  expect(await messageOf(() => expect(painted(output)).toHaveStyle('gone', { dim: true })))
    .toMatchInlineSnapshot(`
      "expect(screen).toHaveStyle("gone", …)

      Expected: "gone" to have dim
      Received: a screen without it

      ┌─ screen 40x4 ───────────────────────────
      │ name   ok
      │ other  failed
      └─────────────────────────────────────────"
    `)
})

it('gives Vitest the two styles to compare', () => {
  expect(() => expect(painted(output)).toHaveStyle('ok', { fg: 'red' })).toThrow(
    expect.objectContaining({ expected: { fg: { palette: 1 } }, actual: { fg: { palette: 2 } } }),
  )
})

describe('a colour', () => {
  it('has one name', () => {
    const color = fc.oneof(
      fc.constant('default' as const),
      fc.integer({ min: 0, max: 255 }).map((palette) => ({ palette })),
      fc
        .integer({ min: 0, max: 0xffffff })
        .map((value): { rgb: string } => ({ rgb: `#${value.toString(16).padStart(6, '0')}` })),
    )
    fc.assert(
      fc.property(color, (fg) => {
        expect(checkStyle({ fg })).toEqual({ fg })
        const name = describeColor(fg)
        // A name is what a spec may write; an index is written as a number.
        const asked: object = { fg: /^\d+$/.test(name) ? Number(name) : name }
        expect(checkStyle(asked)).toEqual({ fg })
      }),
    )
  })

  it.each([
    [{ fg: 'rd' }, 'Invalid fg: "rd". Expected "default", black, red'],
    [{ bg: 256 }, 'Invalid bg: 256.'],
    [{ bg: { rgb: '#12' } }, 'Invalid bg: "#12".'],
    [{ bg: { palette: 1, rgb: '#000000' } }, 'Invalid bg: "{'],
    [{ bold: 'yes' }, 'Invalid bold: "yes". Expected true or false'],
    [
      { colour: 'red' },
      'Invalid style: "colour". Expected fg, bg, underlineStyle, underlineColor, link or one of',
    ],
    [
      { underlineStyle: 'wavy' },
      'Invalid underlineStyle: "wavy". Expected one of none, single, double, curly',
    ],
    [{ underlineColor: 'rd' }, 'Invalid underlineColor: "rd".'],
    [{ link: '' }, 'Invalid link: "". Expected a URL, or null'],
    [{}, 'Invalid style: "{}"'],
  ])('%j is refused', (asked: object, message) => {
    expect(() => checkStyle(asked)).toThrow(message)
  })
})
