import { describe, expect, it } from 'vitest'
import { calculator, play, raw, tapeOf } from './played.ts'

describe('a miss', () => {
  async function missOf(...inputs: string[]): Promise<unknown> {
    const { session } = play(calculator)
    const last = inputs.pop() ?? ''
    for (const input of inputs) await session.sendLine(input)
    return session.sendLine(last).then(
      () => undefined,
      (error: unknown) => error,
    )
  }

  it('is a wrong input: no-exchange', async () => {
    expect(await missOf('1 + 1', '2 + 3')).toMatchInlineSnapshot(`
      [TapeMissError: The spec sent an input that is not on the tape. [no-exchange]

        Expected: "2 + 2" Enter
        Received: "2 + 3" Enter
                       ^ first difference

      Tape: tapes/demo/a.json5, after exchange 1 of 3
      Played last: "1 + 1" Enter
      ┌─ screen 40x6 ───────────────────────────
      │ > 1 + 1
      │ 2
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('is an input that comes later: out-of-order', async () => {
    expect(await missOf('quit')).toMatchInlineSnapshot(`
      [TapeMissError: The spec sent an input that the tape holds only later, in exchange 3; it expects another one first. [out-of-order]

        Expected: "1 + 1" Enter
        Received: "quit" Enter
                   ^ first difference
        Nearest on the tape: "quit" Enter, exchange 3 (still to come)

      Tape: tapes/demo/a.json5, after exchange 0 of 3
      ┌─ screen 40x6 ───────────────────────────
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('is a repeated input: already-played', async () => {
    expect(await missOf('1 + 1', '1 + 1')).toMatchInlineSnapshot(`
      [TapeMissError: The spec sent an input again that the tape holds only in exchange 1, which was already played. [already-played]

        Expected: "2 + 2" Enter
        Received: "1 + 1" Enter
                   ^ first difference
        Nearest on the tape: "1 + 1" Enter, exchange 1 (already played)

      Tape: tapes/demo/a.json5, after exchange 1 of 3
      Played last: "1 + 1" Enter
      ┌─ screen 40x6 ───────────────────────────
      │ > 1 + 1
      │ 2
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('is an extra input behind the end of the tape', async () => {
    const { session } = play(tapeOf('> ', [['1 + 1', '2\r\n> ']]))
    await session.sendLine('1 + 1')
    await expect(session.sendLine('1 + 2')).rejects.toThrowErrorMatchingInlineSnapshot(`
      [TapeMissError: The spec sent an input that is not on the tape. [no-exchange]

        Expected: no further input: the tape ends here
        Received: "1 + 2" Enter
        Nearest on the tape: "1 + 1" Enter, exchange 1 (already played)

      Tape: tapes/demo/a.json5, after exchange 1 of 1
      Played last: "1 + 1" Enter
      ┌─ screen 40x6 ───────────────────────────
      │ > 2
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('is a missing input, for whoever waits for its answer: not-played', async () => {
    const { session } = play(calculator)
    await session.sendLine('1 + 1')
    await expect(session.expect(['4\r\n', /four/])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [TapeMissError: The program did not print any of "4\\r\\n", /four/. [not-played]

        Expected: any of "4\\r\\n", /four/
        Received: "> 1 + 1" ⏎ "2" ⏎ ">"

      The tape has nothing more to say until it receives the next recorded input, "2 + 2" Enter.

      Tape: tapes/demo/a.json5, after exchange 1 of 3
      Played last: "1 + 1" Enter
      ┌─ screen 40x6 ───────────────────────────
      │ > 1 + 1
      │ 2
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('is waiting behind the end of the tape', async () => {
    const { session } = play(tapeOf('> ', []))
    await expect(session.expect('more')).rejects.toThrowErrorMatchingInlineSnapshot(`
      [TapeMissError: The program did not print "more". [not-played]

        Expected: "more"
        Received: ">"

      The tape has been played to its end.

      Tape: tapes/demo/a.json5, after exchange 0 of 0
      ┌─ screen 40x6 ───────────────────────────
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('is a missing input at the end of the spec: not-played', async () => {
    const { session, player } = play(calculator)
    await session.sendLine('1 + 1')
    await session.close()
    expect(player.leftOver()).toMatchInlineSnapshot(`
      [TapeMissError: The spec ended before the tape did: 2 recorded inputs were never sent. [not-played]

        Expected: "2 + 2" Enter
        Expected: "quit" Enter
        Received: nothing

      Tape: tapes/demo/a.json5, after exchange 1 of 3
      Played last: "1 + 1" Enter
      ┌─ screen 40x6 ───────────────────────────
      │ > 1 + 1
      │ 2
      │ >
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('names keys, and never lets an escape sequence through', async () => {
    const { session } = play(tapeOf('\u001b]0;title\u0007\u001b[31mred\u009b', [[raw('\u001b[B'), '']]))
    const error: unknown = await session.press('ArrowUp').catch((reason: unknown) => reason)
    expect(String(error)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(error).toMatchInlineSnapshot(`
      [TapeMissError: The spec sent an input that is not on the tape. [no-exchange]

        Expected: ArrowDown
        Received: ArrowUp
                       ^ first difference

      Tape: tapes/demo/a.json5, after exchange 0 of 1
      ┌─ screen 40x6 ───────────────────────────
      │ red
      └─────────────────────────────────────────

      Hint: If the spec or the program changed on purpose, record again: npx vitest run demo.spec.ts -u]
    `)
  })

  it('leaves the tape where it was', async () => {
    const { session } = play(calculator)
    await expect(session.sendLine('3 + 3')).rejects.toMatchObject({ reason: 'no-exchange' })
    await session.sendLine('1 + 1')
    expect(session.output).toBe('> 1 + 1\r\n2\r\n> ')
  })

  it('points at the line that sent', async () => {
    const { session } = play(calculator)
    const error: unknown = await session.sendLine('3 + 3').catch((reason: unknown) => reason)
    const frame = (error instanceof Error ? (error.stack ?? '') : '')
      .split('\n')
      .find((each) => /^ +at /.test(each))
    expect(frame).toContain('miss.spec.ts')
  })
})
