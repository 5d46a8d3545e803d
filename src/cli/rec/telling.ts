import { stripEscapes } from '../../text/strip-escapes.ts'
import { isStable, letters, stableWords } from './stable-words.ts'

/** What is on a screen: its rows, from the top. */
export type Rows = readonly string[]

/** What tells that an input was answered. */
export type Telling =
  /** The screen shows this text. */
  | { do: 'shows'; text: string }
  /** A whole row of the screen is this text. */
  | { do: 'shows'; text: string; row: true }
  /** The program asks with it. */
  | { do: 'prompts'; text: string }

/** What happened between two inputs. */
export interface Answer {
  /** The screen before the input, and when the next one came. */
  before: Rows
  now: Rows
  /** What was typed. */
  echo: string
  /** Text of the row at the cursor, up to the cursor. */
  atCursor: string
  /** All that was printed. */
  output: string
  /** Whether the program asks and answers in lines. */
  byLines: boolean
  /** Whether the program has ended. */
  ended: boolean
  /** Whether a row changes by itself. */
  isMoving: (row: string, at: number) => boolean
}

/**
 * What tells that an input was answered: a prompt that is new, else a question, else the last words that are new; of an answer whose words were
 * there before, its row, the prompt once more, or the row that got a mark. Never an echo, and nothing that another run would say otherwise.
 */
export function tellingOf(answer: Answer): Telling | undefined {
  const { before, now, echo, byLines } = answer
  const was = before.join('\n')
  const is = now.join('\n')
  const isNew = (text: string): boolean => !was.includes(text) && is.indexOf(text) === is.lastIndexOf(text)
  const prompt = promptIn(answer.output, answer.atCursor)
  if (byLines && prompt !== undefined && !was.includes(prompt.trim())) return { do: 'prompts', text: prompt }
  const rows = now.filter((row, at) => !isEcho(row, before, echo) && !answer.isMoving(row, at))
  const words = rows.flatMap((row) => wordsIn(row)).filter((text) => isNew(text) && text !== echo.trim())
  const text =
    words.findLast((each) => isQuestion.test(each)) ??
    words.findLast((each) => isWords.test(each) && !isAside.test(each)) ??
    words.findLast((each) => isWords.test(each)) ??
    words.findLast((each) => letters(each) > 0 && !isAside.test(each))
  if (text !== undefined) return { do: 'shows', text }
  if (byLines || answer.ended) {
    const row = rows.findLast((each) => isRowOfItsOwn(each, before, now))
    if (row !== undefined && row.trim() !== answer.atCursor.trim())
      return { do: 'shows', text: row, row: true }
    if (byLines && prompt !== undefined) return { do: 'prompts', text: prompt }
  }
  const marked = rows
    .map(unframed)
    .findLast(
      (each) => isMarked.test(each) && each !== echo.trim() && isShort(each) && isStable(each) && isNew(each),
    )
  return marked === undefined ? undefined : { do: 'shows', text: marked }
}

/** What a program asks with at the end of what it printed; undefined where that is no prompt, or another in the next run. */
export function promptIn(output: string, atCursor: string): string | undefined {
  const line = stripEscapes(output.slice(output.lastIndexOf('\n') + 1)).replace(/\r+$/, '')
  const prompt = line.slice(line.lastIndexOf('\r') + 1)
  return prompt.trim() !== '' &&
    prompt.trim() === atCursor.trim() &&
    isShort(prompt) &&
    !/[\p{Cc}\p{Cf}]/u.test(prompt) &&
    // Prompts that paint begin with a sign, and what stands there may be anything.
    /^(?!\S .*\p{L})(?:.*\S)?(?:[>$#%:?»❯)\]]|\.\.\.) ?$/u.test(prompt) &&
    isStable(prompt)
    ? prompt
    : undefined
}

const isQuestion = /\p{L}.*[?？]$/u
const isWords = /\p{L}{3}/u
/** What tells keys, is a button or a notice: it is there whatever was asked. */
const isAside = new RegExp(
  [
    String.raw`[↑↓←→⏎]|\bctrl\b|\^\S |\bM-\S |\bF\d+\p{L}|\b(?:Esc|Enter)[A-Z]`,
    String.raw`^[<[].*[>\]]$|^\(.*\)$`,
  ].join('|'),
  'u',
)
/** The row of a list that is chosen or ticked. */
const isMarked = /^\S.*\p{L}/u

const charsMax = 60
const isShort = (text: string): boolean => text.length <= charsMax

/** The row where the input was typed. */
function isEcho(row: string, before: Rows, echo: string): boolean {
  const typed = echo.trim()
  if (typed === '' || !row.trimEnd().endsWith(typed)) return false
  const prompt = row.trimEnd().slice(0, -typed.length).trim()
  return prompt === '' || before.some((each) => each.trim() === prompt)
}

/** The parts of a row that are worth waiting for: between signs, boxes and wide gaps, without what varies; the one with most letters last. */
function wordsIn(row: string): string[] {
  if ((row.match(/\d+(?:[.,:]\d+)*/g)?.length ?? 0) >= tableNumbersMin || isNotice.test(row)) return []
  return row
    .split(/\s{2,}|[\u2500-\u259f\u25a0-\u27bf\u2800-\u28ff]+/u)
    .map((part) => part.trim())
    .filter((part) => /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(part))
    .map((part) => short(stableWords(question(part))))
    .filter((part) => part !== '')
    .toSorted((one, other) => letters(one) - letters(other))
}

/** A row with so many numbers is one of a table that measures something. */
const tableNumbersMin = 6
/** It comes when a package manager likes. */
const isNotice = /^npm (?:notice|warn)\b/i

/** A question without the sign before it and the hints behind it. */
function question(part: string): string {
  return part
    .replace(/^[?>›»] (?=.*\p{L})/u, '')
    .replace(/^(.*\p{L}.*?[?？])(?: [^\p{L}].*| \p{L}+ \/ \p{L}+)$/u, '$1')
}

function short(text: string): string {
  return isShort(text) ? text : text.slice(0, charsMax).replace(/\s+\S*$/, '')
}

/** Whether a row stands there once, as a whole, and its words stood elsewhere. */
function isRowOfItsOwn(row: string, before: Rows, now: Rows): boolean {
  const isIt = (each: string): boolean => each.trimEnd() === row.trimEnd()
  return (
    /^\S/.test(row) &&
    letters(row) > 0 &&
    isShort(row) &&
    isStable(row) &&
    !before.some(isIt) &&
    now.filter(isIt).length === 1
  )
}

/** A row without the frame around it. */
function unframed(row: string): string {
  return row.replace(/^[\s\u2500-\u257f]+/u, '').replace(/[\s\u2500-\u257f]+$/u, '')
}
