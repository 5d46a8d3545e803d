import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

/** A tape is older than the spec allows. */
export class TapeExpiredError extends TermtapeError {
  readonly code = 'tape-expired'
  readonly tape: string

  constructor(tape: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.tape = tape
  }
}

/** One thing wrong with a file, and where. `line` and `column` count from 1. */
export interface Problem {
  message: string
  line: number
  column: number
  /** The path inside the document, e.g. `exchanges[3].input.kind`. Empty for the whole. */
  path: string
}

/** A tape file is not a tape. */
export class TapeFormatError extends TermtapeError {
  readonly code = 'tape-format'
  readonly tape: string
  readonly problems: readonly Problem[]

  constructor(tape: string, problems: readonly Problem[], facts?: ErrorFacts) {
    super(
      `${tape} is not a valid tape:\n${problems.map((each) => `  ${tape}:${each.line}:${each.column} ${each.path === '' ? '' : `${each.path}: `}${each.message}`).join('\n')}`,
      facts,
    )
    this.tape = tape
    this.problems = problems
  }
}

/** A tape could not be read or written: permissions, a folder in its place, a lock that never opened. */
export class TapeFileError extends TermtapeError {
  readonly code = 'tape-file'
  readonly tape: string

  constructor(tape: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.tape = tape
  }
}
