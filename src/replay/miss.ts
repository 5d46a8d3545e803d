import { TapeMissError, type TapeMissReason } from '../errors.ts'
import { Screen } from '../screen/screen.ts'
import { describeInput } from '../session/describe-input.ts'
import { framedScreen } from '../session/scene.ts'
import type { Input } from '../session/transport.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Tape } from '../tape/tape.ts'
import { nearestInput } from './nearest.ts'
import { wireForm } from './wire.ts'

/** Where a replay stands. */
export interface Stage {
  tape: Tape
  inputs: readonly (Input | undefined)[]
  /** Index of the exchange played last. */
  at: number
  shownPath: string
  rerecord: string
}

/** The spec sent what the tape does not hold next. */
export function missedInput(stage: Stage, received: Input): TapeMissError {
  const { reason, words } = whyMissed(stage, received)
  const expected = stage.inputs[stage.at + 1]
  const nearest = expected === undefined ? nearestInput(stage.inputs, received) : undefined
  const lines = [
    `${words} [${reason}]`,
    '',
    `  Expected: ${expected === undefined ? 'no further input: the tape ends here' : describeInput(expected)}`,
    `  Received: ${describeInput(received)}`,
    ...differenceMark(expected, received),
    ...(nearest === undefined
      ? []
      : [
          `  Nearest on the tape: ${describeInput(nearest.input)}, exchange ${nearest.index} (already played)`,
        ]),
    '',
    ...whereItStands(stage),
  ]
  return new TapeMissError(reason, stage.shownPath, lines.join('\n'), { hint: rerecordHint(stage) })
}

/** Somebody waits for output, and the tape waits for input. */
export function notPlayed(stage: Stage): TapeMissError {
  const expected = stage.inputs[stage.at + 1]
  const words =
    expected === undefined
      ? 'The tape has been played to its end and has nothing more to say, but the spec still waits.'
      : 'The spec waits for output, but the tape has nothing more to say until it receives the next recorded input.'
  const lines = [
    `${words} [not-played]`,
    '',
    `  Expected: ${expected === undefined ? 'no further input' : describeInput(expected)}`,
    '  Received: nothing',
    '',
    ...whereItStands(stage),
  ]
  return new TapeMissError('not-played', stage.shownPath, lines.join('\n'), { hint: rerecordHint(stage) })
}

/** The test is over and the tape is not. */
export function leftOver(stage: Stage): TapeMissError {
  const left = stage.inputs.slice(stage.at + 1).filter((input) => input !== undefined)
  const lines = [
    `The spec ended before the tape did: ${left.length} recorded ${left.length === 1 ? 'input was' : 'inputs were'} never sent. [not-played]`,
    '',
    ...left.slice(0, leftOverShown).map((input) => `  Expected: ${describeInput(input)}`),
    ...(left.length > leftOverShown ? [`  … and ${left.length - leftOverShown} more`] : []),
    '  Received: nothing',
    '',
    ...whereItStands(stage),
  ]
  return new TapeMissError('not-played', stage.shownPath, lines.join('\n'), { hint: rerecordHint(stage) })
}

const leftOverShown = 5

function whyMissed(stage: Stage, received: Input): { reason: TapeMissReason; words: string } {
  const terminal = stage.tape.meta.pty !== null
  const wire = wireForm(received, terminal)
  const places = stage.inputs.flatMap((input, index) =>
    input !== undefined && wireForm(input, terminal) === wire ? [index] : [],
  )
  const later = places.find((index) => index > stage.at)
  if (later !== undefined)
    return {
      reason: 'out-of-order',
      words: `The spec sent an input that the tape holds only later, in exchange ${later}; it expects another one first.`,
    }
  const earlier = places.at(-1)
  if (earlier !== undefined)
    return {
      reason: 'already-played',
      words: `The spec sent an input again that the tape holds only in exchange ${earlier}, which was already played.`,
    }
  return { reason: 'no-exchange', words: 'The spec sent an input that is not on the tape.' }
}

function whereItStands(stage: Stage): string[] {
  const size = stage.tape.meta.pty ?? { cols: 80, rows: 24 }
  const screen = new Screen(size)
  for (const exchange of stage.tape.exchanges.slice(0, stage.at + 1)) {
    if (exchange.input.kind === 'resize') screen.resize(exchange.input.cols, exchange.input.rows)
    for (const chunk of exchange.output.chunks) screen.feed(bytesOfChunk(chunk))
  }
  const recent = stage.inputs
    .slice(Math.max(1, stage.at - 2), stage.at + 1)
    .flatMap((input) => (input === undefined ? [] : [describeInput(input)]))
  return [
    `Tape: ${stage.shownPath}, after exchange ${stage.at} of ${stage.tape.exchanges.length - 1}`,
    ...(recent.length === 0 ? [] : [`Played last: ${recent.join(' · ')}`]),
    framedScreen(screen.lines, screen.size),
  ]
}

/** A caret under the first character in which two typed inputs differ. */
function differenceMark(expected: Input | undefined, received: Input): string[] {
  if (expected === undefined || !('data' in expected) || !('data' in received)) return []
  const [one, other] = [describeInput(expected), describeInput(received)]
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at < one.length || at < other.length
    ? [`${' '.repeat('  Received: '.length + at)}^ first difference`]
    : []
}

function rerecordHint({ rerecord }: Stage): string {
  return `If the spec or the program changed on purpose, record again: ${rerecord}`
}
