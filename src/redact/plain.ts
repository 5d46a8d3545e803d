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
  for (const found of original.matchAll(sequence)) {
    builder.add(original.slice(done, found.index), done)
    done = found.index + found[0].length
    const payload = found.groups?.['payload']
    if (payload !== undefined && payload !== '') {
      const start = found.index + 2
      asides.push({ start, end: start + payload.length })
    }
    builder.add(standIn(found.groups?.['final'], found.groups?.['parameters'] ?? ''), nowhere)
  }
  builder.add(original.slice(done), done)
  return { shown: builder.build(), asides }
}

const special = /[\u0000\u0007\u000e\u000f\u001b]/

const sequence = new RegExp(
  [
    String.raw`\u001b\[(?<parameters>[0-?]*)[ -/]*(?<final>[@-~])`,
    String.raw`\u001b[\]PX^_](?<payload>[^\u0007\u001b]*)(?:\u0007|\u001b\\)`,
    String.raw`\u001b[ -/]+[0-~]`,
    String.raw`\u001b[0-~]`,
    // Padding, the bell and charset shifts occupy no cell.
    String.raw`[\u0000\u0007\u000e\u000f]`,
  ].join('|'),
  'g',
)

/**
 * Text after a cursor movement does not continue the text before it. Were the two glued together, the end of one word
 * and the start of another would hide the edges of a secret.
 */
function standIn(final: string | undefined, parameters: string): string {
  if (final === undefined) return ''
  if ('ABEFHdf'.includes(final)) return '\n'
  if (final === 'C' || final === 'G') return ' '
  if (final === 'D') return '\b'.repeat(Math.min(Number.parseInt(parameters, 10) || 1, 500))
  return ''
}
