import { sequencesOf } from '../text/sequences.ts'

export interface Size {
  cols: number
  rows: number
}

/**
 * One escape sequence as the emulator may have it: with counts no larger than makes a difference on a screen of that size. Every other number keeps to
 * five digits, which is more than any mode, colour or place needs.
 */
export function clampCounts(sequence: string, size: Size): string {
  // `ESC [ 9 S` is the longest that surely needs nothing.
  if (sequence.length <= 4) return sequence
  const [, count, final] = oneCount.exec(sequence) ?? []
  if (count !== undefined && final !== undefined) {
    const max = countMaxOf(final, size)
    return Number(count) > max ? `\u001b[${max}${final}` : sequence
  }
  const [read] = sequencesOf(sequence)
  if (read?.kind !== 'csi') return sequence
  const countMax = countMaxOf(read.final, size)
  const clamped = read.parameters.replace(/\d+/g, (number) =>
    Number(number) > countMax ? String(countMax) : number,
  )
  const parameters = read.final === 'm' ? withColourSpace(clamped) : clamped
  if (parameters === read.parameters) return sequence
  // Control characters inside a sequence act before it does.
  const controls = sequence.slice(1).replace(/[^\u0000-\u001f]/g, '')
  return `${controls}\u001b[${parameters}${read.intermediates}${read.final}`
}

/** Most are of this shape, and need no tokenizer. */
const oneCount = /^\u001b\[(\d+)([@-~])$/

/**
 * `48:2:200:100:50` leaves the colour space out, as xterm and many programs write it; xterm.js would take the red for it.
 */
function withColourSpace(parameters: string): string {
  return parameters.replace(/(?<=^|;)([345]8:2):(\d*:\d*:\d*)(?=;|$)/g, '$1::$2')
}

/** Source: xterm's ctlseqs, and which of them xterm.js carries out step by step. */
function countMaxOf(final: string, { cols, rows }: Size): number {
  // SU, SD (and its older form), IL, DL: by lines.
  if ('STLM^'.includes(final)) return rows
  // CHT, CBT, ICH, DCH, ECH, DECIC, DECDC, by columns.
  if ('IZ@PX}~'.includes(final)) return cols
  // REP.
  return final === 'b' ? cols * rows : 65_535
}
