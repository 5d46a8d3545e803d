import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { plain } from '../../src/redact/plain.ts'
import { project, type View } from '../../src/redact/view.ts'
import { viewsOf } from '../../src/redact/views.ts'
import { runs } from '../runs.ts'

it.each([
  ['a\u001b[1;31mb\u001b[0mc', 'abc'],
  ['a\u001b(Bb\u001b=c\u001b7d', 'abcd'],
  ['a\u001b]0;title\u0007b\u001b]8;;http://x\u001b\\c', 'abc'],
  ['a\u001bP1$r\u001b\\b', 'ab'],
  ['a\u001b[2;1Hb\u001b[3Cc\u001b[Kd', 'a\nb cd'],
  ['ab\u001b[2Dc', 'ab\b\bc'],
  ['a\u0007b\u000fc\u0000d', 'abcd'],
  ['a\u001b', 'a'],
  ['a\u001b[31', 'a31'],
  ['漢\u001b[0m😀', '漢😀'],
])('%j is shown as %j', (original, shown) => {
  expect(plain(original).shown.text).toBe(shown)
})

it.each([
  ['abx\b \bc\r\n', 'abc\r\n'],
  ['old text\rnew\r\n', 'new text\r\n'],
  ['hunx\u007fter2\r', 'hunter2\r'],
  ['wrong\u0015right\r', 'right\r'],
  ['hunx\u007fter2\rother line\r', 'hunter2\rother line\r'],
  ['aXc\b\bbYc\b\b', 'abYc'],
  ['\b\bab', 'ab'],
])('%j is edited into %j', (original, text) => {
  expect(viewsOf(original).painted[0]?.text).toBe(text)
})

it.each<[string, string | undefined, string | undefined]>([
  ['abcdefghij\r\nklm', 'abcdefghijklm', 'abcdefghijklm'],
  ['abc\r\ndef', undefined, 'abcdef'],
  ['abcdefghij\r\n', undefined, undefined],
  ['abcdefghi \rj', 'abcdefghij', 'abcdefghij'],
  ['│ abcd │\r\n│ ef   │', '│ abcdef   │', '│ abcdef   │'],
  ['abcdefgh ij\r\n  kl', undefined, 'abcdefgh ijkl'],
])('%j at ten columns is joined into %j, at any width into %j', (original, wrapped, joined) => {
  const views = viewsOf(original, 10)
  expect(views.wrapped[0]?.text).toBe(wrapped)
  expect(views.joined[0]?.text).toBe(joined)
})

it('every view projects back to exactly its characters', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\u001b[31m',
      '\u001b[2;5H',
      '\u001b[4C',
      '\u001b[2D',
      '\u001b]0;abc\u0007',
      '\r\n',
      '\r',
      '\b',
      '\u007f',
      '│',
      ' ',
      '\u001b',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 15 }), fc.nat(200), fc.nat(200), (pieces, from, size) => {
      const original = pieces.join('')
      const { straight, painted, wrapped, joined } = viewsOf(original, 10)
      for (const view of [...straight, ...painted, ...wrapped, ...joined]) {
        if (view === undefined) continue
        const start = Math.min(from, view.text.length)
        const end = Math.min(start + size, view.text.length)
        const back = project(view, start, end).map((range) => original.slice(range.start, range.end))
        expect(back.join('')).toBe(withoutStandIns(view, start, end))
      }
    }),
    { numRuns: runs(3000) },
  )
})

/** What stands for a cursor movement is the one kind of character that is not in the original. */
function withoutStandIns(view: View, start: number, end: number): string {
  return view.text
    .slice(start, end)
    .split('')
    .filter((_, index) => project(view, start + index, start + index + 1).length > 0)
    .join('')
}
