import { it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { messageOf } from './failing.ts'
import { painted, played } from './played.ts'

const titled = '\x1b]0;notes.txt - editor\x07text'

it('judges the title of the window', async () => {
  expect(painted(titled)).toHaveTitle('notes.txt - editor')
  expect(painted(titled)).toHaveTitle(/^notes/)
  expect(painted('')).not.toHaveTitle(/./)
  await expect(played(titled)).toHaveTitle(/editor/)
})

it('says which title it is', async () => {
  expect(await messageOf(() => expect(painted(titled)).toHaveTitle('notes.txt'))).toMatchInlineSnapshot(`
    "expect(screen).toHaveTitle("notes.txt")

    Expected: the title to be "notes.txt"
    Received: the title "notes.txt - editor"

    ┌─ screen 40x4 ───────────────────────────
    │ text
    └─────────────────────────────────────────"
  `)
  expect(await messageOf(() => expect(played('text')).toHaveTitle(/editor/))).toMatchInlineSnapshot(`
    "expect(session).toHaveTitle(/editor/)

    Expected: the title to match /editor/
    Received: no title
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ text
    └─────────────────────────────────────────
    Tape: tapes/demo.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
  `)
  expect(await messageOf(() => expect(painted(titled)).not.toHaveTitle(/editor/))).toMatchInlineSnapshot(`
    "expect(screen).not.toHaveTitle(/editor/)

    Expected: the title not to match /editor/
    Received: the title "notes.txt - editor"

    ┌─ screen 40x4 ───────────────────────────
    │ text
    └─────────────────────────────────────────"
  `)
})
