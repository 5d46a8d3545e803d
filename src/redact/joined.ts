import { type View, ViewBuilder } from './view.ts'

/** Which line ends may be the place where a long word was broken. */
export type Joint = 'any' | { columns: number }

/**
 * The text with words that were broken over two lines made whole. Programs that draw their own screen break a long
 * token at the width of the terminal or of a box, with a real line break, indentation and borders; readline breaks
 * with a space and a carriage return.
 *
 * A line end is a joint only between two characters that can be inside a token. With `columns`, the line must also reach
 * the right edge of the terminal or of its box or cell; with `'any'`, every such line end is one. A word in a table goes on in
 * the cell below its own. Returns undefined when there is no joint.
 */
export function joined(under: View, joint: Joint): View | undefined {
  const { text } = under
  const isInside = joint === 'any' ? isPasswordCharacter : isTokenCharacter
  const builder = new ViewBuilder()
  let done = 0
  let lineStart = 0
  for (let at = nextEnd(text, 0); at !== -1; at = nextEnd(text, lineStart)) {
    const next = endLength(text, at) + at
    const edge = edgeOf(text, lineStart, at)
    if (edge.end > done && isInside(text.charCodeAt(edge.end - 1))) {
      const after = continuation(text, next, edge)
      const possible =
        isInside(text.charCodeAt(after)) &&
        (!edge.bordered || endsInBorder(text, next)) &&
        (joint === 'any' || reaches(text, lineStart, edge, at, joint.columns))
      if (possible) {
        builder.add(text.slice(done, edge.end), done)
        done = after
      }
    }
    lineStart = next
  }
  if (done === 0) return undefined
  builder.add(text.slice(done), done)
  return builder.build(under)
}

/** Where the words of a line end, and where the cell they stand in begins; undefined where there is no border. */
interface Edge {
  end: number
  bordered: boolean
  /** Columns between the start of the line and the left border of the last cell; undefined for the first cell. */
  cell: number | undefined
}

function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return -1
}

/** `\r\r\n` is one end: a program's CR LF through a terminal that adds its own. */
function endLength(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) === 13 && end - at < 3) end += 1
  return Math.max(1, end - at + (text.charCodeAt(end) === 10 ? 1 : 0))
}

function isTokenCharacter(code: number): boolean {
  return tokenCharacters[code] === 1
}

const tokenCharacters = new Uint8Array(128)
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+=%~:@')
  tokenCharacters[character.charCodeAt(0)] = 1

/** A known password goes on behind any sign, too. */
function isPasswordCharacter(code: number): boolean {
  return isTokenCharacter(code) || passwordSigns.has(code)
}

const passwordSigns: ReadonlySet<number> = new Set(
  Array.from('!#$&*^?;,(){}[]', (sign) => sign.charCodeAt(0)),
)

/** Where the words of a line end: before its trailing blanks and its border. */
function edgeOf(text: string, lineStart: number, lineEnd: number): Edge {
  const end = skipBlanksBack(text, lineEnd, lineStart)
  if (end <= lineStart || !isBorder(text.charCodeAt(end - 1)))
    return { end, bordered: false, cell: undefined }
  let left = end - 2
  while (left >= lineStart && !isBorder(text.charCodeAt(left))) left -= 1
  const isFirst = left < lineStart || text.slice(lineStart, left).trim() === ''
  return {
    end: skipBlanksBack(text, end - 1, lineStart),
    bordered: true,
    cell: isFirst ? undefined : left - lineStart,
  }
}

function isBorder(code: number): boolean {
  return (
    code === 0x2502 ||
    code === 0x2503 ||
    code === 0x2551 ||
    code === 0x7c ||
    code === 0x258c ||
    code === 0x258f
  )
}

/** Whether a line ends in a border, and begins with one if it is a bar: that of YAML's `!vault |` is none. */
function endsInBorder(text: string, lineStart: number): boolean {
  const feed = nextEnd(text, lineStart)
  const end = skipBlanksBack(text, feed === -1 ? text.length : feed, lineStart)
  if (end <= lineStart || !isBorder(text.charCodeAt(end - 1))) return false
  return text.charCodeAt(end - 1) !== bar || isBorder(text.charCodeAt(skipBlanks(text, lineStart)))
}

const bar = 0x7c

function skipBlanksBack(text: string, from: number, lineStart: number): number {
  let at = from
  while (at > lineStart && text.charCodeAt(at - 1) === 32) at -= 1
  return at
}

/** Where a word would go on in the next line; the end of the text where it could not. */
function continuation(text: string, lineStart: number, { cell }: Edge): number {
  if (cell !== undefined) {
    const border = lineStart + cell
    const isBelow = isBorder(text.charCodeAt(border)) && !/[\r\n]/.test(text.slice(lineStart, border))
    return isBelow ? skipBlanks(text, border + 1) : text.length
  }
  const at = skipBlanks(text, lineStart)
  return isBorder(text.charCodeAt(at)) ? skipBlanks(text, at + 1) : at
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at += 1
  return at
}

/** Whether a line is as long as it could be: nothing more fits before the edge of the terminal or before a border. */
function reaches(text: string, lineStart: number, edge: Edge, lineEnd: number, columns: number): boolean {
  const { end: wordEnd, bordered } = edge
  if (bordered) return /^ {0,2}[│┃║|▌▏] *$/.test(text.slice(wordEnd, lineEnd))
  const over = (wordEnd - lineStart) % columns
  return wordEnd > lineStart && (over === 0 || over >= columns - edgeSlackColumns)
}

/** Padding and borders a program may leave free at the right edge. */
const edgeSlackColumns = 4
