import type { Exit } from '../errors.ts'

/** What a program is asked: a line, keys as they are, the end of input, a signal, another size. */
export type Ask =
  | { kind: 'line' | 'raw'; text: string }
  | { kind: 'eof' }
  | { kind: 'signal'; signal: string }
  | { kind: 'resize'; cols: number; rows: number }

/** How an answer came to an end. */
export type ReplyEnd =
  /** The program waits for its user again. */
  | 'ready'
  /** It did not within the patience it was given. */
  | 'busy'
  /** It printed more than anybody reads, without an end. */
  | 'flood'
  /** It ended. */
  | 'exit'

/** What a program answered. */
export interface Reply {
  /** Plain lines: no escape sequences, not the echo of what was typed, not the prompt behind them. */
  text: string
  /** The unfinished line it waits behind; empty where it waits without a word. */
  prompt: string
  end: ReplyEnd
  exit: Exit | null
  /** From the question to the end of the answer, in milliseconds. */
  ms: number
}

/** A process that is being asked. */
export interface Subject {
  /** What it said before anybody asked. */
  readonly banner: Reply
  /** Process id, where a process is. */
  readonly pid: number | undefined
  ask(ask: Ask, options?: AskOptions): Promise<Reply>
  /** What is measured beside the answers. A tape keeps the value and gives it back without measuring. */
  note<T>(name: string, measure: () => Promise<T> | T): Promise<T>
  close(): Promise<void>
}

export interface AskOptions {
  /** How long an answer may take, in milliseconds. */
  patienceMs?: number
  /** Patience begins anew with whatever is printed, up to five times as long. */
  renewed?: boolean
  /** Nobody reads the answer: it is enough that there is one. */
  brief?: boolean
}

export interface StartOptions extends AskOptions {
  /** Arguments instead of the inquiry's own. */
  args?: readonly string[]
  /** Starts beside processes that still run: the working copy is left as it is. */
  beside?: boolean
  /** Size of the terminal; default a wide and tall one, in which no pager stops and no line wraps. */
  size?: { cols: number; rows: number }
}

/** Where an inquiry's processes come from: a program, or its tapes. */
export interface World {
  /** Whether real processes are started. */
  readonly live: boolean
  /** What a live run decided by the clock, for the tape to repeat. */
  readonly facts: Map<string, unknown>
  start(options?: StartOptions): Promise<Subject>
  /** Ends what still runs, and keeps what is to be kept. */
  close(outcome: 'done' | 'failed'): Promise<void>
}
