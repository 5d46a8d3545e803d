import { expect, it } from 'vitest'
import { DecoratorError } from '../../src/errors.ts'
import type { ReplayContext } from '../../src/replay/context.ts'
import type { InputDecorator, OutputDecorator, TapeDecorator } from '../../src/replay/decorators.ts'
import type { Input } from '../../src/session/transport.ts'
import { heard, line, rejection, taped } from './stage.ts'

const tape = taped([
  ['a', 'answer a\r\n> '],
  ['b', 'answer b'],
])

function textOf(input: Input): string {
  return 'data' in input ? Buffer.from(input.data).toString() : ''
}

const append =
  (text: string): OutputDecorator =>
  ({ chunks }) => ({ chunks: [...chunks, { delay_ms: 0, text: [text] }] })

it('changes inputs before they are looked for, in order', async () => {
  const trim: InputDecorator = (input) => line(textOf(input).trim())
  const lower: InputDecorator = (input) => line(textOf(input).toLowerCase())
  const { player, news } = heard(tape, { decorate: { input: [trim, lower] } })
  news()
  await player.send(line('  A '))
  expect(news()).toBe('answer a\r\n> ')
})

it('changes a copy of the output, in order', async () => {
  const before = structuredClone(tape)
  const shout: OutputDecorator = (output) => {
    for (const chunk of output.chunks)
      if ('text' in chunk) chunk.text = chunk.text.map((each) => each.toUpperCase())
    return output
  }
  const { player, news } = heard(tape, { decorate: { output: [append(' one'), shout, append(' two')] } })
  expect(news()).toBe('SQLITE VERSION 3.40.1\r\nSQLITE>  ONE two')
  await player.send(line('a'))
  expect(news()).toBe('ANSWER A\r\n>  ONE two')
  expect(tape).toEqual(before)
})

it('changes a copy of the tape, in order, before anything is played', async () => {
  const before = structuredClone(tape)
  const cut: TapeDecorator = (each) => ({ ...each, exchanges: each.exchanges.slice(0, 2) })
  const tag: TapeDecorator = (each) => {
    each.meta.tag = `${each.exchanges.length}`
    each.exchanges[0]!.output.chunks = [{ delay_ms: 0, text: [each.meta.tag] }]
    return each
  }
  const { player, news } = heard(tape, { decorate: { tape: [cut, tag] } })
  expect([news(), player.exchanges]).toEqual(['2', 2])
  expect(tape).toEqual(before)
})

it('tells all of them where the replay stands', async () => {
  const told: [string, ReplayContext][] = []
  const { player } = heard(tape, {
    id: 'session',
    decorate: {
      input: (input, context) => (told.push(['input', context]), input),
      output: (output, context) => (told.push(['output', context]), output),
      tape: (each, context) => (told.push(['tape', context]), each),
    },
  })
  await player.send(line('a'))
  await player.send(line('b'))
  expect(told.map(([kind, { exchangeIndex, prompt }]) => [kind, exchangeIndex, prompt])).toEqual([
    ['tape', 0, null],
    ['output', 0, null],
    ['input', 1, 'sqlite> '],
    ['output', 1, 'sqlite> '],
    ['input', 2, '> '],
    ['output', 2, '> '],
  ])
  const { program, args, env, cwd } = tape.meta
  for (const [, context] of told)
    expect(context).toMatchObject({
      program,
      args,
      env,
      cwd,
      tapePath: '/project/tapes/p/a.json5',
      id: 'session',
    })
})

it('comes after the fault and the latency', async () => {
  const called: string[] = []
  const { player, news } = heard(tape, {
    errorRate: ({ exchangeIndex }) => (called.push('fault'), exchangeIndex === 1 ? 100 : 0),
    latency: () => (called.push('latency'), 0),
    decorate: { output: (output) => (called.push('decorator'), output) },
  })
  expect(called).toEqual(['fault', 'latency', 'decorator'])
  await rejection(player.send(line('a')))
  expect(called).toEqual(['fault', 'latency', 'decorator', 'fault'])
  news()
})

it('sees of a truncated output what is left', async () => {
  const seen: number[] = []
  const { player } = heard(taped([['a', 'x'.repeat(100)]]), {
    fault: 'truncate',
    errorRate: ({ exchangeIndex }) => exchangeIndex * 100,
    decorate: {
      output: (output) => {
        seen.push(output.chunks.flatMap((chunk) => ('text' in chunk ? chunk.text : [])).join('').length)
        return output
      },
    },
  })
  await player.send(line('a'))
  expect(seen[1]).toBeLessThan(100)
})

function forgetful(): undefined {
  return undefined
}

it.each<[string, unknown, RegExp]>([
  ['returns nothing', forgetful, /The input decorator "forgetful" returned nothing/],
  ['has no name', [(input: Input) => input, () => undefined], /The input decorator "2" returned nothing/],
  ['returns something else', () => 'a', /returned something that is not input/],
  ['returns bytes as text', () => ({ kind: 'line', data: 'a' }), /returned something that is not input/],
  ['does not return in time', async (input: Input) => input, /returned a promise/],
  [
    'throws',
    function mask() {
      throw new Error('no\u001b[31m')
    },
    /The input decorator "mask" failed: "no\\u001b/,
  ],
])('refuses an input decorator that %s', async (_, decorator, message) => {
  const decorate = {}
  Reflect.set(decorate, 'input', decorator)
  const { player } = heard(tape, { decorate })
  const error = await rejection(player.send(line('a')))
  expect(error).toBeInstanceOf(DecoratorError)
  expect(error).toMatchObject({ kind: 'input', message: expect.stringMatching(message) })
})

it.each(['output', 'tape'] as const)('refuses an %s decorator that returns what cannot be played', (kind) => {
  for (const result of [undefined, {}, { chunks: [{ delay_ms: -1, text: [] }] }, { ...tape, version: 2 }]) {
    const decorate = {}
    Reflect.set(decorate, kind, () => result)
    expect(() => heard(tape, { decorate })).toThrow(DecoratorError)
    expect(() => heard(tape, { decorate })).toThrow(`The ${kind} decorator`)
  }
})
