import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { promptBytesMax } from '../../src/limits.ts'
import { PromptLine } from '../../src/tape/prompt-line.ts'
import { promptOf } from '../../src/tape/prompt.ts'

it.each<[string, string | null]>([
  ['', ''],
  ['banner\r\n> ', '> '],
  ['> one\r\n', ''],
  ['\u001b[1m>\u001b[0m ', '> '],
  ['> a\r> ab\r', '> ab'],
  ['\u001b]0;title\u0007$ ', '$ '],
])('takes the prompt of %j for %j', (output, prompt) => {
  expect(promptOf([Buffer.from(output)])).toBe(prompt)
})

it('has no prompt before any output', () => {
  expect(new PromptLine().prompt).toBeNull()
})

it('finds the same prompt however the output is cut', () => {
  const piece = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '>', ' ', '\r', '\n', '日') }),
    fc.integer({ min: 0, max: 2 * promptBytesMax }).map((length) => 'x'.repeat(length)),
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      const line = new PromptLine()
      for (const each of pieces) line.hear(Buffer.from(each))
      expect(line.prompt).toBe(promptOf([Buffer.from(pieces.join(''))]))
    }),
  )
})
