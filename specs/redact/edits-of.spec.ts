import { expect, it } from 'vitest'
import { editsOf } from '../../src/redact/edits-of.ts'
import type { Mark } from '../../src/redact/mark.ts'
import { applyEdits, joinStreams } from '../../src/redact/streams.ts'

const value = 'abcdefghij'

function written(texts: readonly string[], ranges: Mark['ranges'], more: Partial<Mark> = {}): string[] {
  const [stream] = joinStreams(texts.map((text) => ({ text, stream: 'out' })))
  if (stream === undefined) throw new Error('no stream')
  const mark: Mark = { value, form: 'raw', category: 'token', rule: 'x', ranges, ...more }
  const done = applyEdits(stream, editsOf(stream, mark, 'token:1'))
  return texts.map((text, index) => done.get(index) ?? text)
}

it.each<[string, string[], Mark['ranges'], string[]]>([
  ['whole', ['<abcdefghij>'], [{ start: 1, end: 11 }], ['<⟨secret:token:1⟩>']],
  [
    'with a colour inside',
    ['<abcde\u001b[31mfghij>'],
    [
      { start: 1, end: 6 },
      { start: 11, end: 16 },
    ],
    ['<⟨secret:token:1⟩\u001b[31m>'],
  ],
  [
    'in two rows',
    ['abcde\r\nfghij'],
    [
      { start: 0, end: 5 },
      { start: 7, end: 12 },
    ],
    ['⟨secret:token:1@0-5⟩\r\n⟨secret:token:1@5-10⟩'],
  ],
  [
    'over two reads',
    ['abcde', 'fghij'],
    [{ start: 0, end: 10 }],
    ['⟨secret:token:1@0-5⟩', '⟨secret:token:1@5-10⟩'],
  ],
])('a value %s is written piece by piece', (_, texts, ranges, wanted) => {
  expect(written(texts, ranges)).toEqual(wanted)
})

it('the beginning of a value is told as a part of it', () => {
  expect(written(['<abcdefgh>'], [{ start: 1, end: 9 }], { begun: 8 })).toEqual(['<⟨secret:token:1@0-8⟩>'])
})

it('what was typed with corrections, and what has a text of its own, stands in front', () => {
  const ranges = [
    { start: 0, end: 5 },
    { start: 6, end: 12 },
  ]
  expect(written(['abcdX\u007fefghij'], ranges, { rule: 'place' })).toEqual(['⟨secret:token:1⟩\u007f'])
  expect(written(['abcde-fghij-'], ranges, { replacement: 'gone' })).toEqual(['gone-'])
})
