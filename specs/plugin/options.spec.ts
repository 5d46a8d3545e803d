import { describe, expect, it } from 'vitest'
import { termtape } from '../../plugin/index.ts'

describe('an option', () => {
  it.each([
    [{ tapse: 'x' }, 'Invalid option: "tapse". Expected one of tapes, record, fallback,'],
    [{ tapes: '' }, 'Invalid tapes: "". Expected the path of a folder.'],
    [{ tapes: 1 }, 'Invalid tapes: 1. Expected the path of a folder.'],
    [{ record: 'new' }, 'Invalid record: "new". Expected one of auto, NEW, OVERWRITE, DISABLED.'],
    [{ fallback: 'LIVE' }, 'Invalid fallback: "LIVE". Expected one of NOT_FOUND, PROXY.'],
    [{ strict: 'yes' }, 'Invalid strict: "yes". Expected true or false.'],
    [{ timeoutMs: -1 }, 'Invalid timeoutMs: -1. Expected milliseconds: a number, 0 or more.'],
    [{ timeoutMs: Number.NaN }, 'Invalid timeoutMs: NaN. Expected milliseconds'],
    [{ cols: 0 }, 'Invalid cols: 0. Expected a whole number from 1 to 65535.'],
    [{ rows: 2.5 }, 'Invalid rows: 2.5. Expected a whole number from 1 to 65535.'],
    [{ env: { A: 1 } }, 'Invalid env.A: 1. Expected a string, or undefined to remove it.'],
    [{ maxAgeDays: 0 }, 'Invalid maxAgeDays: 0. Expected days: a number above 0.'],
    ['tapes', 'Invalid options: "tapes". Expected an object of options.'],
  ])('%j is refused by name', (options: unknown, message) => {
    expect(() => Reflect.apply(termtape, undefined, [options])).toThrow(message)
  })
})

it('reaches every spec', () => {
  const options = { tapes: 'recordings', timeoutMs: Infinity, env: { A: 'b', C: undefined } }
  expect(termtape(options).config().test.provide).toEqual({ termtape: options })
})

it('adds the matchers, unless told not to', () => {
  expect(termtape().config().test.setupFiles).toEqual([expect.stringMatching(/matchers\/register\.ts$/)])
  expect(termtape({ matchers: false }).config().test.setupFiles).toEqual([])
})
