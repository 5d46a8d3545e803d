/**
 * Every error termtape throws on purpose.
 *
 * Each has a literal `code` to switch on, a one-line `hint` that says what to do, and a `cause` where another
 * error lies beneath. `instanceof` works across two copies of the package: classes are recognised by a brand,
 * not by identity.
 */
const brand = Symbol.for('termtape.error')

export interface ErrorFacts {
  /** What the reader can do about it, one sentence. */
  hint?: string | undefined
  cause?: unknown
}

export abstract class TermtapeError extends Error {
  abstract readonly code: string
  readonly hint: string | undefined

  constructor(message: string, facts: ErrorFacts = {}) {
    super(facts.hint === undefined ? message : `${message}\n\nHint: ${facts.hint}`, optionalCause(facts))
    this.hint = facts.hint
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true })
    Object.defineProperty(this, brand, { value: lineage(new.target) })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false
    const names: unknown = Reflect.get(value, brand)
    return Array.isArray(names) && names.includes(this.name)
  }
}

function optionalCause(facts: ErrorFacts): ErrorOptions | undefined {
  return 'cause' in facts && facts.cause !== undefined ? { cause: facts.cause } : undefined
}

function lineage(newTarget: { name: string }): string[] {
  const names: string[] = []
  for (let each = newTarget; each !== Error && each.name !== ''; each = Object.getPrototypeOf(each))
    names.push(each.name)
  return names
}

/** An option, mode, key name or limit the caller gave is not one we know. */
export class OptionError extends TermtapeError {
  readonly code = 'option'
  readonly option: string
  readonly value: unknown

  constructor(option: string, value: unknown, expected: string, facts?: ErrorFacts) {
    super(`Invalid ${option}: ${show(value)}. Expected ${expected}.`, facts)
    this.option = option
    this.value = value
  }
}

export type SpawnProblem =
  | 'empty-command'
  | 'not-found'
  | 'not-executable'
  | 'is-a-directory'
  | 'no-such-folder'
  | 'no-node-pty'
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

/** Why a replay could not go on. */
export type TapeMissReason = 'no-tape' | 'no-exchange' | 'already-played' | 'out-of-order' | 'not-played'

/** The tape does not hold what the spec just did, or the spec did not do what the tape holds. */
export class TapeMissError extends TermtapeError {
  readonly code = 'tape-miss'
  readonly reason: TapeMissReason
  /** The tape's path, as it would be written. */
  readonly tape: string

  constructor(reason: TapeMissReason, tape: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.reason = reason
    this.tape = tape
  }
}

/** How far a live program's answer lies from the recorded one. */
export type DriftTier = 'same' | 'cosmetic' | 'output' | 'flow'

/** A live program does not answer as its tape says. */
export class DriftError extends TermtapeError {
  readonly code = 'drift'
  readonly tape: string
  readonly tier: DriftTier
  /** Index of the exchange that differs. */
  readonly exchange: number

  constructor(tape: string, tier: DriftTier, exchange: number, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.tape = tape
    this.tier = tier
    this.exchange = exchange
  }
}

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

/** A value as an error may show it: short, on one line, no escape sequence left alive. */
export function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'function'
        ? 'a function'
        : String(value)
  const plain = text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain
}

/** Where something stands on a screen. Rows and columns count from 0; `width` is in columns. */
export interface Place {
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
  readonly places: readonly Place[]

  constructor(
    problem: ScreenProblem,
    message: string,
    facts?: ErrorFacts & { places?: readonly Place[] | undefined },
  ) {
    super(message, facts)
    this.problem = problem
    this.places = facts?.places ?? []
  }
}

/** `redaction-rules.json` holds something that is no rule, or a pattern that cannot or must not be used. */
export class RedactionRulesError extends TermtapeError {
  readonly code = 'redaction-rules'
  readonly file: string
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[], facts?: ErrorFacts) {
    super(
      `${file} holds rules that cannot be used:\n${problems.map((each) => `  ${file}:${each.line} ${each.path === '' ? '' : `${each.path}: `}${each.message}`).join('\n')}`,
      facts,
    )
    this.file = file
    this.problems = problems
  }
}

/** What was about to be written still holds a secret, so it was not written. Names rules and places, never the secret. */
export class ResidualSecretError extends TermtapeError {
  readonly code = 'residual-secret'
  readonly tape: string
  readonly findings: readonly { rule: string; where: string; length: number }[]

  constructor(tape: string, findings: ResidualSecretError['findings'], facts?: ErrorFacts) {
    super(
      `${tape} was not written: it still holds what looks like a secret.\n${findings.map((each) => `  ${each.where}: ${each.rule} (${each.length} characters)`).join('\n')}`,
      facts,
    )
    this.tape = tape
    this.findings = findings
  }
}

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

/**
 * A fault that was asked for: `errorRate` drew this exchange. It is neither a miss nor a defect, and the tape is sound.
 */
export class InjectedFaultError extends TermtapeError {
  readonly code = 'injected-fault'
  /** The tape's path, as messages show it. */
  readonly tape: string
  /** Index of the exchange that was not played. */
  readonly exchange: number

  constructor(tape: string, exchange: number, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.tape = tape
    this.exchange = exchange
  }
}

export type DecoratorKind = 'input' | 'output' | 'tape'

/** A decorator returned nothing, or not what it was given to change, or threw. */
export class DecoratorError extends TermtapeError {
  readonly code = 'decorator'
  readonly kind: DecoratorKind
  /** The function's name, or its place in the list, counted from 1, where it has none. */
  readonly decorator: string

  constructor(kind: DecoratorKind, decorator: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.kind = kind
    this.decorator = decorator
  }
}

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
