import { describe } from 'vitest'
import { expect, test } from 'termtape/fixtures'
import { failureOf, messageOf } from './failing.ts'
import { played } from './played.ts'

const menu = (): ReturnType<typeof played> =>
  played('\u001b[1mSave\u001b[m Save\r\nQuit\u001b[2;2H', [['x', '\u001b[2J\u001b[HOpen']])

describe('getByStyle', () => {
  const list = (): ReturnType<typeof played> =>
    played(
      '\u001b[31mOpen\u001b[m\r\n\u001b[7m Sa\u001b[1mve \u001b[m\r\nQuit\u001b[7m \u001b[m\u001b[4;1H',
      [['j', '\u001b[2;1H Save \u001b[3;1H\u001b[7mQuit\u001b[m']],
    )

  test('names what looks so, as long as it goes', async () => {
    const session = list()
    const bar = session.getByStyle({ inverse: true })
    expect(bar.placesOn(session.screen)).toEqual([{ row: 1, col: 0, text: ' Save ', width: 6 }])
    expect(String(bar)).toBe('getByStyle(inverse)')
    await expect(bar).toBeVisible()
    await expect(session.getByStyle({ fg: 'red' })).toHaveStyle({ bold: false })
    await expect(session.getByStyle({ fg: 'red' })).not.toHaveCursor()
    await session.sendLine('j')
    await expect(session.getByStyle({ inverse: true }, { in: { top: 2 } })).toBeVisible()
    await expect(session.getByStyle({ inverse: true }, { in: { bottom: 2 } })).not.toBeVisible()
  })

  test('refuses what is no style', () => {
    expect(() => list().getByStyle({})).toThrow('something to compare')
    // @ts-expect-error -- a colour nobody knows
    expect(() => list().getByStyle({ fg: 'purple' })).toThrow('purple')
    // @ts-expect-error -- texts wrap, styles do not
    expect(() => list().getByStyle({ bold: true }, { wrapped: true })).toThrow('wrapped')
  })
})

describe('{ full: true }', () => {
  test('finds what has scrolled off', async () => {
    const session = played(`first \u001b[1mone\u001b[m\r\n${'more\r\n'.repeat(6)}last`, [])
    const first = session.getByText('one', { full: true })
    await expect(session.getByText('one')).not.toBeVisible()
    await expect(first).toBeVisible()
    await expect(first).toHaveStyle({ bold: true })
    await expect(first).not.toHaveStyle({ italic: true })
    expect(first.placesOn(session.screen)).toMatchObject([{ row: -4, col: 6 }])
    await expect(first.click()).rejects.toThrow('getByText("one", …) to be on the screen')
    expect(() => session.getByText('x', { full: true, in: { top: 1 } })).toThrow('in')
    expect(session.screen.full.find('one')).toMatchObject({ row: 0, col: 6 })
  })

  test('fails with words of its own', async () => {
    const session = played(`first\r\n${'more\r\n'.repeat(6)}last`, [])
    const first = session.getByText('first', { full: true })
    expect(await messageOf(() => expect(first).toHaveStyle({ bold: true }))).toContain('Received: not bold')
  })
})

describe('toBeVisible', () => {
  test('holds in one place, now or soon', async () => {
    const session = menu()
    await expect(session.getByText('Quit')).toBeVisible()
    await expect(session.getByText('Save', { nth: 1 })).toBeVisible()
    await expect(session.getByText('Save', { nth: 2 })).not.toBeVisible()
    const open = session.getByText('Open')
    await expect(open).not.toBeVisible()
    await session.sendLine('x')
    await expect(open).toBeVisible()
    await expect(session.getByText('Quit')).not.toBeVisible()
  })

  test('fails where it stands in several', async () => {
    expect(await messageOf(() => expect(menu().getByText('Save')).toBeVisible())).toMatchInlineSnapshot(`
      "expect(locator).toBeVisible()

      Expected: getByText("Save") to be on the screen
      Received: a screen with it in 2 places
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ Save Save
      ┆ ^^^^
      ┆      ^^^^
      │ Quit
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, 1 of 1 inputs not played, next: "x" Enter

      Hint: Pick one with { nth: 0 }, or look in a part of the screen with { in: … }."
    `)
    expect(await messageOf(() => expect(menu().getByText('Nope')).toBeVisible())).toContain(
      'Received: a screen without it',
    )
  })

  test('negated, fails where it stands anywhere', async () => {
    expect(await messageOf(() => expect(menu().getByText('Save')).not.toBeVisible())).toMatchInlineSnapshot(`
      "expect(locator).not.toBeVisible()

      Expected: getByText("Save") not to be on the screen
      Received: a screen that shows it
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ Save Save
      ┆ ^^^^
      ┆      ^^^^
      │ Quit
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, 1 of 1 inputs not played, next: "x" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
  })
})

describe('toHaveCursor', () => {
  test('holds where the cursor is on the text', async () => {
    await expect(menu().getByText('Quit')).toHaveCursor()
    await expect(menu().getByText('Save', { nth: 0 })).not.toHaveCursor()
    await expect(menu().getByText('Save')).not.toHaveCursor()
  })

  test('says where it is', async () => {
    expect(await messageOf(() => expect(menu().getByText('Q')).toHaveCursor())).toMatchInlineSnapshot(`
      "expect(locator).toHaveCursor()

      Expected: getByText("Q") to have the cursor
      Received: the cursor at row 1, column 1
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ Save Save
      │ Quit
      ┆ ^
      ┆  ^ cursor
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, 1 of 1 inputs not played, next: "x" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
    expect(await messageOf(() => expect(menu().getByText('Quit')).not.toHaveCursor())).toMatchInlineSnapshot(`
      "expect(locator).not.toHaveCursor()

      Expected: getByText("Quit") not to have the cursor
      Received: the cursor at row 1, column 1
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ Save Save
      │ Quit
      ┆ ^^^^
      ┆  ^ cursor
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, 1 of 1 inputs not played, next: "x" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
  })
})

describe('toHaveStyle of a locator', () => {
  test('holds where every cell looks so', async () => {
    await expect(menu().getByText('Save', { nth: 0 })).toHaveStyle({ bold: true })
    await expect(menu().getByText('Save', { nth: 1 })).not.toHaveStyle({ bold: true })
    await expect(menu().getByText('ve Sa')).not.toHaveStyle({ bold: true })
  })

  test('says how it looks, and that a style is meant', async () => {
    const message = await messageOf(() => expect(menu().getByText('Quit')).toHaveStyle({ bold: true }))
    expect(message).toContain('Expected: getByText("Quit") to have bold')
    expect(message).toContain('Received: not bold')
    const wrong: object = expect(menu().getByText('Quit'))
    const call: unknown = Reflect.get(wrong, 'toHaveStyle')
    if (typeof call !== 'function') throw new Error('there is no toHaveStyle')
    expect((await failureOf(() => Reflect.apply(call, wrong, ['Quit', { bold: true }]))).message).toContain(
      'the text is the locator',
    )
  })
})

test.each(['toBeVisible', 'toHaveCursor'])('%s refuses what is no locator', async (matcher) => {
  const assertion: object = expect<unknown>(menu().screen)
  const call: unknown = Reflect.get(assertion, matcher)
  if (typeof call !== 'function') throw new Error(`there is no ${matcher}`)
  expect((await failureOf(() => Reflect.apply(call, assertion, []))).message).toContain(
    'a locator, as session.getByText',
  )
})
