import { expect, it } from 'vitest'
import { InputError, TapeMissError } from '../../src/errors.ts'
import type { Input } from '../../src/session/transport.ts'
import { type Act, play, raw, tapeOf } from './played.ts'

const keys = (typed: string): Input => ({ kind: 'keys', data: Buffer.from(typed) })
const key = (typed: string, output = typed): Act => [raw(typed), output]
const ended = { code: 0, signal: null }

it('plays one exchange for what is typed key by key', async () => {
  const { session } = play(
    tapeOf('? ', [
      [keys('hello\r'), 'hello\r\nbye'],
      [raw('q'), 'q', ended],
    ]),
  )
  await session.type('hello\n')
  await session.expect('bye')
  await session.type('q')
  await session.expectEof()
})

it('plays an older tape, where each key is an exchange', async () => {
  const { session } = play(
    tapeOf(
      '? ',
      ['h', 'i', '\r'].map((each) => key(each)),
    ),
  )
  await session.type('hi\n')
  expect(session.played).toBe(true)
  expect(session.output).toBe('? hi\r')
})

it('misses what was typed otherwise, as a whole, and plays nothing of it', async () => {
  const taped = ['h', 'e', 'l', 'l', 'o', '\r'].map((each) => key(each))
  for (const tape of [tapeOf('? ', [[keys('hello\r'), '']]), tapeOf('? ', taped)]) {
    const { session } = play(tape)
    const miss = await session.type('help\n').catch((error: unknown) => error)
    expect(miss).toBeInstanceOf(TapeMissError)
    expect(String(miss)).toContain('Received: "help" Enter')
    expect(session.output).toBe('? ')
  }
})

it('refuses the keys behind the one at which the program ended', async () => {
  for (const tape of [
    tapeOf('? ', [[raw('q'), '', ended]]),
    tapeOf('? ', [[keys('q'), '', ended]]),
    tapeOf('? ', [[keys('qu'), '', ended]]),
  ]) {
    const { session } = play(tape)
    await expect(session.type('quit')).rejects.toThrow(InputError)
    expect(session.played).toBe(true)
    expect(session.state).toBe('dead')
  }
})

it('takes a secret typed key by key, masked whole or key by key', async () => {
  const placeholder = '⟨secret:password:1⟩'
  const whole = tapeOf('Password: ', [[keys(`${placeholder}\r`), '\r\n']])
  const typed = [placeholder, '', '', '', '', '', '', '\r']
  const perKey = tapeOf(
    'Password: ',
    typed.map((each) => key(each, '')),
  )
  for (const exchange of [...whole.exchanges.slice(1), ...perKey.exchanges.slice(1, -1)])
    exchange.annotations = { hidden: true }
  for (const tape of [whole, perKey]) {
    const { session } = play(tape)
    await session.type('hunter2\n')
    expect(session.played).toBe(true)
  }
})
