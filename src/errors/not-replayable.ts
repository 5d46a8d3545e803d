import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** A recording that passed would not pass when it is replayed, so it was not saved. */
export class NotReplayableError extends TermtapeError {
  readonly code = 'not-replayable'
  /** The tape's path, as it would be written. */
  readonly tape: string
  /** What the spec asked, e.g. `toShow("42")`. */
  readonly question: string

  constructor(tape: string, question: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.tape = tape
    this.question = question
  }
}
