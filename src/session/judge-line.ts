import { asksForSecret, asksOpenly, offersAnswers } from './asks-for-secret.ts'
import type { Look } from './look.ts'
import { graphemesOf, maskedBy, newMask } from './mask-runs.ts'
import type { TypedLine } from './typed-lines.ts'

/** What the screen tells of a line: that it was printed, that it was hidden, or neither. */
export function judge(
  line: TypedLine,
  before: Look,
  after: readonly Look[],
  behind: readonly Look[],
): 'printed' | 'shown' | 'secret' | 'unsure' {
  const { text, enterAlone, given } = line
  const count = graphemesOf(text)
  const isLong = count >= tellingGraphemes
  // A shell's prompt asks for nothing, whatever stands above it; who offers the answers wants no other.
  const asked = asksAbove(before) && !isShellPrompt(before.head) && !offersAnswers(before.head)
  for (const look of after) {
    const { lines, head } = look
    if (maskedBy(before.head, head, text) || newMask(unwrapped(before), unwrapped(look), text, asked))
      return 'secret'
    // Who asks for a password and shows it has been given one all the same.
    if (isLong && (asksOpenly(before.head) || (inBox(before) && asked))) return 'secret'
    // What stands elsewhere may be printed back.
    if (asked && isLong && isBlankAnswer(before, look, text)) continue
    if (isLong ? occurrences(lines, text) > occurrences(before.lines, text) : head.endsWith(text))
      return 'printed'
  }
  // Who answers slowly paints the last masks behind Enter.
  const hasMask = (look: Look): boolean => newMask(unwrapped(before), unwrapped(look), text, false)
  if (isLong && behind.some(hasMask)) return 'secret'
  // A mask may be of any kind, one that turns or grows by chance too.
  if (isLong && asked && asksForSecret([before.head])) return 'secret'
  // Keys that moved something, as in a menu, were no text.
  const last = after.at(-1)
  if ((enterAlone || !given) && last !== undefined && last.lines.join('\n') !== before.lines.join('\n'))
    return 'shown'
  if (asked && (given || isLong)) return 'secret'
  return isLong && given ? 'unsure' : 'shown'
}

/** Whether the cursor's row, or those above it, ask for a secret. */
export function asksAbove({ lines, row }: Look): boolean {
  return asksForSecret(lines.slice(Math.max(0, row - promptRows), row + 1))
}

/**
 * Whether the cursor stands in the field of a dialog. The alternate screen belongs to editors and pagers, whose keys are no
 * answers; only a dialog's box asks there.
 */
export function inBox({ head, tail }: Look): boolean {
  return border.test(head) && border.test(tail)
}

const border = /[│┃║|]/

function isShellPrompt(head: string): boolean {
  // A sign alone marks the field below a question.
  return /[$#%]$/.test(head) || (/[^\s>].*>$/.test(head) && !asksForSecret([head]))
}

/** Lines as they were before the terminal broke them at its edge. */
export function unwrapped({ lines, cols }: Look): string[] {
  return lines
    .map((line) => (line.length < cols ? `${line}\n` : line))
    .join('')
    .split('\n')
}

export function occurrences(lines: readonly string[], text: string): number {
  // A long answer goes on in the next row.
  return lines.join('').split(text).length - 1
}

/** Whether the question is still there, and no answer behind it. */
export function isBlankAnswer({ lines: old, row, head }: Look, { lines, cols }: Look, text: string): boolean {
  const words = wordsOf(head)
  const question = words === '' ? head.trimEnd() : words
  const above = old[row - 1]
  const isIt = (line: string): boolean => (words === '' ? line : wordsOf(line)).startsWith(question)
  const at = lines.findLastIndex((line, index) => isIt(line) && (row === 0 || lines[index - 1] === above))
  if (question === '' || at === -1) return false
  const room = (lines[at] ?? '').indexOf(question) + question.length + text.length + answerMarkColumns
  const filled = lines.slice(at).map((line) => line.padEnd(cols))
  return !filled.join('').slice(0, room).includes(text)
}

/** A question without the signs around it, which change when it is answered, and what is said of the field behind it. */
function wordsOf(line: string): string {
  const words = line.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, '')
  return /^.*?[:?：？](?=\s|$)/.exec(words)?.[0] ?? words.replace(/[^\p{L}\p{N}]+$/u, '')
}

/** What may stand between a question and its answer. */
const answerMarkColumns = 8

/** Shorter texts stand on a screen by chance. */
export const tellingGraphemes = 4

/** How far above the cursor the question may stand: a box has a title, a blank and a border. */
const promptRows = 6
