import { expect, it } from 'vitest'
import type { Exchange, Tape } from '../../src/tape/tape.ts'
import { heard, taped } from './stage.ts'

const key = (dataText: string, answer: string): Exchange => ({
  pre: { prompt: null, stateHash: null },
  input: { kind: 'raw', dataText, dataBytesB64: null },
  output: { chunks: [{ delay_ms: 1, text: [answer] }] },
  exit: null,
  dur_ms: 1,
  annotations: dataText === '\r' ? {} : { hidden: true },
})

/** A password of three keys is typed, then once more. */
function typedTwice(): Tape {
  const tape = taped([])
  const once = ['⟨secret:password:1⟩', '', ''].map((text) => key(text, '*'))
  tape.exchanges.push(
    ...once,
    key('\r', '\r\nAgain: '),
    ...once,
    key('\r', '\r\nset ⟨secret:password:1⟩\r\n'),
  )
  return tape
}

async function type(tape: Tape, text: string, secrets?: ReadonlyMap<string, string>): Promise<string> {
  const { player, news } = heard(tape, secrets === undefined ? {} : { secrets })
  for (const each of text) await player.send({ kind: 'raw', data: Buffer.from(each) })
  await player.answered()
  return news()
}

it('takes a password that is typed key by key and confirmed', async () => {
  expect(await type(typedTwice(), 'abc\rabc\r')).toContain('***\r\nAgain: ***\r\nset abc\r\n')
})

it('takes another than was recorded', async () => {
  expect(await type(typedTwice(), 'xyz\rxyz\r')).toContain('set xyz')
})

it('takes one the spec gives by name', async () => {
  const secrets = new Map([['⟨secret:password:1⟩', 'abc']])
  expect(await type(typedTwice(), 'abc\rabc\r', secrets)).toContain('set abc')
  await expect(type(typedTwice(), 'abd\rabd\r', secrets)).rejects.toThrow('out-of-order')
})

it('refuses the second where it is not the first', async () => {
  await expect(type(typedTwice(), 'abc\rabd\r')).rejects.toThrow()
})

it('reads both as they were corrected', async () => {
  const tape = typedTwice()
  const more = [key('', '*'), key('', '\b \b')]
  tape.exchanges.splice(4, 0, ...more)
  tape.exchanges.splice(8 + more.length, 0, ...more)
  expect(await type(tape, 'abcX\u007f\rabcY\u007f\r')).toContain('set abc')
  await expect(type(tape, 'abcX\u007f\rabX\u007fd\r')).rejects.toThrow()
})

it('does not say what was typed in place of a secret', async () => {
  const secrets = new Map([['⟨secret:password:1⟩', 'abc']])
  await expect(type(typedTwice(), 'abd', secrets)).rejects.toThrow(/Received: "█"/)
})
