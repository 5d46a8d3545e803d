import * as fc from 'fast-check'

const texts = [
  'a',
  'word ',
  '日本',
  'e\u0301',
  '—',
  '…',
  '👨‍👩‍👧',
  '🇩🇪',
  '❤️',
  '\r\n',
  '\n',
  '\r',
  '\b',
  '\t',
  '┌─┐',
]
const escapes = [
  '\x1b[H',
  '\x1b[2J',
  '\x1b[K',
  '\x1b[3;7H',
  '\x1b[A',
  '\x1b[2C',
  '\x1b[1m',
  '\x1b[2;3;4m',
  '\x1b[5;7;9m',
  '\x1b[8m',
  '\x1b[53m',
  '\x1b[31;42m',
  '\x1b[97;100m',
  '\x1b[38;5;200m',
  '\x1b[48;2;1;2;3m',
  '\x1b[38:2::10:20:30m',
  '\x1b[m',
  '\x1b[?25l',
  '\x1b[?25h',
  '\x1b[?1049h',
  '\x1b[?1049l',
  '\x1b]2;title\x07',
  '\x1b(0qx\x1b(B',
  '\x1b[2;3r',
  '\x1b[L',
  '\x1b[P',
  '\x1bc',
]

/** What programs write: text, escapes that paint and move, and now and then any bytes at all. */
export const output: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...texts).map((text) => Buffer.from(text)) },
      { weight: 5, arbitrary: fc.constantFrom(...escapes).map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts))
