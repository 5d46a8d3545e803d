import { nextTurn } from '../../src/clock.ts'
import { describe, expect, it } from 'vitest'
import { TapeMissError } from '../../src/errors.ts'
import type { PlayerOptions } from '../../src/replay/player.ts'
import type { Tape } from '../../src/tape/tape.ts'
import { heard, line, rejection, taped } from './stage.ts'

/** The answers to a row of inputs; a miss gives its reason. */
async function answers(
  tape: Tape,
  inputs: readonly string[],
  options: Partial<PlayerOptions>,
): Promise<string[]> {
  const { player, news } = heard(tape, options)
  news()
  const all: string[] = []
  for (const input of inputs) {
    const error = await rejection(player.send(line(input)))
    // The terminal's reply, and what it is answered with, come a turn later.
    await nextTurn()
    all.push(error instanceof TapeMissError ? error.reason : news())
  }
  return all
}

const three = taped([
  ['a', '1'],
  ['b', '2'],
  ['a', '3'],
])

describe('strict', () => {
  it.each<[string, string[], Partial<PlayerOptions>, string[]]>([
    ['plays in order', ['a', 'b', 'a'], {}, ['1', '2', '3']],
    ['refuses another order', ['b'], {}, ['out-of-order']],
    ['goes on after a miss', ['b', 'a', 'x', 'b'], {}, ['out-of-order', '1', 'no-exchange', '2']],
    ['refuses a fourth time', ['a', 'b', 'a', 'a'], {}, ['1', '2', '3', 'already-played']],
    [
      'repeats the last answer',
      ['a', 'b', 'a', 'a', 'b', 'a'],
      { repeat: 'last' },
      ['1', '2', '3', '3', '2', '3'],
    ],
    ['repeats none while another is to come', ['a', 'a'], { repeat: 'last' }, ['1', 'out-of-order']],
  ])('%s', async (_, inputs, options, expected) => {
    expect(await answers(three, inputs, options)).toEqual(expected)
  })
})

describe('any', () => {
  it.each<[string, string[], Partial<PlayerOptions>, string[]]>([
    ['takes inputs as they come, each once', ['b', 'a', 'a'], {}, ['2', '1', '3']],
    ['refuses one more', ['b', 'b'], {}, ['2', 'already-played']],
    ['refuses what is nowhere', ['x'], {}, ['no-exchange']],
    ['repeats the last answer', ['a', 'a', 'a', 'b', 'b'], { repeat: 'last' }, ['1', '3', '3', '2', '2']],
  ])('%s', async (_, inputs, options, expected) => {
    expect(await answers(three, inputs, { order: 'any', ...options })).toEqual(expected)
  })

  it('prefers the answer that was given at the same prompt', async () => {
    const tape = taped([
      ['delete', 'delete\r\nDelete? '],
      ['y', 'deleted\r\n> '],
      ['save', 'save\r\nSave? '],
      ['y', 'saved\r\n> '],
    ])
    for (const [index, prompt] of ['> ', 'Delete? ', '> ', 'Save? '].entries())
      tape.exchanges[index + 1]!.pre.prompt = prompt
    const inputs = ['save', 'y', 'delete', 'y']
    expect(await answers(tape, inputs, { order: 'any' })).toEqual([
      'save\r\nSave? ',
      'saved\r\n> ',
      'delete\r\nDelete? ',
      'deleted\r\n> ',
    ])
  })

  it('asks whether another prompt is to count as the same, where none is', async () => {
    const tape = taped([
      ['save', 'saved\r\nSave B? '],
      ['y', 'A is saved'],
      ['y', 'B is saved'],
    ])
    for (const [index, prompt] of ['> ', 'save-a? ', 'save-b? '].entries())
      tape.exchanges[index + 1]!.pre.prompt = prompt
    const asked: (string | null)[][] = []
    const acceptsPrompt = (recorded: string | null, given: string | null): boolean => {
      asked.push([recorded, given])
      return recorded === 'save-b? ' && given === 'Save B? '
    }
    const [, answer] = await answers(tape, ['save', 'y'], { order: 'any', acceptsPrompt })
    expect(answer).toBe('B is saved')
    expect(asked).toEqual([
      ['save-a? ', 'Save B? '],
      ['save-b? ', 'Save B? '],
    ])
    expect((await answers(tape, ['save', 'y'], { order: 'any' }))[1]).toBe('A is saved')
  })

  it('says what may still be sent, and what was never sent', async () => {
    const { player } = heard(three, { order: 'any' })
    await player.send(line('b'))
    expect(String(await rejection(player.send(line('x'))))).toContain(
      'Expected: any of "a" Enter · "a" Enter',
    )
    expect(player.unplayed).toBe(2)
    expect(player.leftOver()?.message).toMatch(/2 recorded inputs were never sent/)
    await player.send(line('a'))
    await player.send(line('a'))
    expect(player.leftOver()).toBeUndefined()
  })

  it('draws the screen as it was played, not as it was recorded', async () => {
    const { player } = heard(three, { order: 'any' })
    await player.send(line('b'))
    expect(String(await rejection(player.send(line('x'))))).toMatch(/sqlite> 2/)
  })
})

it('plays the same input three times with its three answers, in either order', async () => {
  const tape = taped([
    ['now?', '1'],
    ['now?', '2'],
    ['now?', '3'],
  ])
  for (const order of ['strict', 'any'] as const)
    expect(await answers(tape, ['now?', 'now?', 'now?'], { order })).toEqual(['1', '2', '3'])
})

it('plays the replies of the terminal with the exchange before them, repeated ones too', async () => {
  const tape = taped([
    ['a', 'ask '],
    ['-', 'replied '],
    ['b', '2'],
  ])
  tape.exchanges[2]!.input = { kind: 'reply', dataText: '\u001b[0n', dataBytesB64: null }
  for (const order of ['strict', 'any'] as const)
    expect(await answers(tape, ['a', 'b', 'a'], { order, repeat: 'last' })).toEqual([
      'ask replied ',
      '2',
      'ask replied ',
    ])
})

it('takes inputs for the same as its key function says', async () => {
  const keyOf: PlayerOptions['keyOf'] = (input) => ('data' in input ? `${input.data.length}` : input.kind)
  expect(await answers(three, ['x', 'y', 'zz'], { keyOf })).toEqual(['1', '2', 'no-exchange'])
})
