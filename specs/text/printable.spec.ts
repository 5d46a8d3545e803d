import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { show } from '../../src/errors.ts'
import { lineDiff } from '../../src/match/visible.ts'
import { describeInput } from '../../src/session/describe-input.ts'
import { describePattern } from '../../src/session/pattern.ts'
import { framedScreen, lastLines } from '../../src/session/scene.ts'
import { FindingLog } from '../../src/stores/finding.ts'
import { quote } from '../../src/tape/escape.ts'
import { plainText } from '../../src/text/plain-text.ts'
import { printable, printableLines } from '../../src/text/printable.ts'

it.each([
  ['\u001b[2J', '\\x1b[2J'],
  ['\u009b2J', '\\x9b2J'],
  ['\u007f\r\n\t', '\\x7f\\x0d\\x0a\\x09'],
  ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
  ['\u2066a\u2069\u200f\u061c', '\\u{2066}a\\u{2069}\\u{200f}\\u{61c}'],
  ['a\u2028b\ufeff\u200b', 'a\\u{2028}b\\u{feff}\\u{200b}'],
  ['\u{e0041}\ud800', '\\u{e0041}\\u{d800}'],
  ['👩‍💻 می‌خواهم', '👩‍💻 می‌خواهم'],
])('spells out %j', (text, printed) => {
  expect(printable(text)).toBe(printed)
})

it('keeps the lines of a text of several', () => {
  expect(printableLines('a\n\tb\r\u202e')).toBe('a\n\tb\\x0d\\u{202e}')
})

// U+061C, U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069: all that turn the reading direction.
const alive = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]52;c;AAAA\u0007',
        '\u009b',
        '\u202e',
        '\u2067',
        '\u0000',
        '\r',
        '\n',
        '\u061c',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const printers: [string, (text: string) => string][] = [
  ['printable', printable],
  ['printableLines', printableLines],
  ['plainText', plainText],
  ['show', show],
  ['lineDiff', (text) => lineDiff(text, `${text.slice(1)}x`)],
  ['describeInput', (text) => describeInput({ kind: 'raw', data: Buffer.from(text) })],
  ['describePattern', (text) => describePattern(text === '' ? 'x' : text)],
  [
    'describePattern of a RegExp',
    (text) => describePattern(new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))),
  ],
  ['lastLines', (text) => lastLines(text, 9).join('\n')],
  ['framedScreen', (text) => framedScreen([text], { cols: 9, rows: 1 })],
  ['quote', quote],
  [
    'a finding',
    (text) => {
      const log = new FindingLog({ odd: { severity: 'error', hint: 'x' } })
      log.add('odd', text, text, { path: text })
      const [{ file, message, path } = { file: '', message: '', path: '' }] = log.report().findings
      return `${file}${message}${path}`
    },
  ],
]

it.each(printers)('%s lets nothing through that a terminal would act on', (_name, print) => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(print(text)).not.toMatch(alive)
    }),
  )
})
