import { lastInputsShownMax, sceneLinesMax } from '../src/limits.ts'
import { View } from '../src/screen/view.ts'
import { describeInput } from '../src/session/describe-input.ts'
import { lastLines, plainText } from '../src/session/scene.ts'
import { Session } from '../src/session/session.ts'
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
    ...(subject instanceof Session ? [...scrolledAway(subject), ...inputs(subject), ...tape(subject)] : []),
    ...advice(subject, hint),
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
  if (lines.length === 0 || plainText(session.screen.text).includes(lines.join('\n'))) return []
  return [`Last ${lines.length} lines of output:`, ...lines.map((line) => `  ${line}`)]
}

function inputs({ given }: Session): string[] {
  if (given.length === 0) return []
  const last = given.slice(-lastInputsShownMax).map(({ input }) => describeInput(input))
  return [`Last inputs: ${given.length > last.length ? '… · ' : ''}${last.join(' · ')}`]
}

function tape({ tape: used }: Session): string[] {
  if (used?.replay === undefined) return []
  const { shownPath, next } = used.replay
  const left = `${used.unplayed} of ${used.exchanges - 1} inputs not played`
  return [`Tape: ${shownPath}, ${left}${next === undefined ? '' : `, next: ${next}`}`]
}

function advice(subject: unknown, hint: string | undefined): string[] {
  const rerecord = subject instanceof Session ? subject.tape?.replay?.rerecord : undefined
  if (hint !== undefined) return ['', `Hint: ${hint}`]
  if (rerecord === undefined) return []
  return ['', `Hint: If the spec or the program changed on purpose, record again: ${rerecord}`]
}
