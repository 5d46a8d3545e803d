import fc, { type Arbitrary } from 'fast-check'
import { send, type Step } from '../step.ts'
import type { Inputs } from './inputs.ts'

/** All bytes there are, singly and in runs: the classic way of finding faults. */
export function bytes(): Inputs {
  return { name: 'bytes', weight: 8, steps: () => byteSteps }
}

/** Control and escape sequences: valid ones, cut ones, nested ones, huge ones. */
export function escapes(): Inputs {
  return {
    name: 'escape sequences',
    weight: 6,
    steps: () => fc.array(sequence, { minLength: 1, maxLength: 4, size: 'max' }).map((all) => all.map(send)),
  }
}

/** Reports of a mouse, in the three ways terminals write them, places outside of the window included. */
export function mouse(): Inputs {
  return {
    name: 'mouse',
    weight: 4,
    steps: () => fc.array(report, { minLength: 1, maxLength: 4, size: 'max' }).map((all) => all.map(send)),
  }
}

/** Text pasted at once, in brackets or without, with line breaks and control characters in it. */
export function pastes(): Inputs {
  return { name: 'pastes', weight: 3, steps: () => paste }
}

/** Text that is hard on whoever counts characters: wide, combining, right-to-left, joined, and cut in the middle. */
export function unicode(): Inputs {
  return {
    name: 'unicode',
    weight: 5,
    steps: () => fc.array(trouble, { minLength: 1, maxLength: 5, size: 'max' }).map((all) => all.map(send)),
  }
}

const anyByte: Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 255 }) },
  { weight: 2, arbitrary: fc.integer({ min: 128, max: 255 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 31 }) },
)

const byteSteps: Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: anyByte.map((byte) => [byte]) },
      { weight: 1, arbitrary: fc.array(anyByte, { minLength: 2, maxLength: 40, size: 'max' }) },
    ),
    { minLength: 1, maxLength: 30, size: 'max' },
  )
  .map((runs) => runs.map((run) => send(Uint8Array.from(run))))

const escape = '\u001b'
const parameter: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '2',
    '5',
    '99',
    '200',
    '201',
    '999',
    '65536',
    '4294967296',
    '-1',
    '?25',
    '?1049',
    '>0',
  ),
  fc.integer({ min: 0, max: 300 }).map(String),
)
const final: Arbitrary<string> = fc.constantFrom(...'ABCDEFGHIJKLMPRSTZ@`abcdfghlmnpqrstux~^$|}{'.split(''))
const csi: Arbitrary<string> = fc
  .tuple(fc.array(parameter, { maxLength: 5, size: 'max' }), final)
  .map(([all, end]) => `${escape}[${all.join(';')}${end}`)
const payload: Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 20, size: 'max' }),
  fc.integer({ min: 100, max: 3_000 }).map((length) => 'A'.repeat(length)),
)
const strings: Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(']0;', ']8;;', ']52;c;', ']4;0;', 'P', 'P+q', '_', '^', 'X'),
    payload,
    fc.constantFrom('\u0007', `${escape}\\`, ''),
  )
  .map(([kind, text, end]) => `${escape}${kind}${text}${end}`)
const single: Arbitrary<string> = fc
  .tuple(fc.constantFrom('', ' ', '(', ')', '#', '%', 'O', 'N'), fc.integer({ min: 0x30, max: 0x7e }))
  .map(([between, code]) => `${escape}${between}${String.fromCharCode(code)}`)
const sequence: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: csi },
  { weight: 2, arbitrary: strings },
  { weight: 2, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc
      .tuple(csi, fc.nat({ max: 4 }))
      .map(([text, cut]) => text.slice(0, Math.max(1, text.length - cut))),
  },
  { weight: 1, arbitrary: fc.tuple(csi, csi).map(([one, other]) => one.slice(0, 2) + other + one.slice(2)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(';', '1', '9', ':', '?'), fc.integer({ min: 20, max: 2_000 }))
      .map(([unit, times]) => `${escape}[${unit.repeat(times)}m`),
  },
)

const at: Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 90 }) },
  { weight: 1, arbitrary: fc.constantFrom(222, 223, 224, 1_000, 65_535, 65_536, 2_147_483_648) },
)
const report: Arbitrary<string | Uint8Array> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 127 }), at, at, fc.constantFrom('M', 'm'))
      .map(([button, col, row, end]) => `${escape}[<${button};${col};${row}${end}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 32, max: 255 }),
        fc.integer({ min: 32, max: 255 }),
        fc.integer({ min: 32, max: 255 }),
      )
      .map((all) => Uint8Array.from([0x1b, 0x5b, 0x4d, ...all])),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 130 }), at, at)
      .map(([button, col, row]) => `${escape}[${button};${col};${row}M`),
  },
)

const paste: Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.oneof(
      fc.string({ maxLength: 60, size: 'max' }),
      fc
        .array(
          fc.constantFrom('word', '\r', '\n', '\t', '\u0003', '\u0004', '\u001b', '\u0016', 'é', '日', '\0'),
          { maxLength: 30, size: 'max' },
        )
        .map((all) => all.join('')),
      fc.integer({ min: 50, max: 6_000 }).map((length) => 'lorem ipsum\r'.repeat(Math.ceil(length / 12))),
    ),
    fc.constantFrom(
      ['', ''],
      [`${escape}[200~`, `${escape}[201~`],
      [`${escape}[200~`, ''],
      ['', `${escape}[201~`],
    ),
  )
  .map(([text, [open = '', close = '']]) => [send(`${open}${text}${close}`)])

const trouble: Arbitrary<string | Uint8Array> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'é',
      'e\u0301',
      '日本',
      '한',
      '\u{1f600}',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
      '\u{1f1e9}\u{1f1ea}',
      '\u200b',
      '\u200f',
      '\u202e',
      '\ufeff',
      '\ufffd',
      '\uffff',
      '\u{10ffff}',
      '\u0301',
      '\u00ad',
      '\u00a0',
      '\u2028',
      'ﷺ',
      'Z\u0351\u036b\u0343\u036a',
      '\u1160',
      '\u0000',
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('é', '日', '\u{1f600}'), fc.integer({ min: 1, max: 3 }))
      .map(([char, cut]) => Buffer.from(char).subarray(0, cut)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        [0xa1],
        [0xff],
        [0xc0, 0x80],
        [0xe0, 0x80, 0x80],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
        [0xf8, 0x88, 0x80, 0x80, 0x80],
        [0x80],
        [0xfe],
      )
      .map((all) => Uint8Array.from(all)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('日', 'e\u0301', '\u0301', '\u{1f600}'), fc.integer({ min: 2, max: 200 }))
      .map(([char, times]) => char.repeat(times)),
  },
)
