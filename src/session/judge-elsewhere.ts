import { asksForSecret, offersAnswers } from './asks-for-secret.ts'
import { asksAbove, inBox, isBlankAnswer, occurrences, tellingGraphemes } from './judge-line.ts'
import type { Look } from './look.ts'
import { graphemesOf } from './mask-runs.ts'
import type { TypedLine } from './typed-lines.ts'

/**
 * Judges a line typed on the alternate screen outside a dialog's box: in a terminal within the terminal (tmux), in a mail client. What
 * is typed there is mostly keys of an editor or a pager. It is a secret only where the cursor stands right behind a question for one
 * and the text came up nowhere.
 */
export function judgeElsewhere(line: TypedLine, before: Look, looks: readonly Look[]): 'shown' | 'secret' {
  const { text, enterAlone, given } = line
  if (graphemesOf(text) < tellingGraphemes || !asksHere(before)) return 'shown'
  const isKeysOnly = enterAlone || !given
  for (const look of looks) {
    // Keys that moved the cursor were no text.
    if (isKeysOnly && (look.row !== before.row || look.col !== before.col)) return 'shown'
    if (occurrences(look.lines, text) <= occurrences(before.lines, text)) continue
    // Behind Enter the program may print back what it took. The last row is where editors show their commands.
    const isCommand = look.lines.at(-1)?.includes(text) === true
    if (isKeysOnly || isCommand || !isBlankAnswer(before, look, text)) return 'shown'
  }
  return 'secret'
}

/**
 * Whether a line was typed ahead, before the box of the dialog that took it was painted: since then the cursor has stood in the same row
 * of a box that asks for a secret, and the text came up nowhere.
 */
export function inLateBox(
  { text, enterAlone, given }: TypedLine,
  before: Look,
  looks: readonly Look[],
): boolean {
  const first = looks.findIndex(inBox)
  const box = looks[first]
  if (box === undefined || inBox(before) || graphemesOf(text) < tellingGraphemes || !asksAbove(box))
    return false
  const isKeysOnly = enterAlone || !given
  return (
    looks.every(({ lines }) => occurrences(lines, text) === 0) &&
    (!isKeysOnly || looks.slice(first).every((look) => inBox(look) && look.row === box.row))
  )
}

/** An editor's cursor stands on the last character of a line, that of a prompt behind it. */
function asksHere({ lines, row, col, tail }: Look): boolean {
  const question = (lines[row] ?? '').slice(0, col)
  return (
    /[:：?？>]\s*$/.test(question) &&
    /^\s*(?:[│┃║|].*)?$/.test((lines[row] ?? '').slice(col, col + 1) + tail) &&
    asksForSecret([question]) &&
    !offersAnswers(question)
  )
}
