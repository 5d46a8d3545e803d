import { expect, it } from 'vitest'
import { paintedLine } from '../../src/investigate/painted-line.ts'
import { replyText } from '../../src/investigate/reply-text.ts'

it.each([
  ['sqlite> ', 'sqlite> '],
  // jline steps back over its own blank.
  ['jshell>  \b', 'jshell> '],
  // s-nail goes behind its prompt, blanks the rest, and comes back.
  ['? \r\u001b[C\u001b[C          \r\u001b[C\u001b[C', '? '],
  // reline measures the terminal first.
  ['\u001b[1G▽\u001b[6n\u001b[1G\u001b[K\u001b[1Girb(main):001:0> ', 'irb(main):001:0> '],
  ['old> \u001b[2K\rnew> ', 'new> '],
  ['ab\u001b[4Gcd', 'ab cd'],
  ['abc\u001b[1G\u001b[2Pd', 'd'],
  ['typed\r\u001b[5X> ', '> '],
  ['\u001b[31mred> \u001b[0m', 'red> '],
  ['name: \r', 'name: '],
])('%j is shown as %j', (line, shown) => {
  expect(paintedLine(line)).toBe(shown)
})

it('no count makes it allocate without a bound', () => {
  expect(paintedLine('\u001b[999999999Cx').length).toBeLessThan(2_000)
  expect(paintedLine('a\u001b[999999999Xb').length).toBeLessThan(2_000)
})

it('leaves the prompt out of an answer, and the echo', () => {
  expect(replyText('list\r\none\r\ntwo\r\n>  \b', 'list')).toEqual({ text: 'one\ntwo', prompt: '> ' })
})
