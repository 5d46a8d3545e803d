import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isTape } from '../../src/tape/guard.ts'
import type { ImportedTape } from '../../src/formats/imported.ts'
import { parseAsciicast } from '../../src/formats/parse-asciicast.ts'
import { parseScript } from '../../src/formats/parse-script.ts'
import { parseTtyrec } from '../../src/formats/parse-ttyrec.ts'
import { runs } from '../runs.ts'

function check(imported: ImportedTape): void {
  if (imported.ok) expect(isTape(imported.tape)).toBe(true)
  else expect(imported.problems.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true)
  if (!imported.ok) expect(imported.problems).not.toEqual([])
}

const number = fc.oneof(fc.double(), fc.nat(), fc.constantFrom(80, 0, 1e9, 1e14, 253_402_300_800))
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('80x24', '0x1', '7', '\ud800', 'a b', "'a"),
)

it('makes a tape or a list of problems of any asciicast', () => {
  const header = fc.record(
    {
      version: fc.constantFrom(2, 3, 4),
      width: number,
      height: fc.constant(24),
      term: fc.record({ cols: fc.constantFrom(80, 0), rows: fc.constant(24), type: text }),
      timestamp: number,
      title: text,
      command: text,
      env: fc.dictionary(text, fc.oneof(text, number)),
    },
    { requiredKeys: ['version'] },
  )
  const event = fc.tuple(
    fc.oneof(number, fc.nat({ max: 3 })),
    fc.constantFrom('o', 'i', 'r', 'm', 'x', 'z'),
    text,
  )
  fc.assert(
    fc.property(
      header,
      fc.array(fc.oneof({ weight: 5, arbitrary: event }, { weight: 1, arbitrary: text })),
      (one, rest) => check(parseAsciicast([one, ...rest].map((each) => JSON.stringify(each)).join('\n'))),
    ),
    { numRuns: runs(500) },
  )
})

it('makes a tape or a list of problems of any recording of script', () => {
  const value = fc.constantFrom(
    '1',
    '0',
    '2',
    'SIGWINCH ROWS=0 COLS=80',
    'SIGWINCH ROWS=1 COLS=80',
    'SIGINT',
    'x',
  )
  const name = fc.constantFrom('START_TIME', 'COMMAND', 'TERM', 'EXIT_CODE', 'LINES', 'COLUMNS', 'x')
  const header = fc
    .tuple(
      name,
      fc.constantFrom('1', '', '-1', '20261-01-01', '2026-01-01', '9999-12-31 23:59:59-09:00', "a 'b"),
    )
    .map(([key, each]) => `H 0.0 ${key} ${each}`)
  const entry = fc
    .tuple(fc.constantFrom('O ', 'I ', 'S ', '', '?'), value)
    .map(([kind, each]) => `${kind}0.5 ${each}`)
  fc.assert(
    fc.property(fc.array(fc.oneof(header, entry, text)), fc.uint8Array(), (lines, output) =>
      check(parseScript({ timing: lines.join('\n'), output: Buffer.concat([Buffer.from('\n'), output]) })),
    ),
    { numRuns: runs(500) },
  )
})

it('makes a tape or a list of problems of any ttyrec', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => check(parseTtyrec(bytes))))
})

it('takes a recording in which nothing happened for more than a day', () => {
  const imported = parseAsciicast('{"version": 3, "term": {"cols": 80, "rows": 24}}\n[86401, "o", "x"]')
  expect(imported.ok && isTape(imported.tape)).toBe(true)
})
