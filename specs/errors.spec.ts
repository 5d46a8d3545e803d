import { expect, it } from 'vitest'
import { OptionError, SpawnError, TermtapeError } from 'termtape'

it('is recognised by its own class, its parents and no other', () => {
  const error = new OptionError('cols', Number.NaN, 'a whole number')
  expect(error).toBeInstanceOf(OptionError)
  expect(error).toBeInstanceOf(TermtapeError)
  expect(error instanceof SpawnError).toBe(false)
  expect(error.name).toBe('OptionError')
  expect(error.message).toBe('Invalid cols: NaN. Expected a whole number.')
})

it('puts the hint under the message and keeps the cause', () => {
  const cause = new Error('below')
  const error = new SpawnError('x', 'failed', 'It failed.', { hint: 'Do this.', cause })
  expect(error.message).toBe('It failed.\n\nHint: Do this.')
  expect(error.cause).toBe(cause)
})
