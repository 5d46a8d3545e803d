import { describe, expect, it } from 'vitest'
import { hiddenBefore } from '../../src/record/hidden-before.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { tapeOf } from '../replay/played.ts'

const asked = (...inputs: string[]): Tape => {
  const tape = tapeOf(
    'Code word: ',
    inputs.map((input) => [input, '']),
  )
  for (const { pre } of tape.exchanges) pre.prompt = 'Code word: '
  return tape
}
const hidden = (tape: Tape, ...indexes: number[]): Tape => {
  for (const index of indexes) Object.assign(tape.exchanges[index] ?? {}, { annotations: { hidden: true } })
  return tape
}

describe('an input that was hidden on the older tape', () => {
  it.each([
    ['is hidden at the same prompt', hidden(asked('x'), 1), asked('kumquat20'), [1]],
    ['is hidden where it was a placeholder', asked('⟨secret:password:1⟩'), asked('kumquat20'), [1]],
    ['is none where a placeholder is a part', asked('a ⟨secret:token:1⟩'), asked('kumquat20'), []],
    ['is none where nothing was hidden', asked('x'), asked('kumquat20'), []],
    ['leaves the others alone', hidden(asked('x', 'y'), 1), asked('kumquat20', 'plum'), [1]],
  ])('%s', (_, old, fresh, indexes) => {
    expect(hiddenBefore(old, fresh)).toEqual(indexes)
  })

  it('is none at another prompt', () => {
    const fresh = asked('kumquat20')
    for (const { pre } of fresh.exchanges) pre.prompt = 'Name: '
    expect(hiddenBefore(hidden(asked('x'), 1), fresh)).toEqual([])
  })

  it('goes on with the keys that were, behind each of which the prompt is longer', () => {
    const fresh = asked('k', 'u')
    const [, , last] = fresh.exchanges
    if (last !== undefined) last.pre.prompt = 'Code word: k'
    expect(hiddenBefore(hidden(asked('x', 'y'), 1, 2), fresh)).toEqual([1, 2])
  })
})
