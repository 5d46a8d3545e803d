import { expect, test } from 'termtape/fixtures'
import { dialogueAfter } from './dialogue.ts'
import { messageOf } from './failing.ts'

test('holds when every input was sent', async () => {
  expect(await dialogueAfter('ada', 'yes')).toBeFullyPlayed()
  expect(await dialogueAfter('ada')).not.toBeFullyPlayed()
})

test('says how much is left', async () => {
  const it = await dialogueAfter('ada')
  expect(await messageOf(() => expect(it).toBeFullyPlayed())).toMatchInlineSnapshot(`
    "expect(session).toBeFullyPlayed()

    Expected: the tape to be played to its end
    Received: 1 of 2 inputs not played

    ┌─ screen 40x6 ───────────────────────────
    │ name? ada
    │ hello, ada
    │ bye?
    └─────────────────────────────────────────
    Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

    Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
  `)
})

test('negated, says that nothing is', async () => {
  const it = await dialogueAfter('ada', 'yes')
  expect(await messageOf(() => expect(it).not.toBeFullyPlayed())).toMatchInlineSnapshot(`
    "expect(session).not.toBeFullyPlayed()

    Expected: the tape not to be played to its end
    Received: played to its end

    ┌─ screen 40x6 ───────────────────────────
    │ name? ada
    │ hello, ada
    │ bye? yes
    └─────────────────────────────────────────
    Tape: tapes/demo/a.json5, played to its end

    Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
  `)
})
