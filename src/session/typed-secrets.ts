import { follow } from '../screen/follow.ts'
import { Screen } from '../screen/screen.ts'
import { stripEscapes } from '../text/strip-escapes.ts'
import { promptBytesMax } from '../limits.ts'
import { asksForSecret } from './asks-for-secret.ts'
import { inBox, judge, tellingGraphemes, unwrapped } from './judge-line.ts'
import { type Look, lookOf } from './look.ts'
import { inLateBox, judgeElsewhere } from './judge-elsewhere.ts'
import { graphemesOf, newMask } from './mask-runs.ts'
import { outputPieces } from './output-pieces.ts'
import { starsInBytes } from './stars-in-bytes.ts'
import { type Step, starRuns, starsAtOnce } from './star-runs.ts'
import { corrected, type TypedLine, typedLines } from './typed-lines.ts'
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
 * a secret. Single keys are never taken, and what is typed on the alternate screen only in the box of a dialog or where the
 * cursor's own row asks for a secret.
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
    const isStarred = starsInBytes(line, turns)
    if (!isStarred && first <= opened && isPrinted(line, turns)) continue
    feedUntil(first)
    const before = lookOf(screen)
    const isElsewhere = screen.alternate && !inBox(before)
    const { looks, behind, steps, starred } = watch(line, turns, screen, before)
    fed = line.enter + 1
    const unseen = (): ReturnType<typeof judge> => {
      if (inLateBox(line, before, looks)) return 'secret'
      return isElsewhere ? judgeElsewhere(line, before, looks) : judge(line, before, looks, behind)
    }
    const verdict = starred || isStarred ? 'secret' : unseen()
    if (verdict === 'secret' || verdict === 'unsure')
      found.push({
        turns: line.enterAlone ? line.turns.slice(0, -1) : line.turns,
        text: line.text,
        certain: verdict === 'secret',
      })
    if (verdict === 'shown') found.push(...laterFields(line, steps, behind, isElsewhere))
  }
  return found
}

/** Secrets of which the first keys were no part: a hot key before the question, a search on the same screen. */
function laterFields(
  line: TypedLine,
  steps: readonly Step[],
  behind: readonly Look[],
  isElsewhere: boolean,
): TypedSecret[] {
  const runs = starRuns(steps).map((run) => ({ ...run, certain: true }))
  if (runs.length > 0 || isElsewhere) return runs
  const starts = steps.flatMap((step, at) => (at > 0 && beginsAnew(steps[at - 1], step) ? [at] : []))
  for (const start of new Set([...starts.slice(0, startsMax), ...starts.slice(-startsMax)])) {
    const rest = steps.slice(start)
    const text = corrected('', rest.map(({ part }) => part).join(''))
    const before = rest[0]?.before
    if (before === undefined || graphemesOf(text) < tellingGraphemes) continue
    const looks = rest.map(({ after }) => after)
    const field = { ...line, text, turns: line.turns.slice(start), parts: line.parts.slice(start) }
    const isAsked = steps[start - 1]?.before.row !== before.row && /[:：?？>]$/.test(before.head)
    const isMasked = [...looks.slice(-looksMax), ...behind].some((look) =>
      newMask(unwrapped(before), unwrapped(look), text, false),
    )
    if (isMasked || (isAsked && judge(field, before, looks, behind) === 'secret'))
      return [{ turns: rest.map(({ turn }) => turn), text, certain: true }]
  }
  return []
}

/** Whether what a key was answered with is another field: a new line, other words, or nothing at all. */
function beginsAnew(last: Step | undefined, { before }: Step): boolean {
  if (last === undefined) return false
  const words = ({ lines, row }: Look): string => (lines[row] ?? '').replace(/(\S)\1+/gu, '$1')
  return (
    last.before.row !== before.row ||
    words(last.before) !== words(before) ||
    last.before.lines.join('\n') === before.lines.join('\n')
  )
}

/** The alternate screen is opened: what is painted there is no echo. */
const otherScreen = /\u001b\[\?(?:10)?4[79]h/

/** What a line did to the screen. */
interface Watched {
  /** The screen after each piece of output. */
  looks: Look[]
  /** Those behind a key that ended it and was a turn of its own: only the rest of a mask counts there. */
  behind: Look[]
  /** Each input that was not that key. */
  steps: Step[]
  /** Whether a line that came at once was answered by a mask per key, on the alternate screen too. */
  starred: boolean
}

function watch(line: TypedLine, turns: readonly Turn[], screen: Screen, start: Look): Watched {
  const watched: Watched = { looks: [], behind: [], steps: [], starred: false }
  const isAtOnce = line.turns.length === 1 && screen.alternate
  const first = line.turns[0] ?? line.enter
  const all = turns.slice(first, line.enter + 1)
  const pieces = all.reduce((sum, { output }) => sum + output.length, 0)
  let fed = 0
  let before = start
  for (const [at, { output }] of all.entries()) {
    const isEnd = first + at === line.enter && line.enterAlone
    for (const bytes of isAtOnce ? piecesOf(output) : output) {
      screen.feed(bytes)
      if (isAtOnce && !watched.starred) watched.starred = starsAtOnce(line.text, start, lookOf(screen))
      fed += 1
      const isTelling = fed <= looksMax || fed > pieces - looksMax
      if (isTelling) (isEnd ? watched.behind : watched.looks).push(lookOf(screen))
    }
    const part = line.parts[line.turns.indexOf(first + at)]
    if (part === undefined || isEnd || at > stepsMax) continue
    const after = lookOf(screen)
    watched.steps.push({ turn: first + at, part, before, after })
    before = after
  }
  return watched
}

function piecesOf(output: readonly Uint8Array[]): Buffer[] {
  return outputPieces(Buffer.concat(output).toString('utf8'))
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

/** Of a long line typed key by key the first keys and the last tell enough. */
const looksMax = 6

/** Fields that begin behind the first keys are looked for at so many places, from either end. */
const startsMax = 4

/** A secret is not longer. */
const stepsMax = 300

/** An echo comes at once; of an answer that goes on for megabytes no more is looked at. */
const echoPiecesMax = 64
