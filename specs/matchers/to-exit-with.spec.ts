import { expect, test } from 'termtape/fixtures'
import { play, tapeOf } from '../replay/played.ts'
import { dialogueAfter } from './dialogue.ts'
import { messageOf } from './failing.ts'

test('holds now, or soon', async () => {
  const it = await dialogueAfter('ada')
  const soon = expect(it).toExitWith(3)
  await it.sendLine('yes')
  await soon
  await expect(it).toExitWith(3)
  await expect(it).not.toExitWith(0)
  await expect(it).not.toExitWith({ signal: 'SIGTERM' })
})

test('holds of a signal', async () => {
  const { session: it } = play(tapeOf('', [['', '', { code: null, signal: 'SIGTERM' }]]))
  await it.sendLine()
  await expect(it).toExitWith({ signal: 'SIGTERM' })
  await expect(it).not.toExitWith(0)
})

test('says how the program ended instead', async () => {
  const it = await dialogueAfter('ada', 'yes')
  expect(await messageOf(() => expect(it).toExitWith({ signal: 'SIGTERM' }))).toMatchInlineSnapshot(`
    "expect(session).toExitWith({ signal: 'SIGTERM' })

    Expected: the program to end with signal SIGTERM
    Received: exit code 3
    Waited:   N ms

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

test('says that the program still runs', async () => {
  const it = await dialogueAfter('ada')
  expect(await messageOf(() => expect(it).toExitWith(0))).toMatchInlineSnapshot(`
    "expect(session).toExitWith(0)

    Expected: the program to end with exit code 0
    Received: a program that still runs
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

test('negated, says that it ended so', async () => {
  const it = await dialogueAfter('ada', 'yes')
  expect(await messageOf(() => expect(it).not.toExitWith(3))).toMatchInlineSnapshot(`
    "expect(session).not.toExitWith(3)

    Expected: the program not to end with exit code 3
    Received: exit code 3
    Waited:   N ms

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

test('refuses what is no end', async () => {
  const it = await dialogueAfter()
  expect(await messageOf(() => expect(it).toExitWith(0.5))).toContain('Invalid exit code: 0.5')
  // @ts-expect-error -- what a spec without types may do
  expect(await messageOf(() => expect(it).toExitWith('SIGTERM'))).toContain('Invalid exit: "SIGTERM"')
  expect(await messageOf(() => expect(it).toExitWith(0, { timeoutMs: Number.NaN }))).toContain(
    'Invalid timeoutMs: NaN',
  )
})
