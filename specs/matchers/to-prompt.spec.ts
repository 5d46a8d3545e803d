import { it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { messageOf } from './failing.ts'
import { played } from './played.ts'

it('is the line that has begun and not ended', async () => {
  const session = played('welcome\r\n\x1b[1m> \x1b[m', [['go', 'go\r\ndone\r\n\r> \r\x1b[K>> ']])
  await expect(session).toPrompt('> ')
  await expect(session).toPrompt(/^> $/)
  await expect(session).not.toPrompt('welcome')
  await session.sendLine('go')
  await expect(session).toPrompt(/^>> $/)
})

it('does not take a prompt from before the last input', async () => {
  const session = played('> ', [['go', '']])
  await session.sendLine('go')
  expect(await messageOf(() => expect(session).toPrompt('> '))).toMatchInlineSnapshot(`
    "expect(session).toPrompt("> ")

    Expected: the program to ask with "> "
    Received: nothing printed since the last input
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ >
    └─────────────────────────────────────────
    Last exchanges:
      "go" Enter
    Tape: tapes/demo.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
  `)
})

it('says what the line is', async () => {
  expect(await messageOf(() => expect(played('a\r\nb> ')).toPrompt(/^> /))).toMatchInlineSnapshot(`
    "expect(session).toPrompt(/^> /)

    Expected: the program to ask with /^> /
    Received: the line "b> "
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ a
    │ b>
    └─────────────────────────────────────────
    Tape: tapes/demo.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
  `)
  expect(await messageOf(() => expect(played('a\r\nb> ')).not.toPrompt('> '))).toMatchInlineSnapshot(`
    "expect(session).not.toPrompt("> ")

    Expected: the program not to ask with "> "
    Received: the line "b> "
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x4 ───────────────────────────
    │ a
    │ b>
    └─────────────────────────────────────────
    Tape: tapes/demo.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
  `)
})
