import type { Screen } from '../../screen/screen.ts'
import { everywhere } from '../../text/stateless.ts'
import { glyphsOf, textOfGlyphs } from './row-glyphs.ts'

/** Where a question stands on the screen: on one row, or over several, as a library or the terminal wrapped it. */
export interface QuestionText {
  row: number
  lastRow: number
  /** The column behind it, in its last row. */
  end: number
}

/** The last place where a question stands; undefined when it does not. */
export function questionText(screen: Screen, question: string | RegExp): QuestionText | undefined {
  const whole = screen.find(question, { all: true }).at(-1)
  if (whole !== undefined) return { row: whole.row, lastRow: whole.row, end: whole.col + whole.width }
  return typeof question === 'string' ? wrapped(screen, question) : undefined
}

/** Blanks and frames are where the rows end, so that only what is written between them counts. */
function wrapped(screen: Screen, question: string): QuestionText | undefined {
  const written = Array.from({ length: screen.size.rows }, (_, row) =>
    textOfGlyphs(glyphsOf(screen, row)).units.flatMap(({ text, col }) =>
      noWriting.test(text) ? [] : [{ text, row, end: col + 1 }],
    ),
  ).flat()
  const text = written.map((glyph) => glyph.text.charAt(0)).join('')
  const wanted = question.replace(everywhere(noWriting), '')
  const at = wanted === '' ? -1 : text.lastIndexOf(wanted)
  const [first, last] = [written[at], written[at + wanted.length - 1]]
  return first && last && { row: first.row, lastRow: last.row, end: last.end }
}

const noWriting = /[\s│┃║|]/
