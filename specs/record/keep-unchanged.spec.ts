import { describe, expect, it } from 'vitest'
import { keepUnchanged } from '../../src/record/keep-unchanged.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { type Act, tapeOf } from '../replay/played.ts'

/** A recording whose every time is `ms`. */
function recorded(ms: number, opening: string, acts: readonly Act[]): Tape {
  const tape = tapeOf(opening, acts)
  tape.meta.createdAt = new Date(ms).toISOString()
  for (const exchange of tape.exchanges) {
    exchange.dur_ms = ms
    for (const chunk of exchange.output.chunks) chunk.delay_ms = ms
  }
  return tape
}

const delays = (tape: Tape): number[] => tape.exchanges.map(({ dur_ms: duration }) => duration)

const before = recorded(10, '> ', [
  ['a', 'A> '],
  ['b', 'B> '],
  ['quit', '', { code: 0, signal: null }],
])

describe('a recording over an older one', () => {
  it('is the older one where the same was said', () => {
    const fresh = recorded(99, '> ', [
      ['a', 'A> '],
      ['b', 'B> '],
      ['quit', '', { code: 0, signal: null }],
    ])
    expect(keepUnchanged(before, fresh)).toBe(before)
  })

  it('is the older one where only the cuts fell elsewhere', () => {
    const fresh = recorded(99, '> ', [
      ['a', 'A'],
      ['b', '> B> '],
      ['quit', '', { code: 0, signal: null }],
    ])
    expect(keepUnchanged(before, fresh)).toBe(before)
  })

  it('is the older one where the program ended only after a spec that did not wait for it', () => {
    const acts: Act[] = [
      ['a', 'A> '],
      ['b', 'B> '],
      ['quit', ''],
    ]
    expect(keepUnchanged(before, recorded(99, '> ', acts))).toBe(before)
    const asked = recorded(99, '> ', acts)
    expect(keepUnchanged(asked, before)).not.toBe(asked)
  })

  it('keeps the times of what did not change', () => {
    const fresh = recorded(99, '> ', [
      ['a', 'A> '],
      ['b', 'other> '],
      ['quit', '', { code: 0, signal: null }],
    ])
    const tape = keepUnchanged(before, fresh)
    expect(delays(tape)).toEqual([10, 10, 99, 10])
    expect(tape.meta.createdAt).toBe(fresh.meta.createdAt)
  })

  it('keeps the times of what stands behind an inserted exchange, or a removed one', () => {
    const longer = recorded(99, '> ', [
      ['a', 'A> '],
      ['new', 'N> '],
      ['b', 'B> '],
      ['quit', '', { code: 0, signal: null }],
    ])
    expect(delays(keepUnchanged(before, longer))).toEqual([10, 10, 99, 10, 10])
    const shorter = recorded(99, '> ', [
      ['a', 'A> '],
      ['quit', '', { code: 0, signal: null }],
    ])
    expect(delays(keepUnchanged(before, shorter))).toEqual([10, 10, 10])
  })

  it.each<[string, (tape: Tape) => void]>([
    ['another end', (tape) => (tape.exchanges[3]!.exit = { code: 1, signal: null })],
    ['another size', (tape) => (tape.meta.pty = { rows: 6, cols: 41 })],
    ['another argument', (tape) => (tape.meta.args = ['-x'])],
    ['another environment', (tape) => (tape.meta.env = { LANG: 'C' })],
  ])('takes %s for a change', (_, change) => {
    const fresh = recorded(99, '> ', [
      ['a', 'A> '],
      ['b', 'B> '],
      ['quit', '', { code: 0, signal: null }],
    ])
    change(fresh)
    const tape = keepUnchanged(before, fresh)
    expect(tape).not.toBe(before)
    expect(tape.meta.createdAt).toBe(fresh.meta.createdAt)
  })

  it('keeps what was set by hand', () => {
    const old = structuredClone(before)
    Object.assign(old.meta, { tag: 'slow', latency: [1, 5], errorRate: 3, seed: 7 })
    old.exchanges[1]!.annotations = { note: 'the first sum' }
    const fresh = recorded(99, '> ', [['a', 'changed> ']])
    const tape = keepUnchanged(old, fresh)
    expect(tape.meta).toMatchObject({ tag: 'slow', latency: [1, 5], errorRate: 3, seed: 7 })
    expect(tape.exchanges[1]!.annotations).toEqual({ note: 'the first sum' })
  })

  it('does not keep the annotations of another input', () => {
    const old = structuredClone(before)
    old.exchanges[1]!.annotations = { note: 'the first sum' }
    const tape = keepUnchanged(old, recorded(99, '> ', [['z', 'A> ']]))
    expect(tape.exchanges[1]!.annotations).toEqual({})
  })

  it('holds the prompt as it now is', () => {
    const fresh = recorded(99, '# ', [
      ['a', 'A# '],
      ['b', 'B# '],
      ['quit', '', { code: 0, signal: null }],
    ])
    fresh.exchanges[3]!.pre.prompt = '# '
    expect(keepUnchanged(before, fresh).exchanges[3]).toMatchObject({ pre: { prompt: '# ' }, dur_ms: 10 })
  })
})
