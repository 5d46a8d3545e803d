import { settledLine } from '../../text/settled-line.ts'
import type { Look } from '../../session/look.ts'
import { graphemesOf, newMask } from '../../session/mask-runs.ts'
import type { Exchange } from '../../tape/tape.ts'
import { inputOf, outputOf } from './merged.ts'

/** A key, or a few that came at once, and the screen before and after it. */
export interface Key {
  exchange: Exchange
  /** Whether the terminal hid it. */
  hidden: boolean
  before: Look
  after: Look
}

/** What is left of what was typed once its corrections are made. */
export function typedText(keys: readonly Key[], last = ''): string {
  const left: string[] = []
  for (const char of keys.map(({ exchange }) => inputOf(exchange)).join('') + last)
    if (char === '\u007f' || char === '\b') left.pop()
    else left.push(char)
  return left.join('')
}

/**
 * Keys in the stretches a person means: a text that a field shows, or hides, is one; a key that the program takes for a command and answers is one
 * by itself, with those before it that it did not answer, as in `yyp`.
 */
export function stretchesOf(keys: readonly Key[]): Key[][] {
  const doings = keys.map((key) => doingOf(key))
  if (doings.every((doing) => doing === 'nothing' || doing === 'written') || isField(keys)) return [[...keys]]
  const stretches: Key[][] = []
  let open: { keys: Key[]; written: boolean } = { keys: [], written: false }
  const close = (): void => {
    if (open.keys.length > 0) stretches.push(open.keys)
    open = { keys: [], written: false }
  }
  for (const [at, key] of keys.entries()) {
    const doing = doings[at]
    if (doing === 'opened' || (doing === 'answered' && open.written)) close()
    open.keys.push(key)
    if (doing === 'written' || doing === 'opened') open.written = true
    if (doing === 'answered') close()
  }
  close()
  return stretches
}

/** What a key did: nothing that is seen, text before the cursor, a field that begins with it, as of a search, or something else. */
function doingOf({ exchange, hidden, before, after }: Key): 'nothing' | 'written' | 'opened' | 'answered' {
  if (hidden || isSame(before, after)) return 'nothing'
  const [short, long] =
    before.head.length < after.head.length ? [before.head, after.head] : [after.head, before.head]
  const isGrown = before.row === after.row && before.head !== after.head && long.startsWith(short)
  const isTaken = /^[\u007f\b]+$/.test(inputOf(exchange))
  const isWrapped = after.row === before.row + 1 && before.col >= before.cols - 2
  if (isWrapped || (isGrown && (long === after.head || isTaken))) return 'written'
  return (after.lines[after.row] ?? '').slice(0, after.col) === inputOf(exchange) ? 'opened' : 'answered'
}

function isSame(one: Look, other: Look): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ lines }: Look): string {
  return lines.map((line) => line.trimEnd()).join('\n')
}

/** Whether a field somewhere on the screen shows the whole text, or as many masks: programs that paint hide the cursor and put it elsewhere. */
function isField(keys: readonly Key[]): boolean {
  const [before, after] = [keys[0]?.before, keys.at(-1)?.after]
  const text = typedText(keys)
  if (before === undefined || after === undefined || graphemesOf(text) < fieldKeysMin) return false
  const isShown = textOf(after).includes(text) && !textOf(before).includes(text)
  return isShown || newMask(before.lines, after.lines, text, false)
}

/** Fewer letters stand on any screen by chance. */
const fieldKeysMin = 2

/** Whether the terminal showed the text as it was typed, and nothing else. */
export function isEchoed(keys: readonly Key[], enter: Exchange, text: string): boolean {
  const shown = keys.map(({ exchange }) => outputOf(exchange).toString('utf8')).join('')
  if (/[\n\r]/.test(shown) || !text.startsWith(settledLine(shown).text)) return false
  const [first = ''] = (shown + outputOf(enter).toString('utf8')).split(/\r?\n/)
  return settledLine(first).text.trimEnd() === text.trimEnd()
}

/**
 * Whether a line editor that paints by itself, as of a REPL with previews and colours, showed the text behind its prompt, and Enter left the line
 * and all above it as they stood.
 */
export function isEdited(keys: readonly Key[], after: Look, text: string): boolean {
  const [start, end] = [keys[0]?.before, keys.at(-1)?.after]
  if (start === undefined || end === undefined || start.row !== end.row) return false
  const prompt = start.head.trimEnd()
  if (prompt === '' || end.head.replace(prompt, '').trim() !== text.trim() || !end.head.startsWith(prompt))
    return false
  const above = rowsOf(end, end.row)
  const line = end.head.trimEnd()
  const rows = rowsOf(after, after.row)
  const at = rows.lastIndexOf(line)
  // What scrolled off the top is left out of the comparison.
  return (
    at !== -1 &&
    above.slice(above.length - Math.min(at, above.length)).join('\n') ===
      rows.slice(Math.max(0, at - above.length), at).join('\n')
  )
}

function rowsOf({ lines }: Look, end: number): string[] {
  return lines.slice(0, end).map((line) => line.trimEnd())
}
