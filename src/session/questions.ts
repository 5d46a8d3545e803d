import { nextTurn, now } from '../clock.ts'
import type { FileReading } from '../files/sandbox/sandbox-state.ts'
import type { CallSite } from './call-site.ts'
import type { Match, Pattern } from './pattern.ts'
import { type PlaceInOrder, SessionOrder } from './session-order.ts'
import type { Input } from './transport.ts'

/** What a question came to. Two are the same where `how` is equal, and the text that was found, if one was. */
export interface Outcome {
  /** `held`, `match 0`, `no match` …: equal words for equal outcomes. */
  how: string
  /** What was found or read. */
  text?: string
}

/** A session as far as it can be asked again. */
export interface Askable {
  expect(patterns: Pattern | readonly Pattern[], options?: { timeoutMs?: number }): Promise<Match>
  readAvailable(charsMax?: number, timeoutMs?: number): Promise<string>
  read(count?: number, options?: { timeoutMs?: number }): Promise<string>
  getEcho(): Promise<boolean>
  readonly output: string
  readonly stderr: string
  readonly unread: string
  readonly state: 'alive' | 'dead'
  readonly screen: { readonly text: string }
  recent(count: number): string
}

/** Something a spec asked of a session, so that it can be asked again of another. */
export interface Question {
  /** As a message names it: `toShow("42")`. */
  call: string
  site: CallSite
  ask(session: Askable): Promise<Outcome>
  /** What it came to; undefined while it is open. */
  outcome?: Outcome
  /** How long what satisfied it stood, in milliseconds; undefined while it stands. */
  stoodMs?: number
  /** Whether the program had said nothing since the last input when it was answered. */
  beforeAnswer?: boolean
}

/** What a spec took from a session without waiting. */
export interface Reading {
  /** As a message names it: `session.output`. */
  call: string
  site: CallSite
  /** Takes it again. */
  take(session: Askable): string
  value: string
}

/** One thing a spec did to a session. */
export type Step =
  | { kind: 'input'; input: Input; shown: string }
  | { kind: 'asked' | 'answered'; question: Question }
  | { kind: 'read'; reading: Reading }
  | { kind: 'file'; file: FileReading }
  /** It was started, given an input, or ended, whatever its world is. */
  | { kind: 'told'; told: number }

export interface LoggedStep {
  /** Which session of the test, counted from 0. */
  session: number
  step: Step
  /** Whether the spec took time for itself before: the event loop turned while no session was waited for. */
  later: boolean
}

/**
 * All that a test asked of its sessions and told them, in order: what a recording is held against before it is saved.
 */
export class Questions {
  /** In which order its sessions are told what; undefined where which sessions there are is chance. */
  readonly order: SessionOrder | undefined
  readonly #steps: LoggedStep[] = []
  #sessions = 0
  #later = false
  /** Counts how often the spec got the word. */
  #turn = 0

  /** @param ordered whether its sessions are opened in the same order whenever it runs */
  constructor({ ordered = true }: { ordered?: boolean } = {}) {
    // A single session has nobody to wait for.
    const heard = (session: number, told: number): void => {
      if (this.#sessions > 1) this.add(session, { kind: 'told', told })
    }
    this.order = ordered ? new SessionOrder(heard) : undefined
  }

  /** The log of one more session. */
  open(): QuestionLog {
    const session = this.#sessions++
    this.order?.tell(session)
    return new QuestionLog(session, this)
  }

  get steps(): readonly LoggedStep[] {
    return this.#steps
  }

  add(session: number, step: Step): LoggedStep {
    const logged = { session, step, later: this.#later }
    const last = this.#steps.at(-1)
    // Of what is read again and again, as by a poll, only the last counts.
    if (last !== undefined && rereads(last, logged)) this.#steps.pop()
    this.#steps.push(logged)
    return logged
  }

  drop(step: LoggedStep): void {
    const index = this.#steps.lastIndexOf(step)
    if (index !== -1) this.#steps.splice(index, 1)
  }

  /** The spec has the word; what it does before the event loop turns, it does at once. */
  back(): void {
    this.#later = false
    const turn = ++this.#turn
    void nextTurn().then(() => {
      if (turn === this.#turn) this.#later = true
    })
  }
}

function rereads(last: LoggedStep, next: LoggedStep): boolean {
  const what = whatIsRead(last)
  return what !== undefined && what === whatIsRead(next) && last.session === next.session && next.later
}

function whatIsRead({ step }: LoggedStep): string | undefined {
  if (step.kind === 'read') return step.reading.call
  return step.kind === 'file' ? `sandbox ${step.file.name}` : undefined
}

/** The log of one session. */
export class QuestionLog {
  /** Which session of its test, counted from 0. */
  readonly session: number
  /** Whether what is read is logged too: not while a tape plays that may yet be gone on with. */
  readings = true
  readonly #all: Questions
  #standing: { question: Question; since: number }[] = []
  #heard = false
  readonly #listeners: (() => void)[] = []
  #open = 0
  #inside = false
  #tellsReplays = false

  constructor(session: number, all: Questions) {
    this.session = session
    this.#all = all
  }

  /** Its place among the sessions of its test. */
  get place(): PlaceInOrder | undefined {
    const { order } = this.#all
    return order && { order, session: this.session }
  }

  /** What the whole test did so far. */
  get steps(): readonly LoggedStep[] {
    return this.#all.steps
  }

  /** Calls back whenever a question was answered. */
  onAnswer(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Call the result to take it back: it never reached the program. */
  input(input: Input, shown: string): () => void {
    this.#heard = false
    const step = this.#all.add(this.session, { kind: 'input', input, shown })
    return () => this.#all.drop(step)
  }

  async ask<T>(
    question: Question,
    answer: () => Promise<T>,
    outcomeOf: (value: T) => Outcome,
    failed: Outcome,
  ): Promise<T> {
    // A question that is made of another is asked as one.
    if (this.#inside) return answer()
    this.#open++
    this.#all.add(this.session, { kind: 'asked', question })
    try {
      const value = await this.#within(answer)
      question.outcome = outcomeOf(value)
      question.beforeAnswer = !this.#heard
      this.#standing.push({ question, since: now() })
      return value
    } catch (error) {
      question.outcome = failed
      throw error
    } finally {
      this.#open--
      for (const listener of this.#listeners) listener()
      this.#all.add(this.session, { kind: 'answered', question })
      this.#all.back()
    }
  }

  #within<T>(act: () => T): T {
    this.#inside = true
    try {
      return act()
    } finally {
      this.#inside = false
    }
  }

  read(reading: Reading): void {
    if (!this.readings || this.#open > 0 || unasked > 0) return
    this.#all.add(this.session, { kind: 'read', reading })
    this.#all.back()
  }

  /** The spec asked whether it is replayed: what it reads of files from now on it may not read then. */
  tellsReplays(): void {
    this.#tellsReplays = true
  }

  /** Whether what the spec reads of files is asked again. */
  get asksFiles(): boolean {
    return this.readings && !this.#tellsReplays
  }

  /** The spec read a file that a program left. */
  file(file: FileReading): void {
    this.#all.add(this.session, { kind: 'file', file })
    this.#all.back()
  }

  /** The spec has the word again. */
  back(): void {
    this.#all.back()
  }

  /** The program said something: what stood until now stands no longer. */
  heard(): void {
    this.#heard = true
    for (const { question, since } of this.#standing) question.stoodMs = now() - since
    this.#standing = []
  }
}

let unasked = 0

/** Reads what the spec did not ask for: for a message, for progress. */
export function notAsked<T>(act: () => T): T {
  unasked++
  try {
    return act()
  } finally {
    unasked--
  }
}
