import { describe, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { play, tapeOf } from '../replay/played.ts'
import { dialogueAfter } from './dialogue.ts'
import { messageOf } from './failing.ts'
import { painted, played } from './played.ts'

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
    expect(await messageOf(() => expect(session).toShow('done'))).toMatchInlineSnapshot(`
      "expect(session).toShow("done")

      Expected: the screen to show "done"
      Received: a screen without it
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ ready> go
      │ Done in 3 s
      ┆ ^^^^ different letter case
      └─────────────────────────────────────────
      Last exchanges:
        "go" Enter → go ⏎ Done in 3 s
      Tape: tapes/demo.json5, played to its end

      Hint: It is shown in a different letter case."
    `)
    expect(await messageOf(() => expect(session).toShow(/failed/, { timeoutMs: 10 }))).toMatchInlineSnapshot(`
      "expect(session).toShow(/failed/)

      Expected: the screen to show /failed/
      Received: a screen without it
      Waited:   N ms; the time was up

      ┌─ screen 40x4 ───────────────────────────
      │ ready> go
      │ Done in 3 s
      └─────────────────────────────────────────
      Last exchanges:
        "go" Enter → go ⏎ Done in 3 s
      Tape: tapes/demo.json5, played to its end

      Hint: If the spec or the program changed on purpose, record again: npx vitest run -u"
    `)
  })

  it('negated, marks every place where it is shown', async () => {
    const session = played('one two\r\ntwo three\r\n')
    expect(await messageOf(() => expect(session).not.toShow('two'))).toMatchInlineSnapshot(`
      "expect(session).not.toShow("two")

      Expected: the screen not to show "two"
      Received: a screen that shows it
      Waited:   N ms; the tape has nothing more to say until the next input

      ┌─ screen 40x4 ───────────────────────────
      │ one two
      ┆     ^^^
      │ two three
      ┆ ^^^
      └─────────────────────────────────────────
      Tape: tapes/demo.json5, played to its end

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

  it('negated, holds as soon as the text is gone', async () => {
    const { session: asked } = play(tapeOf('loading', [['', '\u001b[2Jdone']]))
    const soon = expect(asked).not.toShow('loading')
    await asked.sendLine()
    await soon
  })

  it('looks in a part of the screen', async () => {
    const asked = await dialogueAfter('ada')
    await expect(asked).toShow('hello', { in: { top: 1, left: 0, bottom: 2, right: 40 } })
    await expect(asked).not.toShow('hello', { in: { top: 0, left: 0, bottom: 1, right: 40 } })
  })

  it('is not misled by a RegExp that remembers where it was', async () => {
    const asked = await dialogueAfter()
    const pattern = /name/g
    for (let time = 0; time < 3; time++) await expect(asked).toShow(pattern)
  })

  it('says when the time was up', async () => {
    const asked = await dialogueAfter('ada')
    expect(await messageOf(() => expect(asked).toShow('never', { timeoutMs: 0 }))).toContain(
      '\nWaited:   N ms; the time was up\n',
    )
  })

  it('says that the program has ended', async () => {
    const asked = await dialogueAfter('ada', 'yes')
    expect(await messageOf(() => expect(asked).toShow('never'))).toContain(
      '\nWaited:   N ms; the program has ended with exit code 3\n',
    )
  })

  it('refuses what it cannot look for', async () => {
    const asked = await dialogueAfter()
    expect(await messageOf(() => expect(asked).toShow(''))).toContain('Invalid text: ""')
    expect(await messageOf(() => expect(asked).toShow('x', { timeoutMs: Number.NaN }))).toContain(
      'Invalid timeoutMs: NaN',
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
    expect(await messageOf(() => expect(painted('one\r\ntwo')).toShow('one', { in: { top: 1 } })))
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
    expect(await messageOf(() => expect(painted('a long line', { cols: 6 })).toShow('long line')))
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
  expect(await messageOf(() => expect(screen, 'greeting').toShow('bye'))).toMatch(
    /^greeting: expect\(screen\)/,
  )
})

it('refuses what is neither', async () => {
  const anything: unknown = JSON.parse('{}')
  const judge: (value: unknown) => object = expect
  expect(
    await messageOf(() => Reflect.apply(Reflect.get(judge(anything), 'toShow'), judge(anything), ['x'])),
  ).toMatch('Invalid value for toShow: an empty object. Expected a session, a screen')
  expect(await messageOf(() => expect(painted('')).toShow(''))).toMatch('Invalid text: ""')
})
