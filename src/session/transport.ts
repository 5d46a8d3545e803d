import type { Exit } from '../errors.ts'
import type { LineMode } from './line-mode.ts'

export type { Exit }

/**
 * What a session can do to the program it talks to. One value per act, so that a recorder can write it down and a
 * tape can ask for it back.
 *
 * `line` is text that the world ends with its own line end (CR on a PTY, LF on a pipe), with `apart` in a write of its own; `raw` is sent as it is; `keys` is typed
 * key by key, `delayMs` milliseconds apart, each key a write of its own;
 * `eof` is the terminal's end-of-file character or, on a pipe, the closed end; `reply` is what the terminal itself
 * answered to a query and no user typed. `secret` says whether the data is masked wherever it is written down; without it
 * the terminal decides: what it hides is.
 */
export type Input =
  | { kind: 'line'; data: Uint8Array; secret?: boolean | undefined; apart?: boolean }
  | { kind: 'raw' | 'reply'; data: Uint8Array; secret?: boolean | undefined }
  | { kind: 'keys'; data: Uint8Array; secret?: boolean | undefined; delayMs?: number }
  | { kind: 'eof' }
  | { kind: 'resize'; cols: number; rows: number }
  | { kind: 'signal'; signal: string }

export type Stream = 'stdout' | 'stderr'

/** Where a world delivers. Calls come in the order things happened; `exit` comes after the last `output`, once. */
export interface Sink {
  /** Bytes the program wrote. The array is the sink's to keep. A PTY has only `stdout`. */
  output(bytes: Uint8Array, stream: Stream): void
  /** The program ended and everything it wrote has been delivered. */
  exit(exit: Exit): void
  /**
   * Nothing more will ever come until the next input. Only a world that knows this says so; `why` makes the error for
   * whoever waits all the same, and is told what for, in words.
   */
  quiet(why: (awaited: string) => Error): void
}

/** What a program waits for, and a number that changes whenever it ran. */
export interface ProgramLook {
  /**
   * `user`: it waits for what its user types, without a time limit (or one past `answerQuietMs`), and for nothing else but its own threads. `other`: it runs,
   * sleeps, or waits for something else, a child, a network, a lock. `unknown`: it has a timer or waits for several things; only
   * silence tells.
   */
  waitsFor: 'user' | 'other' | 'unknown'
  /** The group in the foreground, which is looked at. */
  group: number
  /** Each thread of the group and how many time slices it had: another text once any of it ran. */
  ran: string
  /** Time slices of all its threads so far. */
  slices: number
}

/**
 * A program as a session sees it. The live worlds (a PTY, a pipe), a recording tee and a replayed tape are all of
 * this shape, so a session never asks which one it has.
 */
export interface Transport {
  /** Whether the program has a terminal: it then echoes, has a size, and takes CR as the line end. */
  readonly terminal: boolean
  /** Whether it says when it gives an input (`given.ts`), because it may do so later than it is asked to; else it does so at once. */
  readonly tellsGiven?: boolean
  /** Process id, or undefined where no process is. */
  readonly pid: number | undefined
  /** Begins delivery. Called once, before anything else. */
  start(sink: Sink): void
  /** Gives one input. Resolves when all of it was accepted; rejects with an `InputError` or a `TapeMissError`. */
  send(input: Input): Promise<void>
  /**
   * Ends the whole process tree and resolves when nothing of it is left; safe to call again. `force` skips the
   * gentle signals. Rejects with a `ProcessLeakError` if something survived KILL.
   */
  close(options?: { force?: boolean }): Promise<void>
  /** Whether the terminal echoes and edits lines right now, where the world can tell; else undefined. */
  lineMode?(): Promise<LineMode | undefined>
  /** Whether the terminal shows what is typed, asked by the spec itself: a recording notes it, a tape says what was noted. */
  echoes?(): Promise<boolean | undefined>
  /** Switches the terminal's echo on or off, where the world has a terminal. */
  setEcho?(on: boolean): Promise<void>
  /** Waits `ms` milliseconds between two inputs, if that means anything to the program; default: it does. */
  pause?(ms: number): Promise<void>
  /**
   * Resolves when the program has answered the last input as far as it can be told: it waits for its user, or has said all that a
   * tape holds; at the latest after `timeoutMs` milliseconds. Without it, whoever asks is answered by what is there.
   */
  answered?(timeoutMs: number): Promise<void>
  /** What the program waits for, where the world can tell; all it wrote before has been delivered then. */
  look?(): ProgramLook | undefined
  /** Whether the program is at work rather than waiting for something, where the world can tell; else undefined. */
  atWork?(): boolean | undefined
  /** Keeps Node running no longer: what is left of the script may end, and the program with it. */
  letGo?(): void
  /** Delivers at once what the program has written so far, where the world can. */
  drain?(): void
}
