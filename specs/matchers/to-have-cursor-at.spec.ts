import { it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { messageOf } from './failing.ts'
import { painted, played } from './played.ts'

it('waits for the cursor', async () => {
  const session = played('> ', [['go', '\x1b[3;5H']])
  const there = expect(session).toHaveCursorAt(2, 4)
  await session.sendLine('go')
  await there
  await expect(session).not.toHaveCursorAt(0, 0)
  expect(painted('ab')).toHaveCursorAt(0, 2)
})

it('shows both places', async () => {
  expect(await messageOf(() => expect(painted('ab\x1b[?25l')).toHaveCursorAt(2, 1))).toMatchInlineSnapshot(`
    "expect(screen).toHaveCursorAt(2, 1)

    Expected: the cursor to be at row 2, column 1
    Received: the cursor at row 0, column 2, hidden

    ┌─ screen 40x4 ───────────────────────────
    │ ab
    ┆   ^ cursor
    │
    │
    ┆  ^ expected
    └─────────────────────────────────────────"
  `)
  expect(await messageOf(() => expect(played('ab')).not.toHaveCursorAt(0, 2))).toMatchInlineSnapshot(`
    "expect(session).not.toHaveCursorAt(0, 2)

    Expected: the cursor not to be at row 0, column 2
    Received: the cursor at row 0, column 2
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ ab
    ┆   ^ cursor
    └─────────────────────────────────────────
    Tape: tapes/demo.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
  `)
})

it('refuses what is no cell', async () => {
  expect(await messageOf(() => expect(painted('')).toHaveCursorAt(0.5, 0))).toMatch('Invalid row: 0.5')
})

it('says so where the screen has no such cell', async () => {
  const outside = 'Hint: The screen has no such cell: rows count from 0 to 3, columns to 39.'
  expect(await messageOf(() => expect(painted('')).toHaveCursorAt(4, 0))).toContain(outside)
  expect(await messageOf(() => expect(painted('')).toHaveCursorAt(0, 40))).toContain(outside)
  expect(await messageOf(() => expect(painted('')).toHaveCursorAt(3, 39))).not.toContain('Hint')
})

it('counts negative rows and columns from the end', async () => {
  expect(painted('\u001b[4;40H')).toHaveCursorAt(-1, -1)
  expect(painted('')).not.toHaveCursorAt(-1, -1)
})
