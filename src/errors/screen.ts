import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** Where something stands on a screen. Rows and columns count from 0; `width` is in columns. */
export interface ScreenPlace {
  row: number
  col: number
  text: string
  width: number
}

export type ScreenProblem = 'ambiguous' | 'no-mouse' | 'engine'

/** A screen could not answer: a text stands in several places, the program takes no mouse, xterm changed. */
export class ScreenError extends TermtapeError {
  readonly code = 'screen'
  readonly problem: ScreenProblem
  /** The places found, when there was more than one. */
  readonly places: readonly ScreenPlace[]

  constructor(
    problem: ScreenProblem,
    message: string,
    facts?: ErrorFacts & { places?: readonly ScreenPlace[] | undefined },
  ) {
    super(message, facts)
    this.problem = problem
    this.places = facts?.places ?? []
  }
}
