import { exchangeLineCharsMax, sceneLinesMax } from '../src/limits.ts'
import { View } from '../src/screen/view.ts'
import { endHint, inMs, timeHint } from '../src/session/failures.ts'
import { lastLines, lastLinesBlock } from '../src/session/scene.ts'
import { plainText } from '../src/text/plain-text.ts'
import { Session } from '../src/session/session.ts'
import type { TapeUse } from '../src/session/tape-use.ts'
import { type Mark, markedScreen } from './marked-screen.ts'
import type { Waited } from './patience.ts'
import type { FailureView } from './failure-view.ts'

/** What every matcher's failure says, in one layout. */
export interface Failure {
  /** The matcher and what it was given, e.g. `toShow("42")`. */
  call: string
  /** What the subject is called; default by its kind. */
  name?: string | undefined
  isNot: boolean
  expected: Expected
  received: string
  /** How long it was waited for, and why no longer; undefined where the answer came at once. */
  waited?: Waited | undefined
  /** Places on the screen where the difference is. */
  marks?: readonly Mark[] | undefined
  hint?: string | undefined
  /** Whether all that was said is left out, as it holds what must not be shown. */
  blind?: boolean | undefined
}

/** A sentence that can be negated: `the screen`, `show "42"` is read as "the screen to show" or "the screen not to show". */
export interface Expected {
  who: string
  to: string
}

/** Lays out a failure: the call, expected over received, how long it took, the screen with the difference marked, the last exchanges, a hint. */
export function failureMessage(failure: Failure, subject: unknown, sight?: FailureView): string {
  const { call, isNot, expected, received, waited, hint } = failure
  const cover = sight?.cover ?? ((text: string): string => text)
  const lines = [
    `expect(${failure.name ?? nameOf(subject)})${isNot ? '.not' : ''}.${call}`,
    '',
    ...block('Expected: ', `${expected.who} ${isNot ? 'not ' : ''}to ${expected.to}`),
    ...block('Received: ', cover(received)),
    ...(waited === undefined ? [] : block('Waited:   ', waitedWords(waited))),
    ...(failure.blind === true ? [] : scene(subject, failure.marks, cover, sight)),
    ...tapeLines(failure.blind === true ? undefined : subject, hint ?? slowHint(failure)),
  ]
  return lines.join('\n')
}

function nameOf(subject: unknown): string {
  if (subject instanceof Session) return 'session'
  if (subject instanceof View) return 'screen'
  return typeof subject === 'string' ? 'path' : 'tape'
}

/** A label, and what follows it aligned when it has several lines. */
function block(label: string, text: string): string[] {
  return text.split('\n').map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`)
}

/** What to do where the time was up and nothing stands out. */
function slowHint({ waited, isNot }: Failure): string | undefined {
  if (waited?.why === undefined || waited.gaveUp !== 'timeout') return undefined
  return isNot ? undefined : timeHint
}

function waitedWords({ ms, why }: Waited): string {
  return why === undefined ? inMs(ms) : `${inMs(ms)}; ${why}`
}

type Cover = FailureView['cover']

function scene(
  subject: unknown,
  marks: readonly Mark[] | undefined,
  cover: Cover,
  sight: FailureView | undefined,
): string[] {
  const view = subject instanceof Session ? subject.screen : subject
  return [
    ...(view instanceof View ? ['', markedScreen(view, marks, cover)] : []),
    ...(subject instanceof Session ? scrolledAway(subject, cover) : []),
    ...exchangeLines(sight),
  ]
}

function scrolledAway(session: Session, cover: Cover): string[] {
  const lines = lastLines(cover(session.recent(sceneLinesMax)), sceneLinesMax)
  // A long line stands on several rows of the screen.
  const shown = plainText(cover(session.screen.text)).replaceAll('\n', '')
  if (lines.length === 0 || shown.includes(lines.join(''))) return []
  return lastLinesBlock(lines)
}

function exchangeLines(sight: FailureView | undefined): string[] {
  if (sight === undefined || sight.exchanges.length === 0) return []
  const lines = sight.exchanges.map(({ input, output }) =>
    shortened(`  ${[input, ...(output.length === 0 ? [] : [output.join(' ⏎ ')])].join(' → ')}`),
  )
  return ['Last exchanges:', ...lines]
}

function shortened(line: string): string {
  return line.length <= exchangeLineCharsMax ? line : `${line.slice(0, exchangeLineCharsMax - 1)}…`
}

function tapeLines(subject: unknown, hint: string | undefined): string[] {
  const replay = subject instanceof Session ? subject.tape?.replay : undefined
  const help = (words: string): string[] => ['', `Hint: ${words}`]
  if (!(subject instanceof Session) || subject.tape === undefined || replay === undefined)
    return hint === undefined ? [] : help(hint)
  const { shownPath, next, rerecord } = replay
  // A tape needs no longer time.
  const ownHint = hint === timeHint || hint === endHint ? undefined : hint
  return [
    `Tape: ${shownPath}, ${playedWords(subject.tape)}${next === undefined ? '' : `, next: ${next}`}`,
    ...help(ownHint ?? `If the spec or the program changed on purpose, record again: ${rerecord}`),
  ]
}

/** How much of a tape was played. */
export function playedWords({ unplayed, exchanges }: TapeUse): string {
  return unplayed === 0 ? 'played to its end' : `${unplayed} of ${exchanges - 1} inputs not played`
}
