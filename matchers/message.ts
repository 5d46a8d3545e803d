import { lastInputsShownMax, sceneLinesMax } from '../src/limits.ts'
import { View } from '../src/screen/view.ts'
import { describeInput } from '../src/session/describe-input.ts'
import { lastLines, lastLinesBlock, plainText } from '../src/session/scene.ts'
import { Session } from '../src/session/session.ts'
import type { TapeUse } from '../src/session/tape-use.ts'
import { type Mark, markedScreen } from './marked-screen.ts'

/** What every matcher's failure says, in one layout. */
export interface Failure {
  /** The matcher and what it was given, e.g. `toShow("42")`. */
  call: string
  isNot: boolean
  expected: string
  received: string
  /** Places on the screen where the difference is. */
  marks?: readonly Mark[] | undefined
  hint?: string | undefined
}

/** Lays out a failure: the call, expected over received, the screen with the difference marked, the last inputs, a hint. */
export function failureMessage(failure: Failure, subject: unknown): string {
  const { call, isNot, expected, received, hint } = failure
  const lines = [
    `expect(${nameOf(subject)})${isNot ? '.not' : ''}.${call}`,
    '',
    ...block('Expected: ', `${isNot ? 'not ' : ''}${expected}`),
    ...block('Received: ', received),
    ...pictured(subject, failure.marks),
    ...(subject instanceof Session ? [...scrolledAway(subject), ...inputs(subject)] : []),
    ...tapeLines(subject instanceof Session ? subject.tape : undefined, hint),
  ]
  return lines.join('\n')
}

function nameOf(subject: unknown): string {
  if (subject instanceof Session) return 'session'
  return subject instanceof View ? 'screen' : 'tape'
}

/** A label, and what follows it aligned when it has several lines. */
function block(label: string, text: string): string[] {
  return text.split('\n').map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`)
}

function pictured(subject: unknown, marks: readonly Mark[] | undefined): string[] {
  const view = subject instanceof Session ? subject.screen : subject
  return view instanceof View ? ['', markedScreen(view, marks)] : []
}

function scrolledAway(session: Session): string[] {
  const lines = lastLines(session.recent(sceneLinesMax), sceneLinesMax)
  if (plainText(session.screen.text).includes(lines.join('\n'))) return []
  return lastLinesBlock(lines)
}

function inputs({ given }: Session): string[] {
  if (given.length === 0) return []
  const last = given.slice(-lastInputsShownMax).map(({ input }) => describeInput(input))
  return [`Last inputs: ${given.length > last.length ? '… · ' : ''}${last.join(' · ')}`]
}

function tapeLines(tape: TapeUse | undefined, hint: string | undefined): string[] {
  const help = (words: string): string[] => ['', `Hint: ${words}`]
  if (tape?.replay === undefined) return hint === undefined ? [] : help(hint)
  const { shownPath, next, rerecord } = tape.replay
  const left = `${tape.unplayed} of ${tape.exchanges - 1} inputs not played`
  return [
    `Tape: ${shownPath}, ${left}${next === undefined ? '' : `, next: ${next}`}`,
    ...help(hint ?? `If the spec or the program changed on purpose, record again: ${rerecord}`),
  ]
}
