import { expect, it } from 'vitest'
import { withoutQueries } from '../../src/session/without-queries.ts'

it.each([
  ['one \u001b[6n\u001b[1mtwo\u001b[0m\u001b[c', 'one \u001b[1mtwo\u001b[0m'],
  ['\u001b]11;?\u0007\u001b]0;title\u0007', '\u001b]0;title\u0007'],
  ['\u001bP$qm\u001b\\ \u001b]10;?\u001b\\\u0005.', ' .'],
  ['\u001b[2J\u001b[H', '\u001b[2J\u001b[H'],
  ['plain 6n', 'plain 6n'],
])('%j', (output, rest) => {
  expect(withoutQueries(output)).toBe(rest)
})
