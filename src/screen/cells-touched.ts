import { queriesPerSequenceMax } from '../limits.ts'
import type { Size } from './clamp-counts.ts'

/**
 * What carrying out one escape sequence costs the emulator at most, in cells rewritten; 0 for the many that only move, paint or
 * switch something. Counts have been clamped. Weights by measurement: one unit is 2 to 4 ns.
 */
export function cellsTouched(sequence: string, size: Size): number {
  const { cols, rows } = size
  const second = sequence.charCodeAt(1)
  const isEscape = sequence.startsWith('\u001b')
  if (sequence.startsWith('\u009b') || (isEscape && second === 0x5b))
    return ofControlSequence(sequence.slice(isEscape ? 2 : 1), size)
  if (!isEscape || strings.has(second)) return answerCells * answersTo(sequence)
  if (sequence.endsWith('c')) return 4 * cols * rows
  if (sequence.endsWith('M') && sequence.length === 2) return lineMoved(size)
  return sequence.endsWith('#8') ? cols * rows : 0
}

/** What an answer costs on its way to the program, or a string that changes a title, a link or a colour. */
const answerCells = 2_000

/** `]`, `P`, `X`, `^` and `_` behind an ESC. */
const strings: ReadonlySet<number> = new Set([0x5d, 0x50, 0x58, 0x5e, 0x5f])

function answersTo(text: string): number {
  let count = 1
  for (let at = text.indexOf(';'); at !== -1 && count < queriesPerSequenceMax; at = text.indexOf(';', at + 1))
    count++
  return count
}

/** A line that is taken out at one place and put in at another. */
function lineMoved({ cols, rows }: Size): number {
  return 4 * cols + rows
}

/** @param body what follows the introducer */
function ofControlSequence(body: string, size: Size): number {
  const final = body.charAt(body.length - 1)
  if (!costly.has(final)) return 0
  const { cols, rows } = size
  const count = (): number => Math.max(1, Number(/\d+/.exec(body.replace(controls, ''))?.[0] ?? 1))
  const before = body.charCodeAt(body.length - 2)
  const hasIntermediate = before >= 0x20 && before < 0x30
  switch (final) {
    case 'J':
      return cols * rows
    // With an intermediate, SL, SR, DECIC and DECDC move every line.
    case '@':
    case 'A':
      return hasIntermediate ? 2 * cols * rows : final === '@' ? cols : 0
    case '}':
    case '~':
      return 2 * cols * rows
    case 'P':
    case 'X':
    case 'I':
    case 'Z':
      return cols
    case 'S':
      return count() * 2 * cols
    case 'T':
    case '^':
    case 'L':
    case 'M':
      return count() * lineMoved(size)
    case 'b':
      return count() * 16
    case 'h':
    case 'l':
      return body.startsWith('?') ? (body.match(screenSwitches)?.length ?? 0) * 2 * cols * rows : 0
    default:
      return answerCells
  }
}

const controls = /[\u0000-\u001f\u007f]/g
/** The modes that change to the alternate screen and back. */
const screenSwitches = /(?<!\d)(?:47|1047|1049)(?!\d)/g
/** The rest, from `c` on, may be queries. */
const costly: ReadonlySet<string> = new Set('J@A}~PXIZST^LMbhlcnpqt')
