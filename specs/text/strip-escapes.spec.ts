import ansiRegex from 'ansi-regex'
import { stripVTControlCharacters } from 'node:util'
import stripAnsi from 'strip-ansi'
import { expect, it } from 'vitest'
import { behindJumps, jumps, stripEscapes } from '../../src/text/strip-escapes.ts'

/** The cases of the specs of strip-ansi and ansi-regex, as far as they are sequences a terminal knows. */
const shared: [string, string][] = [
  ['\u001b[0m\u001b[4m\u001b[42m\u001b[31mfoo\u001b[39m\u001b[49m\u001b[24mfoo\u001b[0m', 'foofoo'],
  ['\u001b[0;33;49;3;9;4mbar\u001b[0m', 'bar'],
  ['foo\u001b[0gbar', 'foobar'],
  ['foo\u001b[Kbar', 'foobar'],
  ['foo\u001b[2Jbar', 'foobar'],
  ['\u001b[38;5;123mx\u001b[38;2;1;2;3my', 'xy'],
  ['\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007', 'link'],
  ['\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['\u001b]8;k=v;https://example.com?a=b&c=d#e\u0007x\u001b]8;;\u0007', 'x'],
  ['\u009b31mred\u009b39m', 'red'],
  ['\u001b[1;2H\u001b[5n\u001b[?25l.', '.'],
  ['plain', 'plain'],
]

it.each(shared)('takes the escapes out of %j, as strip-ansi does', (text, stripped) => {
  expect(stripAnsi(text)).toBe(stripped)
  expect(stripEscapes(text)).toBe(stripped)
})

it('takes out every CSI sequence that ansi-regex knows', () => {
  for (let code = 0x40; code < 0x7f; code++)
    for (const parameters of ['', '1', '1;2', '?25', '38;2;1;2;3']) {
      const sequence = `\u001b[${parameters}${String.fromCharCode(code)}`
      if (sequence.match(ansiRegex())?.[0] === sequence) expect(stripEscapes(`a${sequence}b`)).toBe('ab')
    }
})

/** What programs send, and what is left of it otherwise: the reason for a tokenizer of our own. */
it.each([
  ['\u001b[>4;2m$ ', '$ '],
  ['\u001b[?u$ ', '$ '],
  ['\u001bP+q544e\u001b\\$ ', '$ '],
  ['\u001b_Gi=31;AAAA\u001b\\$ ', '$ '],
  ['\u001b(B\u001b[m$ ', '$ '],
])('takes the escapes out of %j', (text, stripped) => {
  expect(stripEscapes(text)).toBe(stripped)
})

it('leaves less behind than Node and strip-ansi do', () => {
  expect(stripVTControlCharacters('\u001b[>4;2m$ ')).not.toBe('$ ')
  // A sequence that is still on its way, as output comes in pieces; a line feed inside one, which acts at once.
  expect([stripAnsi('a\u001b[3'), stripEscapes('a\u001b[3')]).toEqual(['a\u001b[3', 'a'])
  expect([stripAnsi('a\u001b[3\n1mb'), stripEscapes('a\u001b[3\n1mb')]).toEqual(['a\u001b[3\n1mb', 'a\nb'])
})

it.each([
  ['a\u001b[2;3Hb', true, 'b'],
  ['a\u001bMb', true, 'b'],
  ['a\u001b[?1049hb', true, 'b'],
  ['a\u001b[?1048hb', false, 'a\u001b[?1048hb'],
  ['a\u001b[>2Ab', false, 'a\u001b[>2Ab'],
  ['a\u001b[2 Ab', false, 'a\u001b[2 Ab'],
  ['\u001b]0;\u001b[mA', false, '\u001b]0;\u001b[mA'],
])('knows the jumps of %j', (text, does, behind) => {
  expect(jumps(text)).toBe(does)
  expect(behindJumps(text)).toBe(behind)
})
