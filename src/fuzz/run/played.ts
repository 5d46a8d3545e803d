import type { BareExit } from '../../live/bare-terminal.ts'
import type { Case } from '../step.ts'

/**
 * How a program sticks. `hang`: it neither reads its terminal nor answers. `spin`: the same, and it uses a processor.
 * `silence`: it reads, and says nothing any more. `flood`: it prints without end.
 */
export type Stuck = 'hang' | 'spin' | 'silence' | 'flood'

/** What came of a case. */
export interface Played {
  case: Case
  /** What the same program was given before, as far as it runs on from there; most often nothing. */
  earlier: readonly Case[]
  /** What it said to that. */
  past: readonly Buffer[]
  /** How many of its steps were given before the program ended. */
  given: number
  /** How the program ended by itself; null where it ran until we ended it. */
  exit: BareExit | null
  /** Whether it ended before it was given anything. */
  endedAtStart: boolean
  stuck: Stuck | null
  /** Whether an interrupt ended a flood. */
  floodStops: boolean
  /** Whether a program that it started printed the flood. */
  floodOfChild: boolean
  /** Whether it used a processor long after its terminal had gone. */
  spinsAfterHangUp: boolean
  /** Whether it was asked for an answer in ways that are not on record: nothing that follows can be repeated. */
  disturbed: boolean
  /** What it said: at the start, then to each step. */
  answers: readonly Buffer[]
  /** What the screen showed at the end. */
  screen: string
  memory: { before: number; after: number; most: number }
  descriptors: { before: number; after: number }
  /** Where it stood when it was ready for the next step, as far as it was looked at: a step's index and what it said since. */
  stops: readonly Stop[]
}

export interface Stop {
  /** Steps given by then. */
  given: number
  /** What it said since the stop before. */
  said: string
}
