import { show, TapeMissError, type TapeMissReason } from '../errors.ts'
import { Screen } from '../screen/screen.ts'
import { describeInput } from '../session/describe-input.ts'
import { framedScreen } from '../session/scene.ts'
import { sharedEnds } from '../text/difference.ts'
import type { Input } from '../session/transport.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import { wayOut } from './way-out.ts'
import { nearestInput } from './nearest.ts'
import { indexesOf, type Recorded } from './order.ts'

/** An exchange that was played, and what of it. */
export interface Played {
  index: number
  output: Exchange['output']
}

/** Where a replay stands. */
export interface Stage {
  tape: Tape
  recorded: Recorded
  /** In the order it was played. */
  played: readonly Played[]
  /** Indexes of the exchanges still to be played. */
  left: readonly number[]
  /** Whether they must be played in the order of the tape. */
  inOrder: boolean
  shownPath: string
  rerecord: string
}

/** The spec sent what the tape does not hold next. */
export function missedInput(stage: Stage, received: Input): TapeMissError {
  const { reason, words } = whyMissed(stage, received)
  const expected = nextInput(stage)
  const awaited = `  Expected: ${expectedInput(stage) ?? 'no further input: the tape ends here'}`
  if (isSecretAwaited(stage) || ('secret' in received && received.secret === true))
    return missed(reason, stage, words, [awaited, `  Received: ${describeInput(blackened(received))}`])
  return missed(
    reason,
    stage,
    words,
    [
      awaited,
      `  Received: ${describeInput(received)}`,
      ...(stage.inOrder ? differenceMark(expected, received) : []),
      ...nearestElsewhere(stage, received),
    ],
    reason === 'no-exchange' ? wayOut([typed(expected, received)], 'stdin') : undefined,
  )
}

/** Whether a secret was typed here when it was recorded: what comes in its place is most likely one too. */
export function isSecretAwaited({ tape, left }: Pick<Stage, 'tape' | 'left'>): boolean {
  return tape.exchanges[left[0] ?? tape.exchanges.length]?.annotations['hidden'] === true
}

/** Its keys are told, its letters are not. */
function blackened(input: Input): Input {
  if (!('data' in input)) return input
  const text = Buffer.from(input.data)
    .toString('utf8')
    .replace(/[^\u0000-\u001f\u007f]/g, '█')
  return { ...input, data: Buffer.from(text, 'utf8') }
}

/** The input is on the tape, but the program was in another state when it was recorded. */
export function otherState(stage: Stage, why: string): TapeMissError {
  return missed(
    'no-exchange',
    stage,
    'The program is not in the state it was in when this input was recorded.',
    [`  ${why}`],
  )
}

/** Somebody waits for output, and the tape waits for input. */
export function notPlayed(stage: Stage, awaited: string): TapeMissError {
  const expected = expectedInput(stage)
  const shown = screenOf(stage)
    .lines.filter((line) => line.trim() !== '')
    .slice(-linesShown)
    .map(show)
    .join(' ⏎ ')
  const end =
    expected === undefined
      ? 'The tape has been played to its end.'
      : `The tape has nothing more to say until it receives the next recorded input, ${expected}.`
  return missed('not-played', stage, `The program did not print ${awaited}.`, [
    `  Expected: ${awaited}`,
    `  Received: ${shown === '' ? 'nothing' : shown}`,
    '',
    end,
  ])
}

/** The test is over and the tape is not. */
export function leftOver(stage: Stage): TapeMissError {
  const left = inputsLeft(stage)
  const count = left.length === 1 ? '1 recorded input was' : `${left.length} recorded inputs were`
  return missed('not-played', stage, `The spec ended before the tape did: ${count} never sent.`, [
    ...left.slice(0, leftOverShown).map((input) => `  Expected: ${describeInput(input)}`),
    ...(left.length > leftOverShown ? [`  … and ${left.length - leftOverShown} more`] : []),
    '  Received: nothing',
  ])
}

const leftOverShown = 5
const linesShown = 3

function missed(
  reason: TapeMissReason,
  stage: Stage,
  words: string,
  facts: readonly string[],
  way?: string,
): TapeMissError {
  const lines = [`${words} [${reason}]`, '', ...facts, '', ...whereItStands(stage)]
  const again = `If the spec or the program changed on purpose, record again: ${stage.rerecord}`
  return new TapeMissError(reason, stage.shownPath, lines.join('\n'), {
    hint: way === undefined ? again : `${way}\n${again}`,
  })
}

/** What was recorded and what was given as text; nothing where it is no text. */
function typed(expected: Input | undefined, received: Input): [string, string] {
  if (expected === undefined || !('data' in expected) || !('data' in received)) return ['', '']
  return [Buffer.from(expected.data).toString('utf8'), Buffer.from(received.data).toString('utf8')]
}

/** The inputs a spec may still send; the terminal's own replies come by themselves. */
function inputsLeft({ recorded, left }: Pick<Stage, 'recorded' | 'left'>): Input[] {
  return left.flatMap((index) => recorded.inputAt(index) ?? [])
}

function nextInput(stage: Stage): Input | undefined {
  return inputsLeft(stage)[0]
}

/** The input to come, or, where any order will do, several that may; undefined at the end of the tape. */
export function expectedInput(stage: Pick<Stage, 'recorded' | 'left' | 'inOrder'>): string | undefined {
  const inputs = inputsLeft(stage)
  if (inputs[0] === undefined) return undefined
  if (stage.inOrder || inputs.length === 1) return describeInput(inputs[0])
  const more = inputs.length > leftOverShown ? ` · … and ${inputs.length - leftOverShown} more` : ''
  return `any of ${inputs.slice(0, leftOverShown).map(describeInput).join(' · ')}${more}`
}

function whyMissed(stage: Stage, received: Input): { reason: TapeMissReason; words: string } {
  const places = indexesOf(stage.recorded).filter((index) => stage.recorded.isSame(index, received))
  const later = places.find((index) => stage.left.includes(index))
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

function screenOf(stage: Stage): Screen {
  const size = stage.tape.meta.pty ?? { cols: 80, rows: 24 }
  const screen = new Screen(size)
  for (const { index, output } of stage.played) {
    const input = stage.recorded.inputAt(index)
    if (input?.kind === 'resize') screen.resize(input.cols, input.rows)
    for (const chunk of output.chunks) screen.feed(bytesOfChunk(chunk))
  }
  return screen
}

function whereItStands(stage: Stage): string[] {
  const screen = screenOf(stage)
  const recent = stage.played.slice(-3).flatMap(({ index }) => {
    const input = stage.recorded.inputAt(index)
    return input === undefined ? [] : [describeInput(input)]
  })
  return [
    `Tape: ${stage.shownPath}, after exchange ${stage.played.at(-1)?.index ?? 0} of ${stage.tape.exchanges.length - 1}`,
    ...(recent.length === 0 ? [] : [`Played last: ${recent.join(' · ')}`]),
    framedScreen(screen.lines, screen.size),
  ]
}

/** A caret under the first character in which two typed inputs differ. */
function differenceMark(expected: Input | undefined, received: Input): string[] {
  if (expected === undefined || !('data' in expected) || !('data' in received)) return []
  const [one, other] = [describeInput(expected), describeInput(received)]
  const { front: at } = sharedEnds(one, other)
  return at < one.length || at < other.length
    ? [`${' '.repeat('  Received: '.length + at)}^ first difference`]
    : []
}

/** The recorded input most like the one received, where that is not the expected one, which is shown anyway. */
function nearestElsewhere(stage: Stage, received: Input): string[] {
  const { left } = stage
  const nearest = nearestInput(
    indexesOf(stage.recorded).map((index) => stage.recorded.inputAt(index)),
    received,
  )
  if (nearest === undefined || nearest.index === left[0]) return []
  const when = left.includes(nearest.index) ? 'still to come' : 'already played'
  return [`  Nearest on the tape: ${describeInput(nearest.input)}, exchange ${nearest.index} (${when})`]
}
