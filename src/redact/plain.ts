import { type Sequence, sequencesOf } from '../text/sequences.ts'
import { nowhere, type Range, type View, ViewBuilder, wholeView } from './view.ts'

/** What a terminal would show of a text, and the strings it would not show but that a secret can hide in. */
export interface Plain {
  /** The text without escape sequences. Cursor movements to elsewhere are line breaks, movements to the right are spaces. */
  shown: View
  /** The contents of OSC, DCS, SOS, PM and APC strings: titles, links, clipboards. Ranges of the original. */
  asides: Range[]
}

/**
 * Takes the escape sequences out of terminal output (ECMA-48: CSI, OSC and its kin, charset designations and
 * single-character escapes). 8-bit C1 controls are not recognised, because bytes that are not UTF-8 are seen as latin1
 * here and there the same codes are halves of letters.
 */
export function plain(original: string): Plain {
  if (!special.test(original)) return { shown: wholeView(original), asides: [] }
  const builder = new ViewBuilder()
  const asides: Range[] = []
  let done = 0
  for (const sequence of sequencesOf(original, { c1: false })) {
    addText(builder, original.slice(done, sequence.start), done)
    // Of a sequence whose end never came, everything behind its introducer counts as shown: nothing may hide there.
    done = sequence.complete ? sequence.end : Math.min(sequence.end, sequence.start + 2)
    if (!sequence.complete) continue
    const { payload } = sequence
    if (payload !== '') asides.push({ start: sequence.start + 2, end: sequence.start + 2 + payload.length })
    builder.add(standIn(sequence), nowhere)
  }
  addText(builder, original.slice(done), done)
  return { shown: builder.build(), asides }
}

/** Whether a text moves the cursor in any way but to the next line: then what stands on the screen is not what was printed in order. */
export function paints(original: string): boolean {
  return moves.test(original)
}

const moves = /\u001b(?:\[[\d;]*[A-HJLMP@X`adef]|[78DEMc])|[\b]|\r(?![\r\n]|$)/

const special = /[\u0000\u0007\u000e\u000f\u001b]/

// Padding, the bell and charset shifts occupy no cell.
const withoutCell = /[\u0000\u0007\u000e\u000f]/

function addText(builder: ViewBuilder, text: string, origin: number): void {
  let at = origin
  for (const piece of text.split(withoutCell)) {
    builder.add(piece, at)
    at += piece.length + 1
  }
}

/**
 * Text after a cursor movement does not continue the text before it. Were the two glued together, the end of one word
 * and the start of another would hide the edges of a secret.
 */
function standIn({ kind, final, parameters }: Sequence): string {
  if (kind !== 'csi') return ''
  if ('ABEFHdf'.includes(final)) return '\n'
  if (final === 'C' || final === 'G') return ' '
  if (final === 'D') return '\b'.repeat(Math.min(Number.parseInt(parameters, 10) || 1, 500))
  return ''
}
