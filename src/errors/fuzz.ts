import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** A program did not survive fuzzing: failures were found, or known ones are still there. */
export class FuzzError extends TermtapeError {
  readonly code = 'fuzz'
  /** The failures in words, one each. */
  readonly failures: readonly string[]

  constructor(failures: readonly string[], message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.failures = failures
  }
}
