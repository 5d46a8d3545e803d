import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainKey, type Question, questionOf } from '../../src/tape/question.ts'
import { anyTape } from './any-tape.ts'

function keyOf(question: Question): string {
  return plainKey(question)(question.prompt, question.input)
}

const questions = fc
  .record({ tape: anyTape, at: fc.nat() })
  .map(({ tape: { meta, exchanges }, at }) => questionOf(meta, exchanges[at % exchanges.length]!))

it('gives equal keys exactly for equal questions', () => {
  const alike = fc.tuple(questions, questions).map(([one, other]) => [one, { ...one, input: other.input }])
  fc.assert(
    fc.property(fc.oneof(fc.tuple(questions, questions), alike), ([one, other]) => {
      const same = JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
      expect(keyOf(one) === keyOf(other)).toBe(same)
    }),
    { numRuns: 500 },
  )
})

it.each<[string, Partial<Question>, Partial<Question>]>([
  ['a count and a length', { args: ['a', 'b'] }, { args: Array.from({ length: 21 }, () => '') }],
  ['two arguments and one', { args: ['a', 'b'] }, { args: ['a1:b'] }],
  ['a variable and an argument', { args: ['A', 'b'], env: {} }, { args: [], env: { A: 'b' } }],
  ['a prompt and a variable', { env: { A: 'b' }, prompt: null }, { env: {}, prompt: 'A1:b' }],
  ['no prompt and one', { prompt: null }, { prompt: '' }],
  ['text and base64', { input: line('QQ==', null) }, { input: line(null, 'QQ==') }],
])('does not take %s for one another', (_, one, other) => {
  const base: Question = { program: 'p', args: [], env: {}, cwd: '.', prompt: 'x', input: { kind: 'eof' } }
  expect(keyOf({ ...base, ...one })).not.toBe(keyOf({ ...base, ...other }))
})

it('does not care in which order the variables come', () => {
  const base = { program: 'p', args: [], cwd: '.', prompt: null, input: { kind: 'start' as const } }
  expect(keyOf({ ...base, env: { A: '1', B: '2' } })).toBe(keyOf({ ...base, env: { B: '2', A: '1' } }))
})

function line(dataText: string | null, dataBytesB64: string | null): Question['input'] {
  return { kind: 'line', dataText, dataBytesB64 }
}

function ordered({ env, input, ...others }: Question): unknown {
  return [
    Object.entries(others).sort(byName),
    Object.entries(env).sort(byName),
    Object.entries(input).sort(byName),
  ]
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}
