import { type ErrorFacts, TermtapeError } from './termtape-error.ts'

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

/** A live program is driven through recorded inputs, and what it says is as recorded so far, but the rest does not come. */
export class AnswerTimeoutError extends TermtapeError {
  readonly code = 'answer-timeout'
  /** Index of the exchange whose answer is not whole. */
  readonly exchange: number
  /** How long it was waited for. */
  readonly waitedMs: number

  constructor(exchange: number, waitedMs: number, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.exchange = exchange
    this.waitedMs = waitedMs
  }
}

/** A file of a sandbox is not there although the program made it when its tape was recorded. */
export class SandboxFileError extends TermtapeError {
  readonly code = 'sandbox-file'
  /** As the spec asked for it. */
  readonly file: string

  constructor(file: string, message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.file = file
  }
}

/** A tape asks for more than running its program, so its program is not run. */
export class UntrustedTapeError extends TermtapeError {
  readonly code = 'untrusted-tape'
  /** What it asks for, in words. */
  readonly asked: readonly string[]

  constructor(asked: readonly string[], message: string, facts?: ErrorFacts) {
    super(message, facts)
    this.asked = asked
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
