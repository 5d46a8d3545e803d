import { describe, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { failureOf, painted, played } from './played.ts'

describe('on a session', () => {
  it('waits until the text is shown', async () => {
    const session = played('ready> ', [['go', 'go\r\ndone\r\n']])
    const shown = expect(session).toShow('done')
    await session.sendLine('go')
    await shown
    await expect(session).toShow(/^ready> go$/m)
    await expect(session).not.toShow('failed')
  })

  it('says what the screen shows instead, and why it waited no longer', async () => {
    const session = played('ready> ', [['go', 'go\r\nDone in 3 s\r\n']])
    await session.sendLine('go')
    expect(await failureOf(() => expect(session).toShow('done'))).toMatchInlineSnapshot(`
      "expect(session).toShow("done")

      Expected: the screen to show "done"
      Received: a screen without it, and the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ ready> go
      │ Done in 3 s
      ┆ ^^^^ other letter case
      └─────────────────────────────────────────
      Last inputs: "go" Enter
      Tape: tapes/demo.json5, 0 of 1 inputs not played

      Hint: It is shown in other letter case."
    `)
    expect(await failureOf(() => expect(session).toShow(/failed/, { timeoutMs: 10 }))).toMatchInlineSnapshot(`
      "expect(session).toShow(/failed/)

      Expected: the screen to show /failed/
      Received: a screen without it after 10 ms

      ┌─ screen 40x4 ───────────────────────────
      │ ready> go
      │ Done in 3 s
      └─────────────────────────────────────────
      Last inputs: "go" Enter
      Tape: tapes/demo.json5, 0 of 1 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
  })

  it('negated, marks every place where it is shown', async () => {
    const session = played('one two\r\ntwo three\r\n')
    expect(await failureOf(() => expect(session).not.toShow('two'))).toMatchInlineSnapshot(`
      "expect(session).not.toShow("two")

      Expected: not the screen to show "two"
      Received: a screen that shows it, and the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ one two
      ┆     ^^^
      │ two three
      ┆ ^^^
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, 0 of 0 inputs not played

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
  })

  it('points at the line of the spec', async () => {
    const error: unknown = await expect(played(''))
      .toShow('never')
      .catch((thrown: unknown) => thrown)
    expect(error).toHaveProperty(
      'stack',
      expect.stringMatching(/^AssertionError: .*\n[^]*?\n {4}at .*to-show\.spec/),
    )
  })
})

describe('on a screen', () => {
  it('answers at once', () => {
    expect(painted('hello')).toShow('hello')
    expect(painted('hello')).not.toShow('bye')
    expect(painted('one\r\ntwo').region({ top: 1 })).toShow('two')
    expect(painted('one\r\ntwo').region({ top: 1 })).not.toShow('one')
  })

  it('says where else it is, or how else it is written', async () => {
    expect(await failureOf(() => expect(painted('one\r\ntwo')).toShow('one', { in: { top: 1 } })))
      .toMatchInlineSnapshot(`
      "expect(screen).toShow("one", …)

      Expected: the screen to show "one" in rows 1 to the last, columns 0 to the last
      Received: a screen without it

      ┌─ screen 40x4 ───────────────────────────
      │ one
      ┆ ^^^ it is here
      │ two
      └─────────────────────────────────────────

      Hint: It is shown, but in another part of the screen."
    `)
    expect(await failureOf(() => expect(painted('a long line', { cols: 6 })).toShow('long line')))
      .toMatchInlineSnapshot(`
      "expect(screen).toShow("long line")

      Expected: the screen to show "long line"
      Received: a screen without it

      ┌─ screen 6x4 ────────────────────────────
      │ a long
      │  line
      └─────────────────────────────────────────

      Hint: It is shown, but the terminal wrapped it over two rows: make the terminal wider."
    `)
  })
})

it('works with soft, poll and a message', async () => {
  const screen = painted('hello')
  expect.soft(screen).toShow('hello')
  await expect.soft(played('hello')).toShow('hello')
  await expect.poll(() => screen).toShow('hello')
  expect(await failureOf(() => expect(screen, 'greeting').toShow('bye'))).toMatch(
    /^greeting: expect\(screen\)/,
  )
})

it('refuses what is neither', async () => {
  const anything: unknown = JSON.parse('{}')
  const judge: (value: unknown) => object = expect
  expect(
    await failureOf(() => Reflect.apply(Reflect.get(judge(anything), 'toShow'), judge(anything), ['x'])),
  ).toMatch('Invalid value for toShow: [object Object]. Expected a session, a screen')
  expect(await failureOf(() => expect(painted('')).toShow(''))).toMatch('Invalid text: ""')
})
