import { bytesOfChunk } from '../../tape/data.ts'
import type { Tape } from '../../tape/tape.ts'
import { stepsOfTape } from '../inputs/mutations.ts'
import { verdictOn } from '../oracles/verdict.ts'
import type { Played } from '../run/played.ts'
import type { Seen } from '../hunt/judge.ts'
import type { Case } from '../step.ts'
import { noteOn } from './finding-tape.ts'

/**
 * What is wrong at the end of a recorded conversation, in words; null where nothing is. Judged anew by what is on the tape (how
 * the program ended, what it said last); what only a running program shows (a hang, a leak) is what the note says.
 */
export function verdictOfTape(tape: Tape): string | null {
  const shown = verdictOn(playedOf(tape), { memoryBytesMax: Number.POSITIVE_INFINITY })
  return shown?.words ?? noteOn(tape)?.words ?? null
}

/** The case a tape was recorded of. */
export function caseOfTape(tape: Tape): Case {
  return { steps: stepsOfTape(tape), pacing: noteOn(tape)?.pacing ?? 'paced' }
}

/** A recorded conversation as an invariant sees it. */
export function seenOnTape(tape: Tape): Seen {
  const { exit } = tape.exchanges.at(-1) ?? { exit: null }
  return {
    screen: '',
    answers: answersOf(tape).map((answer) => answer.toString('utf8')),
    exit,
    steps: stepsOfTape(tape),
  }
}

function playedOf(tape: Tape): Played {
  const exit = tape.exchanges.at(-1)?.exit ?? null
  const each = caseOfTape(tape)
  return {
    case: each,
    earlier: [],
    past: [],
    disturbed: false,
    given: each.steps.length,
    exit: exit === null ? null : { ...exit, sane: undefined },
    endedAtStart: false,
    stuck: null,
    floodStops: false,
    floodOfChild: false,
    spinsAfterHangUp: false,
    answers: answersOf(tape),
    screen: '',
    memory: { before: 0, after: 0, most: 0 },
    descriptors: { before: 0, after: 0 },
    stops: [],
  }
}

function answersOf({ exchanges }: Tape): Buffer[] {
  return exchanges.map(({ output }) =>
    Buffer.concat(output.chunks.map((chunk) => Buffer.from(bytesOfChunk(chunk)))),
  )
}
