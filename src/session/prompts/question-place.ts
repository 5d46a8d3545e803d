import type { Screen } from '../../screen/screen.ts'
import { stripEscapes } from '../../text/strip-escapes.ts'
import { everywhere } from '../../text/stateless.ts'
import { type QuestionText, questionText } from './question-text.ts'
import { glyphsOf, textOfGlyphs } from './row-glyphs.ts'

/** Where a question stands that waits for its answer now. */
export interface QuestionPlace extends QuestionText {
  /** The row behind the question, blanks at both ends removed. */
  rest: string
}

/**
 * Where a question stands, or undefined when the program does not ask it now: it is not on the screen, or was answered and
 * only stands there still.
 *
 * @param printed what the program printed since the last line was sent
 * @param asked whether it was answered before
 */
export function questionPlace(
  screen: Screen,
  question: string | RegExp,
  { printed, answered }: { printed: string; answered: boolean },
): QuestionPlace | undefined {
  const place = questionText(screen, question)
  if (place === undefined) return undefined
  const sign = signOf(screen.line(place.row))
  if (doneSigns.test(sign)) return undefined
  const isNew = standsIn(stripEscapes(printed), question)
  if (!askSigns.test(sign) && !isNew && (answered || !isAtCursor(screen, place))) return undefined
  const behind = glyphsOf(screen, place.lastRow).filter(({ col }) => col >= place.end)
  return { ...place, rest: textOfGlyphs(behind).text.trim() }
}

/** The questions that wait on the screen, as a message names them. */
export function questionsOn(screen: Screen): string[] {
  const signed = screen.lines.filter((line) => askSigns.test(signOf(line)))
  const { cursor, lines } = screen
  const here = lines[cursor.row] ?? ''
  const found = signed.length > 0 ? signed : here === '' ? [] : [here]
  return found.map((line) => line.replace(beforeQuestion, '').trim())
}

function signOf(line: string): string {
  return line.replace(/^[\s│┃║|]+/, '').charAt(0)
}

function standsIn(text: string, question: string | RegExp): boolean {
  if (typeof question === 'string') return text.includes(question)
  return text.split('\n').some((line) => everywhere(question).test(line))
}

/** Whether between the question and the cursor stands nothing but frames. */
function isAtCursor(screen: Screen, { lastRow }: QuestionText): boolean {
  const { lines, cursor } = screen
  if (cursor.row < lastRow) return false
  return lines.slice(lastRow + 1, cursor.row).every((line) => onlyFrames.test(line))
}

/** What libraries put before a question that was answered or given up. */
const doneSigns = /[✔✓√◇✖✗■]/
const askSigns = /[?◆▲]/
const beforeQuestion = /^[\s│┃║|]*[?◆▲]?\s*/
const onlyFrames = /^[\s│┃║|─━═┌┐└┘├┤╭╮╰╯]*$/
