import { describe, expect, test } from 'termtape/fixtures'
import type { Session } from '../../src/session/session.ts'
import { play, tapeOf } from '../replay/played.ts'
import { failureOf, messageOf, placeOf } from './failing.ts'

const dialogue = tapeOf('\u001b[1mname?\u001b[0m ', [
  ['ada', 'ada\r\nhello, ada\r\nbye? '],
  ['yes', 'yes\r\n', { code: 3, signal: null }],
])

/** A session that was asked its first question, or that is further on. */
async function session(...lines: string[]): Promise<Session> {
  const { session: played } = play(dialogue)
  for (const line of lines) await played.sendLine(line)
  return played
}

describe('toPrint', () => {
  test('holds now, or soon, and consumes', async () => {
    const it = await session()
    await expect(it).toPrint('name?')
    const soon = expect(it).toPrint([/hello, (\w+)/, 'never'])
    await it.sendLine('ada')
    await soon
    expect(it.unread).toBe('\r\nbye? ')
  })

  test('negated, holds of what is unread, and consumes nothing', async () => {
    const it = await session('ada')
    await expect(it).not.toPrint('hello, bob')
    await expect(it).toPrint('hello, ada')
    await expect(it).not.toPrint('hello, ada')
  })

  test('says why the output was not enough', async () => {
    const it = await session('ada')
    expect(await messageOf(() => expect(it).toPrint(['hello, bob', /cleo/]))).toMatchInlineSnapshot(`
      "expect(session).toPrint(any of "hello, bob", /cleo/)

      Expected: the program to print any of "hello, bob", /cleo/
      Received: other output, and the tape has nothing more to say until the next input

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye?
      └─────────────────────────────────────────
      Last inputs: "ada" Enter
      Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('says how the program ended', async () => {
    const it = await session('ada', 'yes')
    expect(await messageOf(() => expect(it).toPrint('never'))).toMatchInlineSnapshot(`
      "expect(session).toPrint("never")

      Expected: the program to print "never"
      Received: other output, and the program has ended with exit code 3

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye? yes
      └─────────────────────────────────────────
      Last inputs: "ada" Enter · "yes" Enter
      Tape: tapes/demo/a.json5, 0 of 2 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('negated, says what was printed', async () => {
    const it = await session('ada')
    expect(await messageOf(() => expect(it).not.toPrint(/hello, \w+/))).toMatchInlineSnapshot(`
      "expect(session).not.toPrint(/hello, \\w+/)

      Expected: not the program to print /hello, \\w+/
      Received: "hello, ada"

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye?
      └─────────────────────────────────────────
      Last inputs: "ada" Enter
      Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('refuses what it cannot look for', async () => {
    const it = await session()
    expect(await messageOf(() => expect(it).toPrint(''))).toContain('Invalid pattern: ""')
    expect(await messageOf(() => expect(it).toPrint('x', { timeoutMs: Number.NaN }))).toContain(
      'Invalid timeoutMs: NaN',
    )
  })
})

describe('toExitWith', () => {
  test('holds now, or soon', async () => {
    const it = await session('ada')
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
    const it = await session('ada', 'yes')
    expect(await messageOf(() => expect(it).toExitWith({ signal: 'SIGTERM' }))).toMatchInlineSnapshot(`
      "expect(session).toExitWith({ signal: 'SIGTERM' })

      Expected: the program to end with signal SIGTERM
      Received: exit code 3

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye? yes
      └─────────────────────────────────────────
      Last inputs: "ada" Enter · "yes" Enter
      Tape: tapes/demo/a.json5, 0 of 2 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('says that the program still runs', async () => {
    const it = await session('ada')
    expect(await messageOf(() => expect(it).toExitWith(0))).toMatchInlineSnapshot(`
      "expect(session).toExitWith(0)

      Expected: the program to end with exit code 0
      Received: a program that still runs, and the tape has nothing more to say until the next input

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye?
      └─────────────────────────────────────────
      Last inputs: "ada" Enter
      Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('negated, says that it ended so', async () => {
    const it = await session('ada', 'yes')
    expect(await messageOf(() => expect(it).not.toExitWith(3))).toMatchInlineSnapshot(`
      "expect(session).not.toExitWith(3)

      Expected: not the program to end with exit code 3
      Received: exit code 3

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye? yes
      └─────────────────────────────────────────
      Last inputs: "ada" Enter · "yes" Enter
      Tape: tapes/demo/a.json5, 0 of 2 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('refuses what is no end', async () => {
    const it = await session()
    expect(await messageOf(() => expect(it).toExitWith(0.5))).toContain('Invalid exit code: 0.5')
    // @ts-expect-error -- what a spec without types may do
    expect(await messageOf(() => expect(it).toExitWith('SIGTERM'))).toContain('Invalid exit: "SIGTERM"')
    expect(await messageOf(() => expect(it).toExitWith(0, { timeoutMs: Number.NaN }))).toContain(
      'Invalid timeoutMs: NaN',
    )
  })
})

describe('toBeAlive', () => {
  test('holds while the program runs', async () => {
    const it = await session('ada')
    await expect(it).toBeAlive()
  })

  test('negated, holds when it has ended, now or soon', async () => {
    const it = await session('ada')
    const soon = expect(it).not.toBeAlive()
    await it.sendLine('yes')
    await soon
  })

  test('says how it ended', async () => {
    const it = await session('ada', 'yes')
    expect(await messageOf(() => expect(it).toBeAlive())).toMatchInlineSnapshot(`
      "expect(session).toBeAlive()

      Expected: the program to be running
      Received: a program that ended with exit code 3

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye? yes
      └─────────────────────────────────────────
      Last inputs: "ada" Enter · "yes" Enter
      Tape: tapes/demo/a.json5, 0 of 2 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('negated, says that it runs', async () => {
    const it = await session('ada')
    expect(await messageOf(() => expect(it).not.toBeAlive())).toMatchInlineSnapshot(`
      "expect(session).not.toBeAlive()

      Expected: not the program to be running
      Received: a running program

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye?
      └─────────────────────────────────────────
      Last inputs: "ada" Enter
      Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })
})

describe('toReplayFrom', () => {
  test('holds of any tape, of a path, of the end of one, of a used tape', async () => {
    const it = await session()
    expect(it).toReplayFrom()
    expect(it).toReplayFrom('/project/tapes/demo/a.json5')
    expect(it).toReplayFrom('demo/a.json5')
    expect(it).toReplayFrom(it.tape)
    expect(it).not.toReplayFrom('o/a.json5')
    expect(it).not.toReplayFrom('demo/b.json5')
  })

  test('says which tape it is', async () => {
    const it = await session()
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
    const it = await session()
    expect(await messageOf(() => expect(it).not.toReplayFrom())).toMatchInlineSnapshot(`
      "expect(session).not.toReplayFrom()

      Expected: not the session to be replayed from a tape
      Received: a session replayed from /project/tapes/demo/a.json5

      ┌─ screen 40x6 ───────────────────────────
      │ name?
      └─────────────────────────────────────────
      Tape: tapes/demo/a.json5, 2 of 2 inputs not played, next: "ada" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })
})

describe('toBeFullyPlayed', () => {
  test('holds when every input was sent', async () => {
    expect(await session('ada', 'yes')).toBeFullyPlayed()
    expect(await session('ada')).not.toBeFullyPlayed()
  })

  test('says how much is left', async () => {
    const it = await session('ada')
    expect(await messageOf(() => expect(it).toBeFullyPlayed())).toMatchInlineSnapshot(`
      "expect(session).toBeFullyPlayed()

      Expected: every input of the tape to have been sent
      Received: 1 of 2 inputs not sent

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye?
      └─────────────────────────────────────────
      Last inputs: "ada" Enter
      Tape: tapes/demo/a.json5, 1 of 2 inputs not played, next: "yes" Enter

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })

  test('negated, says that nothing is', async () => {
    const it = await session('ada', 'yes')
    expect(await messageOf(() => expect(it).not.toBeFullyPlayed())).toMatchInlineSnapshot(`
      "expect(session).not.toBeFullyPlayed()

      Expected: not every input of the tape to have been sent
      Received: 0 of 2 inputs not sent

      ┌─ screen 40x6 ───────────────────────────
      │ name? ada
      │ hello, ada
      │ bye? yes
      └─────────────────────────────────────────
      Last inputs: "ada" Enter · "yes" Enter
      Tape: tapes/demo/a.json5, 0 of 2 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u"
    `)
  })
})

describe('every matcher', () => {
  type Assertion = (it: Session) => unknown

  test.each<[string, Assertion]>([
    ['toShow', (it) => expect(it).toShow('never')],
    ['not.toShow', (it) => expect(it).not.toShow('name?')],
    ['toPrint', (it) => expect(it).toPrint('never')],
    ['not.toPrint', (it) => expect(it).not.toPrint('name?')],
    ['toExitWith', (it) => expect(it).toExitWith(0)],
    ['not.toBeAlive', (it) => expect(it).not.toBeAlive()],
    ['toReplayFrom', (it) => expect(it).toReplayFrom('another')],
    ['toBeFullyPlayed', (it) => expect(it).toBeFullyPlayed()],
  ])('points at the line that asserts: %s', async (_, assertion) => {
    const it = await session()
    expect(placeOf(await failureOf(() => assertion(it)))).toBe('of-sessions.spec.ts')
  })

  test.each(['toPrint', 'toExitWith', 'toBeAlive', 'toReplayFrom', 'toBeFullyPlayed'])(
    'tells a forgotten await: %s',
    async (matcher) => {
      // What a spec without types does when it forgets to await terminal.spawn.
      const assertion: object = expect<unknown>(session())
      const call: unknown = Reflect.get(assertion, matcher)
      if (typeof call !== 'function') throw new Error(`there is no ${matcher}`)
      const error = await failureOf(() =>
        Reflect.apply(call, assertion, [matcher === 'toExitWith' ? 0 : 'x']),
      )
      expect(error.message).toBe(
        `Invalid value for ${matcher}: [object Promise]. Expected a session, as terminal.spawn gives it (is an await missing?).`,
      )
    },
  )
})
