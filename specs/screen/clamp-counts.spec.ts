import { describe, expect, it } from 'vitest'
import { clampCounts } from '../../src/screen/clamp-counts.ts'
import { Screen } from '../../src/screen/screen.ts'

const size = { cols: 80, rows: 24 }
const huge = ['32768', '2147483647', '9223372036854775808', '9'.repeat(400)]

/** Every final character of CSI, with what follows from it: how often xterm.js would do something, at most. */
const finals = Array.from({ length: 0x7f - 0x40 }, (_, at) => String.fromCharCode(0x40 + at))
const byLines = 'STLM^'
const byColumns = 'IZ@PX}~'

function countMax(final: string): number {
  if (byLines.includes(final)) return 24
  if (byColumns.includes(final)) return 80
  return final === 'b' ? 80 * 24 : 65_535
}

describe.each(finals)('CSI … %s', (final) => {
  it('keeps 0 and 1', () => {
    for (const count of ['0', '1'])
      expect(clampCounts(`\u001b[${count}${final}`, size)).toBe(`\u001b[${count}${final}`)
  })

  it('is clamped', () => {
    for (const count of huge) {
      const clamped = Math.min(Number(count), countMax(final))
      for (const [before, behind] of [
        ['', ''],
        ['?', ''],
        ['>', ''],
        ['', ' '],
        ['', "'"],
        ['1;', ''],
        ['', ':1'],
      ] as const)
        expect(clampCounts(`\u001b[${before}${count}${behind}${final}`, size)).toBe(
          `\u001b[${before}${clamped}${behind}${final}`,
        )
      expect(clampCounts(`\u009b${count}${final}`, size)).toBe(
        clamped === Number(count) ? `\u009b${count}${final}` : `\u001b[${clamped}${final}`,
      )
    }
  })
})

it.each([
  ['\u001b[21474\n83647S', '\n\u001b[24S'],
  ['\u001b[48;2;200;100;50m', '\u001b[48;2;200;100;50m'],
  ['\u001b[48:2:200:100:50m', '\u001b[48:2::200:100:50m'],
  ['\u001b[1;58:2:1:2:3;38:2::4:5:6m', '\u001b[1;58:2::1:2:3;38:2::4:5:6m'],
  ['\u001b[48:5:200m', '\u001b[48:5:200m'],
  ['\u001b[?1049h', '\u001b[?1049h'],
  ['\u001b[99999;99999H', '\u001b[65535;65535H'],
  ['\u001b]0;99999999\u0007', '\u001b]0;99999999\u0007'],
])('makes %j %j', (sequence, clamped) => {
  expect(clampCounts(sequence, size)).toBe(clamped)
})

it('shows what the whole count would show', () => {
  const screen = new Screen({ cols: 10, rows: 3 })
  screen.feed(Buffer.from('hello\u001b[2147483647S\u001b[2147483647Tab\u001b[2147483647b'))
  // REP fills the screen and scrolls no further than that.
  expect(screen.lines).toEqual(['bbbbbbbbbb', 'bbbbbbbbbb', 'bbbbbbb'])
})
