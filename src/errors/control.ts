import type { Exit } from './session.ts'
import { show } from './show.ts'
import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

export type CommandProblem = 'exit' | 'output-too-long'

/** A command ended with another code than 0, by a signal, or was ended because it printed too much. */
export class CommandError extends TermtapeError {
  readonly code = 'command'
  readonly problem: CommandProblem
  /** The command as one line. */
  readonly command: string
  /** How it ended; null if it was ended for what it printed. */
  readonly exit: Exit | null
  /** All it printed. */
  readonly output: string

  constructor(
    problem: CommandProblem,
    command: string,
    exit: Exit | null,
    output: string,
    facts?: ErrorFacts,
  ) {
    const how =
      exit === null
        ? 'printed too much'
        : `ended with ${exit.signal === null ? `exit code ${exit.code}` : `signal ${exit.signal}`}`
    const last = output
      .split('\n')
      .slice(-5)
      .filter((line) => line.trim() !== '')
      .map((line) => `\n  ${show(line).slice(1, -1)}`)
    super(`${show(command)} ${how}.${last.join('')}`, facts)
    this.problem = problem
    this.command = command
    this.exit = exit
    this.output = output
  }
}

/** A command typed at a REPL was not complete; it was taken back. */
export class IncompleteInputError extends TermtapeError {
  readonly code = 'incomplete-input'
  readonly input: string

  constructor(input: string, facts?: ErrorFacts) {
    super(`The program waits for more after ${show(input)}. It was taken back.`, facts)
    this.input = input
  }
}

export type SshProblem = 'unknown-host-key' | 'changed-host-key' | 'authentication' | 'connection'

/** `ssh` did not come as far as to run the remote command. */
export class SshError extends TermtapeError {
  readonly code = 'ssh'
  readonly problem: SshProblem
  readonly host: string
  /** What `ssh` said. */
  readonly output: string

  constructor(problem: SshProblem, host: string, output: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.problem = problem
    this.host = host
    this.output = output
  }
}

/** The bounds a session is held to, by the name of the option or setting that changes them. */
export type LimitName = 'maxSessions' | 'idleTimeoutMs' | 'maxRuntimeMs' | 'messageBytes'

/** A limit was reached. `limit` is the name of the setting, `allowed` its value. */
export class LimitError extends TermtapeError {
  readonly code = 'limit'
  readonly limit: LimitName
  readonly allowed: number

  constructor(limit: LimitName, allowed: number, message: string, facts?: ErrorFacts) {
    super(`${message} [${limit}: ${allowed}]`, facts)
    this.limit = limit
    this.allowed = allowed
  }
}

/** A session of this id lives, but in another process. */
export class SessionElsewhereError extends TermtapeError {
  readonly code = 'session-elsewhere'
  readonly sessionId: string
  /** The process that owns it. */
  readonly owner: number

  constructor(sessionId: string, owner: number, facts?: ErrorFacts) {
    super(`Session ${show(sessionId)} is alive in another process (${owner}).`, facts)
    this.sessionId = sessionId
    this.owner = owner
  }
}

export type HostProblem = 'not-running' | 'not-started' | 'lost' | 'other-version' | 'protocol' | 'failed'

/** The process that holds sessions for several others could not be reached, or did not do what was asked. */
export class HostError extends TermtapeError {
  readonly code = 'host'
  readonly problem: HostProblem

  constructor(problem: HostProblem, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.problem = problem
  }
}
