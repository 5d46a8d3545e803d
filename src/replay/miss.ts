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
  return missed(reason, stage, words, [
    `  Expected: ${expected === undefined ? 'no further input: the tape ends here' : describeInput(expected)}`,
    `  Received: ${describeInput(received)}`,
    ...differenceMark(expected, received),
    ...nearestElsewhere(stage, received),
  ])
}

/** Somebody waits for output, and the tape waits for input. */
export function notPlayed(stage: Stage, awaited: string): TapeMissError {
  const expected = stage.inputs[stage.at + 1]
  const words =
    expected === undefined
      ? `The spec waits for ${awaited}, but the tape has been played to its end.`
      : `The spec waits for ${awaited}, but the tape has nothing more to say until it receives the next recorded input.`
  return missed('not-played', stage, words, [
    `  Expected: ${expected === undefined ? 'no further input' : describeInput(expected)}`,
    '  Received: nothing',
  ])
}

/** The test is over and the tape is not. */
export function leftOver(stage: Stage): TapeMissError {
  const left = stage.inputs.slice(stage.at + 1).filter((input) => input !== undefined)
  const count = left.length === 1 ? '1 recorded input was' : `${left.length} recorded inputs were`
  return missed('not-played', stage, `The spec ended before the tape did: ${count} never sent.`, [
    ...left.slice(0, leftOverShown).map((input) => `  Expected: ${describeInput(input)}`),
    ...(left.length > leftOverShown ? [`  … and ${left.length - leftOverShown} more`] : []),
    '  Received: nothing',
  ])
}

const leftOverShown = 5

function missed(
  reason: TapeMissReason,
  stage: Stage,
  words: string,
  facts: readonly string[],
): TapeMissError {
  const lines = [`${words} [${reason}]`, '', ...facts, '', ...whereItStands(stage)]
  return new TapeMissError(reason, stage.shownPath, lines.join('\n'), {
    hint: `If the spec or the program changed on purpose, record again: ${stage.rerecord}`,
  })
}

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

/** The recorded input most like the one received, where that is not the expected one, which is shown anyway. */
function nearestElsewhere({ inputs, at }: Stage, received: Input): string[] {
  const nearest = nearestInput(inputs, received)
  if (nearest === undefined || nearest.index === at + 1) return []
  const when = nearest.index <= at ? 'already played' : 'still to come'
  return [`  Nearest on the tape: ${describeInput(nearest.input)}, exchange ${nearest.index} (${when})`]
}
