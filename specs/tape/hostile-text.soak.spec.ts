import { expect, it } from 'vitest'
import { handEditedCharsMax } from '../../src/limits.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'

const large = handEditedCharsMax * 2
const whole = '{ "version": 1, "meta": {}, "session": {}, "exchanges": ['
const plainJson = 'a tape of over 4 MB has to be plain JSON, with comments on lines of their own'

// A parser that keeps a record of each bracket, mistake or field runs out of memory or stack on texts like these.
it.each<[string, string, string | RegExp, number]>([
  ['brackets', '['.repeat(large), 'nested deeper than 67 values', 1],
  ['objects in objects', '{"a":'.repeat(large / 5), 'nested deeper than 67 values', 1],
  ['brackets, of a length people edit', '['.repeat(handEditedCharsMax), 'nested deeper than 67 values', 1],
  ['brackets in JSON5', `{ a: ${'['.repeat(9_000)}${']'.repeat(9_000)} }`, 'nested deeper than 67 values', 1],
  ['items that are no exchanges', `${whole}${'1,'.repeat(large)}1] }`, 'is missing', 1],
  ['fields nobody knows', `{${'"a":1,'.repeat(large / 6)}"b":1}`, 'is missing', 1],
  ['different fields nobody knows', JSON.stringify(Object.fromEntries(manyFields())), 'is missing', 1],
  ['comments', `// a\n`.repeat(large / 5), 'the file ends in the middle', large / 5],
  ['blocks that begin', '/*'.repeat(large / 2), 'invalid character "*"', 1],
  ['quotes', '"'.repeat(large), 'invalid character', 1],
  ['backslashes', `"${'\\'.repeat(large)}`, 'the file ends in the middle', 1],
  ['blank lines', '\n'.repeat(large), 'the file ends in the middle', large],
  ['names without quotes', `{ version: 1, ${' '.repeat(large)} }`, plainJson, 1],
  ['the marks of a conflict', `{\n"a": "${'x'.repeat(large)}",\n<<<<<<< HEAD\n}`, /conflict/, 3],
])('says what is wrong with a text of %s', async (_, text, message, line) => {
  const parsed = await parseTape(text)
  const [first] = parsed.ok ? [] : parsed.problems
  expect(first?.message).toMatch(message)
  expect(Math.abs((first?.line ?? 0) - line)).toBeLessThanOrEqual(1)
  expect(parsed.ok ? [] : parsed.problems.slice(21)).toEqual([])
})

function manyFields(): [string, number][] {
  return Array.from({ length: 300_000 }, (_, index) => [`field${index}`, index])
}
