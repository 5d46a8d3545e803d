import { expect, test } from 'termtape/fixtures'
import { play, tapeOf } from '../replay/played.ts'
import { dialogueAfter } from './dialogue.ts'
import { messageOf } from './failing.ts'

test('holds now, or soon, and consumes', async () => {
  const it = await dialogueAfter()
  await expect(it).toPrint('name?')
  const soon = expect(it).toPrint([/hello, (\w+)/, 'never'])
  await it.sendLine('ada')
  await soon
  expect(it.unread).toBe('\r\nbye? ')
})

test('negated, holds of what is unread, and consumes nothing', async () => {
  const it = await dialogueAfter('ada')
  await expect(it).not.toPrint('hello, bob')
  await expect(it).toPrint('hello, ada')
  await expect(it).not.toPrint('hello, ada')
})

test('is told by the same rules whether it is negated or not: an echo is no output', async () => {
  const tape = tapeOf('? ', [
    ['one', 'one\r\n? '],
    ['two', 'two\r\nout '],
  ])
  const { session: it } = play(tape)
  await it.sendLine('one')
  await it.sendLine('two')
  for (const echo of ['one', 'two', /t.o/]) {
    await expect(it).not.toPrint(echo)
    expect(await messageOf(() => expect(it).not.toPrint(echo, { echo: true }))).toContain('Received: "')
    expect(await messageOf(() => expect(it).toPrint(echo, { timeoutMs: 1 }))).toContain(
      'echo of your own input',
    )
  }
  expect(await messageOf(() => expect(it).not.toPrint('out'))).toContain('Received: "out"')
  await expect(it).toPrint('one', { echo: true })
})

test('is told by the same rules inside an escape sequence', async () => {
  const { session: it } = play(tapeOf('\u001b]2;building\u0007$ ', []))
  await expect(it).not.toPrint('building')
  expect(await messageOf(() => expect(it).toPrint('building', { timeoutMs: 1 }))).toContain('escape sequence')
})

test('says why the output was not enough', async () => {
  const it = await dialogueAfter('ada')
  expect(await messageOf(() => expect(it).toPrint(['hello, bob', /cleo/]))).toMatchInlineSnapshot(`
    "expect(session).toPrint(any of "hello, bob", /cleo/)

    Expected: the program to print any of "hello, bob", /cleo/
    Received: other output, at last "bye?"
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

test('says how the program ended', async () => {
  const it = await dialogueAfter('ada', 'yes')
  expect(await messageOf(() => expect(it).toPrint('never'))).toMatchInlineSnapshot(`
    "expect(session).toPrint("never")

    Expected: the program to print "never"
    Received: other output, at last "bye? yes"
    Waited:   N ms; the program has ended with exit code 3

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

test('negated, says what was printed', async () => {
  const it = await dialogueAfter('ada')
  expect(await messageOf(() => expect(it).not.toPrint(/hello, \w+/))).toMatchInlineSnapshot(`
    "expect(session).not.toPrint(/hello, \\w+/)

    Expected: the program not to print /hello, \\w+/
    Received: "hello, ada"
    Waited:   N ms

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

test('refuses what it cannot look for', async () => {
  const it = await dialogueAfter()
  expect(await messageOf(() => expect(it).toPrint(''))).toContain('Invalid pattern: ""')
  expect(await messageOf(() => expect(it).toPrint('x', { timeoutMs: Number.NaN }))).toContain(
    'Invalid timeoutMs: NaN',
  )
})
