import { follow } from '../screen/follow.ts'
import { Screen } from '../screen/screen.ts'
import { stripEscapes } from '../text/strip-escapes.ts'
import { promptBytesMax } from '../limits.ts'
import { asksForSecret, asksOpenly, offersAnswers } from './asks-for-secret.ts'
import { graphemesOf, maskedBy, newMask } from './mask-runs.ts'
import { type TypedLine, typedLines } from './typed-lines.ts'
import type { Input } from './transport.ts'

/** An input and what the program printed until the next one; the opening has no input. */
export interface Turn {
  input: Input | undefined
  output: readonly Uint8Array[]
}

/** What is known of a line that was typed: it is a secret, or nobody can tell. */
export interface TypedSecret {
  /** Indexes of the turns it was typed in. */
  turns: readonly number[]
  /** What was meant, after its corrections. */
  text: string
  certain: boolean
}

/**
 * Lines that a program took without showing them. Prompts that paint by themselves leave the terminal's echo off for every
 * question, so what tells a password is the screen: it showed one mask character per key, or nothing while it asked for
 * a secret. Single keys are never taken, and what is typed on the alternate screen only in the box of a dialog.
 */
export function typedSecrets(turns: readonly Turn[], size: { cols: number; rows: number }): TypedSecret[] {
  const found: TypedSecret[] = []
  const screen = new Screen(size)
  const opening = turns.findIndex(({ output }) => output.some((bytes) => otherScreen.test(latin1(bytes))))
  const opened = opening === -1 ? turns.length : opening
  let fed = 0
  const feedUntil = (end: number): void => {
    for (; fed < end; fed += 1) {
      const { input, output } = turns[fed] ?? { input: undefined, output: [] }
      if (input?.kind === 'resize') follow(screen, input)
      for (const bytes of output) screen.feed(bytes)
    }
  }
  for (const line of typedLines(turns.map(({ input }) => input))) {
    const first = line.turns[0] ?? 0
    if (first < fed) continue
    if (first <= opened && isPrinted(line, turns)) continue
    feedUntil(first)
    const before = lookOf(screen)
    if (screen.alternate && !inBox(before)) continue
    const verdict = judge(line, before, looksAfter(line, turns, screen))
    fed = line.enter + 1
    if (verdict !== 'shown')
      found.push({
        turns: line.enterAlone ? line.turns.slice(0, -1) : line.turns,
        text: line.text,
        certain: verdict === 'secret',
      })
  }
  return found
}

/** The alternate screen is opened: what is painted there is no echo. */
const otherScreen = /\u001b\[\?(?:10)?4[79]h/

/** What a person sees, and what stands before the cursor. */
interface Look {
  lines: string[]
  head: string
  row: number
  /** What stands behind the cursor. */
  tail: string
  cols: number
}

function lookOf(screen: Screen): Look {
  const { lines, cursor, size } = screen
  const line = lines[cursor.row] ?? ''
  return {
    lines,
    row: cursor.row,
    head: line.slice(0, cursor.col + 1).trimEnd(),
    tail: line.slice(cursor.col + 1),
    cols: size.cols,
  }
}

/**
 * Whether the cursor stands in the field of a dialog. The alternate screen belongs to editors and pagers, whose keys are no
 * answers; only a dialog's box asks there.
 */
function inBox({ head, tail }: Look): boolean {
  return border.test(head) && border.test(tail)
}

const border = /[│┃║|]/

/** The screen after each piece of output; those behind Enter, if it was a turn of its own, do not count. */
function looksAfter(line: TypedLine, turns: readonly Turn[], screen: Screen): Look[] {
  const looks: Look[] = []
  const first = line.turns[0] ?? line.enter
  const pieces = turns.slice(first, line.enter + 1).reduce((sum, { output }) => sum + output.length, 0)
  let fed = 0
  for (const [at, { output }] of turns.slice(first, line.enter + 1).entries())
    for (const bytes of output) {
      screen.feed(bytes)
      fed += 1
      const isTelling = fed <= looksMax || fed > pieces - looksMax
      if (isTelling && (first + at !== line.enter || !line.enterAlone)) looks.push(lookOf(screen))
    }
  return looks
}

/** Cheap, and right for nearly every line: a terminal or a line editor echoed it, before it answered. */
function isPrinted({ text, turns: typed, enterAlone }: TypedLine, turns: readonly Turn[]): boolean {
  const [first = 0] = typed
  if (asksForSecret([lastLineOf(turns.slice(0, first))])) return false
  const echoing = enterAlone ? typed.slice(0, -1) : typed
  const printed = echoing.flatMap((index) => turns[index]?.output ?? []).slice(0, text.length + echoPiecesMax)
  const line = Buffer.concat(printed).toString('utf8').split('\n', 1)[0] ?? ''
  return stripEscapes(line).includes(text)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function lastLineOf(turns: readonly Turn[]): string {
  const printed = turns.findLast(({ output }) => output.length > 0)?.output.at(-1) ?? new Uint8Array()
  const text = stripEscapes(Buffer.from(printed.subarray(-promptBytesMax)).toString('utf8'))
  return text.slice(text.lastIndexOf('\n') + 1)
}

function judge(line: TypedLine, before: Look, after: readonly Look[]): 'shown' | 'secret' | 'unsure' {
  const { text, enterAlone } = line
  const count = graphemesOf(text)
  const isLong = count >= tellingGraphemes
  const above = before.lines.slice(Math.max(0, before.row - promptRows), before.row + 1)
  // A shell's prompt asks for nothing, whatever stands above it; who offers the answers wants no other.
  const asked = asksForSecret(above) && !isShellPrompt(before.head) && !offersAnswers(before.head)
  for (const look of after) {
    const { lines, head } = look
    if (maskedBy(before.head, head, text) || newMask(unwrapped(before), unwrapped(look), text, asked))
      return 'secret'
    // Who asks for a password and shows it has been given one all the same.
    if (isLong && (asksOpenly(before.head) || (inBox(before) && asked))) return 'secret'
    // What stands elsewhere may be printed back.
    if (asked && isLong && isBlankAnswer(before, look, text)) continue
    if (isLong ? occurrences(lines, text) > occurrences(before.lines, text) : head.endsWith(text))
      return 'shown'
  }
  // A mask may be of any kind, one that turns or grows by chance too.
  if (isLong && asked && asksForSecret([before.head])) return 'secret'
  // Keys that moved something, as in a menu, were no text.
  const last = after.at(-1)
  if (enterAlone && last !== undefined && last.lines.join('\n') !== before.lines.join('\n')) return 'shown'
  if (asked) return 'secret'
  return isLong ? 'unsure' : 'shown'
}

function isShellPrompt(head: string): boolean {
  // A sign alone marks the field below a question.
  return /[$#%]$/.test(head) || (/[^\s>].*>$/.test(head) && !asksForSecret([head]))
}

/** Lines as they were before the terminal broke them at its edge. */
function unwrapped({ lines, cols }: Look): string[] {
  return lines
    .map((line) => (line.length < cols ? `${line}\n` : line))
    .join('')
    .split('\n')
}

function occurrences(lines: readonly string[], text: string): number {
  // A long answer goes on in the next row.
  return lines.join('').split(text).length - 1
}

/** Whether the question is still there, and no answer behind it. */
function isBlankAnswer({ lines: old, row, head }: Look, { lines, cols }: Look, text: string): boolean {
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
const tellingGraphemes = 4

/** How far above the cursor the question may stand: a box has a title, a blank and a border. */
const promptRows = 6

/** Of a long line typed key by key the first keys and the last tell enough. */
const looksMax = 6

/** An echo comes at once; of an answer that goes on for megabytes no more is looked at. */
const echoPiecesMax = 64
