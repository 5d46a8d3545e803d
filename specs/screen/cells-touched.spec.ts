import { expect, it } from 'vitest'
import { cellsTouched } from '../../src/screen/cells-touched.ts'

const size = { cols: 80, rows: 24 }
const screenful = 80 * 24

it.each([
  ['\u001b[31m', 0],
  ['\u001b[1;1H', 0],
  ['\u001b[K', 0],
  ['\u001b[?25l', 0],
  ['\u001b[A', 0],
  ['\u001b7', 0],
  ['\u001b[2J', screenful],
  ['\u009b2J', screenful],
  ['\u001b[?2J', screenful],
  ['\u001b#8', screenful],
  ['\u001bc', 4 * screenful],
  ['\u001b[?1049h', 2 * screenful],
  ['\u001b[?25;47;1047l', 4 * screenful],
  ['\u001b[?10491h', 0],
  ['\u001b[24S', 24 * 160],
  ['\u001b[S', 160],
  ['\u001b[0S', 160],
  ['\u001b[2\n4S', 24 * 160],
  ['\u001b[24L', 24 * 344],
  ['\u001bM', 344],
  ['\u001b[80@', 80],
  ['\u001b[80 @', 2 * screenful],
  ["\u001b[1'}", 2 * screenful],
  ['\u001b[1920b', 16 * screenful],
  ['\u001b[6n', 2_000],
  ['\u001b]0;a\u0007', 4_000],
  [`\u001b]4;${'1;?;'.repeat(1_000)}\u0007`, 512_000],
])('%j costs %i', (sequence, cells) => {
  expect(cellsTouched(sequence, size)).toBe(cells)
})
