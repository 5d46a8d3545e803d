import { show } from './show.ts'
import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** A file or folder of a store could not be read or written, or holds what cannot be written back safely. */
export class StoreFileError extends TermtapeError {
  readonly code = 'store-file'
  readonly file: string

  constructor(file: string, message: string, facts?: ErrorFacts) {
    super(`${show(file)}: ${message}`, facts)
    this.file = file
  }
}

/** A store file is there but not what it should be. Nothing was changed. */
export class StoreFormatError extends TermtapeError {
  readonly code = 'store-format'
  readonly file: string

  constructor(file: string, message: string, facts?: ErrorFacts) {
    super(`${show(file)}: ${message}`, facts)
    this.file = file
  }
}

/** No session of the store has this id or this beginning of an id. */
export class NoSuchSessionError extends TermtapeError {
  readonly code = 'no-such-session'
  readonly sessionId: string

  constructor(sessionId: string, facts?: ErrorFacts) {
    super(`No session matches ${show(sessionId)}.`, facts)
    this.sessionId = sessionId
  }
}

/** Several sessions begin with what was given. */
export class AmbiguousSessionError extends TermtapeError {
  readonly code = 'ambiguous-session'
  readonly sessionId: string
  readonly candidates: readonly string[]

  constructor(sessionId: string, candidates: readonly string[], facts?: ErrorFacts) {
    super(`Ambiguous session id ${show(sessionId)}: ${candidates.length} sessions begin with it.`, facts)
    this.sessionId = sessionId
    this.candidates = candidates
  }
}

/** Something was to be done in a session that has ended or timed out. */
export class SessionInactiveError extends TermtapeError {
  readonly code = 'session-inactive'
  readonly sessionId: string

  constructor(sessionId: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.sessionId = sessionId
  }
}
