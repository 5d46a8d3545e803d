import { expect, test } from 'termtape/fixtures'
import { dialogueAfter } from './dialogue.ts'
import { messageOf } from './failing.ts'

test('holds of any tape, of a path, of the end of one, of a used tape', async () => {
  const it = await dialogueAfter()
  expect(it).toReplayFrom()
  expect(it).toReplayFrom('/project/tapes/demo/a.json5')
  expect(it).toReplayFrom('demo/a.json5')
  expect(it).toReplayFrom(it.tape)
  expect(it).not.toReplayFrom('o/a.json5')
  expect(it).not.toReplayFrom('demo/b.json5')
})

test('says which tape it is', async () => {
  const it = await dialogueAfter()
  expect(await messageOf(() => expect(it).toReplayFrom('demo/b.json5'))).toMatchInlineSnapshot(`
    "expect(session).toReplayFrom("demo/b.json5")

    Expected: the session to be replayed from demo/b.json5
    Received: a session replayed from /project/tapes/demo/a.json5

    ┌─ screen 40x6 ───────────────────────────
    │ name?
    └─────────────────────────────────────────
    Tape: tapes/demo/a.json5, 2 of 2 inputs not played, next: "ada" Enter

    Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
  `)
})

test('negated, says that it is this one', async () => {
  const it = await dialogueAfter()
  expect(await messageOf(() => expect(it).not.toReplayFrom())).toMatchInlineSnapshot(`
    "expect(session).not.toReplayFrom()

    Expected: the session not to be replayed from a tape
    Received: a session replayed from /project/tapes/demo/a.json5

    ┌─ screen 40x6 ───────────────────────────
    │ name?
    └─────────────────────────────────────────
    Tape: tapes/demo/a.json5, 2 of 2 inputs not played, next: "ada" Enter

    Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
  `)
})
