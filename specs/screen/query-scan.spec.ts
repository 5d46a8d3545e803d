import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { QueryScan } from '../../src/screen/query-scan.ts'
import { output } from './output.ts'
import { runs } from '../runs.ts'

const queries = [
  ['\x1b[c', 'DA1'],
  ['\x1b[0c', 'DA1'],
  ['\x1b[>c', 'DA2'],
  ['\x1b[>0c', 'DA2'],
  ['\x1b[=c', 'DA3'],
  ['\x1b[5n', 'DSR'],
  ['\x1b[6n', 'CPR'],
  ['\x1b[?6n', 'DECXCPR'],
  ['\x1b[?996n', 'private DSR'],
  ['\x1b[?2026$p', 'DECRQM'],
  ['\x1b[4$p', 'DECRQM'],
  ['\x1bP$qm\x1b\\', 'DECRQSS'],
  ['\x1b[>q', 'XTVERSION'],
  ['\x1b[>0q', 'XTVERSION'],
  ['\x1b]4;1;?\x07', 'OSC 4'],
  ['\x1b]10;?\x1b\\', 'OSC 10'],
  ['\x1b]11;?\x07', 'OSC 11'],
  ['\x1b]12;?\x07', 'OSC 12'],
  ['\x1bP+q544e\x1b\\', 'XTGETTCAP'],
  ['\x1b[14t', 'CSI 14 t'],
  ['\x1b[16t', 'CSI 16 t'],
  ['\x1b[18t', 'CSI 18 t'],
  ['\x1b[?u', 'kitty keyboard'],
  ['\x1b]52;c;?\x07', 'OSC 52'],
  ['\x05', 'ENQ'],
] as const

test.each(queries)('finds %j', (text, name) => {
  const bytes = Buffer.from(`before${text}after`)
  expect(new QueryScan().scan(bytes)).toEqual([name])
  for (let at = 0; at <= bytes.length; at += 1) {
    const scan = new QueryScan()
    expect([...scan.scan(bytes.subarray(0, at)), ...scan.scan(bytes.subarray(at))]).toEqual([name])
  }
})

test.each([
  '\x1b[1;31m',
  '\x1b[u',
  '\x1b[!p',
  '\x1b[2 q',
  '\x1b[22;0t',
  '\x1b[1c',
  '\x1b]0;what?\x07',
  '\x1b]11;#000000\x07',
  '\x1b]52;c;aGk=\x07',
  '\x1b[>4;2m',
  '\x1b[>1u',
  '\x1bPpayload\x1b\\',
  '\x1b]',
])('is not misled by %j', (text) => {
  expect(new QueryScan().scan(Buffer.from(`${text}rest of the output\r\n`))).toEqual([])
})

test('finds the same however the bytes arrive', () => {
  const asked = fc.constantFrom(...queries.map(([text]) => Buffer.from(text)))
  fc.assert(
    fc.property(fc.array(fc.oneof(output, asked), { maxLength: 6 }), fc.array(fc.nat(9)), (parts, sizes) => {
      const bytes = Buffer.concat(parts)
      const scan = new QueryScan()
      const found: string[] = []
      let at = 0
      for (const size of sizes) {
        found.push(...scan.scan(bytes.subarray(at, at + size)))
        at += size
      }
      found.push(...scan.scan(bytes.subarray(at)))
      expect(found).toEqual(new QueryScan().scan(bytes))
    }),
    { numRuns: runs(500) },
  )
})

test('forgets an unended sequence in the end', () => {
  const scan = new QueryScan()
  expect(scan.scan(Buffer.from(`\x1b]2;${'x'.repeat(1_000)}`))).toEqual([])
  expect(scan.scan(Buffer.from('\x1b[6n'))).toEqual(['CPR'])
})
