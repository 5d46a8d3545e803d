import { sceneLinesMax } from '../src/limits.ts'
import { framedScreen, lastLines, plainText } from '../src/session/scene.ts'
import type { Session } from '../src/session/session.ts'
import type { TapeUse } from '../src/session/tape-use.ts'

/** What every matcher's failure says, in one layout. */
export interface Failure {
  /** The matcher and what it was given, e.g. `toShow("42")`. */
  call: string
  isNot: boolean
  expected: string
  received: string
  hint?: string | undefined
}

/** Lays out a failure: the call, expected under received, the screen, the last inputs and a hint. */
export function failureMessage(failure: Failure, session: Session): string {
  const { call, isNot, expected, received, hint } = failure
  const lines = [
    `expect(session)${isNot ? '.not' : ''}.${call}`,
    '',
    `Expected: ${isNot ? 'not ' : ''}${expected}`,
    `Received: ${received}`,
    '',
    framedScreen(session.screen.lines, session.screen.size),
    ...scrolledAway(session),
    ...tapeLines(session.tape, hint),
  ]
  return lines.join('\n')
}

function scrolledAway(session: Session): string[] {
  const lines = lastLines(session.recent(sceneLinesMax), sceneLinesMax)
  if (lines.length === 0 || plainText(session.screen.text).includes(lines.join('\n'))) return []
  return [`Last ${lines.length} lines of output:`, ...lines.map((line) => `  ${line}`)]
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
