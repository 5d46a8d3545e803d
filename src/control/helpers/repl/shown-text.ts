import { settledLine } from '../../../text/settled-line.ts'
import { stripEscapes } from '../../../text/strip-escapes.ts'

/**
 * Output as a person reads it: LF line ends, no colours and modes, of a line painted over its last form, and without the mark
 * that zsh sets behind a last line without an end.
 */
export function shownText(output: string): string {
  return output
    .replace(endMark, '')
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map(shownLine)
    .join('\n')
    .replace(/\n$/, '')
}

/** One line; blanks and tabs stay as they were printed unless something was painted over. */
function shownLine(line: string): string {
  if (!unusual.test(line)) return line
  const stripped = stripEscapes(line)
  return moving.test(line.replace(/\r+$/, '')) ? settledLine(line).text.trimEnd() : stripped
}

// oxlint-disable-next-line no-control-regex -- What a terminal acts on, but for the tab.
const unusual = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

// oxlint-disable-next-line no-control-regex -- Going back on the line, and sequences that move or erase there.
const moving = /[\b\r]|\u001b\[[\d;]*[@CDGKPX`]/

/** `%`, for root `#`, then blanks up to the edge of the terminal. */
// oxlint-disable-next-line no-control-regex -- Styled by escape sequences.
const endMark = /(?:\u001b\[[\d;]*m)*[%#]?(?:\u001b\[[\d;]*m)* {19,}\r ?\r+(?=[^\n]*$)/
