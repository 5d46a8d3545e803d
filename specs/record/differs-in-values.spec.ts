import { afterEach, describe, expect, it } from 'vitest'
import { keepUnchanged } from '../../src/record/keep-unchanged.ts'
import { type Act, tapeOf } from '../replay/played.ts'

describe('a recording that differs in times and ids alone', () => {
  afterEach(() => {
    delete process.env['TERMTAPE_REWRITE']
  })

  const id = '3f2c8a51-7c1e-4b7e-9f5d-0a1b2c3d4e5f'
  const other = '9b7d6e21-1a2b-4c3d-8e4f-5a6b7c8d9e0f'
  const done = (uuid: string, time: string, frames: string): string =>
    `${frames}\rdone at ${time}   \r\njob ${uuid}\r\n> `
  const job = (uuid: string, time: string, frames: string): Act[] => [
    ['start', done(uuid, time, frames)],
    [`show ${uuid}`, `job ${uuid}: ok\r\n> `],
  ]
  const old = tapeOf('> ', job(id, '2024-01-01T10:00:00Z', '\r⠋ work\r⠙ work'))

  it('leaves the tape as it is: times, an id typed back, the frames of a spinner', () => {
    const fresh = tapeOf('> ', job(other, '2024-02-03T11:12:13Z', '\r⠋ work\r⠙ work\r⠹ work\r⠸ work'))
    expect(keepUnchanged(old, fresh)).toBe(old)
  })

  it('is written where the user says so', () => {
    process.env['TERMTAPE_REWRITE'] = 'cosmetic'
    const fresh = tapeOf('> ', job(other, '2024-02-03T11:12:13Z', '\r⠋ work'))
    expect(keepUnchanged(old, fresh)).not.toBe(old)
  })

  it.each<[string, Act[]]>([
    ['a word', [['start', 'failed at 2024-01-01T10:00:00Z\r\njob 1\r\n> ']]],
    [
      'an id that was not printed',
      job(id, '2024-01-01T10:00:00Z', '').with(1, [`show ${other}`, `job ${id}: ok\r\n> `]),
    ],
    ['an input more', [...job(id, '2024-01-01T10:00:00Z', ''), ['quit', '']]],
    ['the end', [['start', done(id, '2024-01-01T10:00:00Z', ''), { code: 1, signal: null }]]],
  ])('is written where it differs in %s', (_, acts) => {
    expect(keepUnchanged(old, tapeOf('> ', acts))).not.toBe(old)
  })
})
