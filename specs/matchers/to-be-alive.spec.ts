import { expect, test } from 'termtape/fixtures'
import { dialogueAfter } from './dialogue.ts'
import { messageOf } from './failing.ts'

test('holds while the program runs', async () => {
  const it = await dialogueAfter('ada')
  await expect(it).toBeAlive()
})

test('negated, holds when it has ended, now or soon', async () => {
  const it = await dialogueAfter('ada')
  const soon = expect(it).not.toBeAlive()
  await it.sendLine('yes')
  await soon
})

test('says how it ended', async () => {
  const it = await dialogueAfter('ada', 'yes')
  expect(await messageOf(() => expect(it).toBeAlive())).toMatchInlineSnapshot(`
    "expect(session).toBeAlive()

    Expected: the program to be running
    Received: a program that ended with exit code 3

    ┌─ screen 40x6 ───────────────────────────
    │ name? ada
    │ hello, ada
    │ bye? yes
    └─────────────────────────────────────────
    Last exchanges:
      "ada" Enter → ada ⏎ hello, ada ⏎ bye?
      "yes" Enter → yes
    Tape: tapes/demo/a.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
  `)
})

test('negated, says that it runs', async () => {
  const it = await dialogueAfter('ada')
  expect(await messageOf(() => expect(it).not.toBeAlive())).toMatchInlineSnapshot(`
    "expect(session).not.toBeAlive()

    Expected: the program not to be running
    Received: a running program
    Waited:   N ms; the tape has nothing more to say until the next input

    ┌─ screen 40x6 ───────────────────────────
    │ name? ada
    │ hello, ada
    │ bye?
    └─────────────────────────────────────────
    Last exchanges:
      "ada" Enter → ada ⏎ hello, ada ⏎ bye?
    Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

    Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
  `)
})
