import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

export type SpawnProblem =
  | 'empty-command'
  | 'not-found'
  | 'not-executable'
  | 'is-a-directory'
  | 'no-such-folder'
  | 'no-node-pty'
  | 'not-node'
  | 'failed'

/** A program could not be started. `problem` says which of the ways. */
export class SpawnError extends TermtapeError {
  readonly code = 'spawn'
  readonly program: string
  readonly problem: SpawnProblem

  constructor(program: string, problem: SpawnProblem, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.program = program
    this.problem = problem
  }
}

export type InputProblem = 'closed' | 'line-too-long' | 'not-a-terminal' | 'failed'

/** An input could not be given to the program. */
export class InputError extends TermtapeError {
  readonly code = 'input'
  readonly problem: InputProblem

  constructor(problem: InputProblem, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.problem = problem
  }
}

/** Processes of a closed session are still there after KILL. */
export class ProcessLeakError extends TermtapeError {
  readonly code = 'process-leak'
  readonly pids: readonly number[]

  constructor(pids: readonly number[], message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.pids = pids
  }
}

/** What an awaiting caller saw when it had to give up. */
export interface Scene {
  /** The patterns waited for, as the caller wrote them. */
  patterns: readonly string[]
  elapsedMs: number
  allowedMs: number
  /** What a person would have seen. */
  screen: string
  /** The last lines of output, escapes removed. */
  lastLines: readonly string[]
}

/** None of the patterns came in time. */
export class ExpectTimeoutError extends TermtapeError {
  readonly code = 'expect-timeout'
  readonly scene: Scene

  constructor(scene: Scene, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.scene = scene
  }
}

/** How a program ended: a code, or the name of the signal that ended it. Exactly one of the two is null. */
export interface Exit {
  code: number | null
  signal: string | null
}

/** The program ended while it was awaited. */
export class ProcessExitedError extends TermtapeError {
  readonly code = 'process-exited'
  readonly exit: Exit
  readonly scene: Scene

  constructor(exit: Exit, scene: Scene, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.exit = exit
    this.scene = scene
  }
}
