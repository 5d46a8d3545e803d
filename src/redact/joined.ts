import { type View, ViewBuilder } from './view.ts'

/** Which line ends may be the place where a long word was broken. */
export type Joint = 'any' | { columns: number }

/**
 * The text with words that were broken over two lines made whole. Programs that draw their own screen break a long
 * token at the width of the terminal or of a box, with a real line break, indentation and borders; readline breaks
 * with a space and a carriage return.
 *
 * A line end is a joint only between two characters that can be inside a token. With `columns`, the line must also reach
 * the right edge of the terminal or of a box; with `'any'`, every such line end is one. Returns undefined when
 * there is no joint.
 */
export function joined(under: View, joint: Joint): View | undefined {
  const { text } = under
  const builder = new ViewBuilder()
  let done = 0
  let lineStart = 0
  for (const found of text.matchAll(/\r?\n|\r/g)) {
    const at = found.index
    const next = at + found[0].length
    const before = leftEdge(text, at, lineStart)
    const after = rightEdge(text, next)
    const possible =
      before > done &&
      tokenCharacter.test(text.charAt(before - 1)) &&
      tokenCharacter.test(text.charAt(after)) &&
      (joint === 'any' || reaches(text, lineStart, before, at, joint.columns))
    if (possible) {
      builder.add(text.slice(done, before), done)
      done = after
    }
    lineStart = next
  }
  if (done === 0) return undefined
  builder.add(text.slice(done), done)
  return builder.build(under)
}

const tokenCharacter = /[\w\-./+=%~:@]/
const border = /[│┃║|]/

/** Where the words of a line end: before its trailing blanks and its border. */
function leftEdge(text: string, lineEnd: number, lineStart: number): number {
  let at = skipBlanksBack(text, lineEnd, lineStart)
  if (at > lineStart && border.test(text.charAt(at - 1))) at = skipBlanksBack(text, at - 1, lineStart)
  return at
}

function skipBlanksBack(text: string, from: number, lineStart: number): number {
  let at = from
  while (at > lineStart && text.charAt(at - 1) === ' ') at -= 1
  return at
}

function rightEdge(text: string, lineStart: number): number {
  let at = skipBlanks(text, lineStart)
  if (border.test(text.charAt(at))) at = skipBlanks(text, at + 1)
  return at
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === ' ') at += 1
  return at
}

/** Whether a line is as long as it could be: nothing more fits before the edge of the terminal or before a border. */
function reaches(
  text: string,
  lineStart: number,
  wordEnd: number,
  lineEnd: number,
  columns: number,
): boolean {
  const rest = text.slice(wordEnd, lineEnd)
  if (/^ {0,2}[│┃║|] *$/.test(rest)) return true
  const over = (wordEnd - lineStart) % columns
  return wordEnd > lineStart && (over === 0 || over >= columns - edgeSlackColumns)
}

/** Padding and borders a program may leave free at the right edge. */
const edgeSlackColumns = 4
