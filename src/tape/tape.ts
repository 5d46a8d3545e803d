/**
 * What a tape is, in memory. The file format is the concern of `parse-tape.ts` and `print-tape.ts`; every field below is documented for people in
 * `docs/tape-format.md`.
 */
export interface Tape {
  version: 1
  meta: TapeMeta
  session: TapeSession
  /** The first is always the implicit `start`: what the program said before anyone spoke. */
  exchanges: Exchange[]
}

export interface TapeMeta {
  /** Basename of the command. */
  program: string
  args: string[]
  /** Where the program was, with its root by name, where the spec asked for it by a path that PATH does not lead to. */
  path?: string
  /** Allow-listed variables and those the spec set itself. */
  env: Record<string, string>
  /** Variables every program gets that the spec removed, sorted; absent where there are none. */
  unset?: string[]
  /** Relative to the project root, with forward slashes; `.` is the root. Elsewhere with its root by name: `⟨sandbox⟩/work`. */
  cwd: string
  /** Size of the terminal, or null when the program ran on pipes. */
  pty: { rows: number; cols: number } | null
  /** ISO 8601, UTC. Changes only when what was exchanged changed. */
  createdAt: string
  tag: string | null
  /** Extra delay per chunk on replay, in milliseconds, or a range to draw from. */
  latency: number | [number, number]
  /** Chance of an injected fault per exchange on replay, 0 to 100. */
  errorRate: number
  /** Seeds every random choice of a replay. */
  seed: number
  /** Those of `/tmp` and `/root` that the spec meant literally: TMPDIR and the home folder were elsewhere. */
  literal?: string[]
  /** What the spec made itself, as JSON, by name: `tape.value`. */
  values?: Record<string, string>
  /** What may be told of masked values that were shown: their shape, by the name of their placeholder. */
  secrets?: Record<string, string>
}

export interface TapeSession {
  /** Where it was recorded, e.g. `linux-x64`. */
  platform: string
  /** Who recorded it, e.g. `termtape 0.1.0`. */
  recorder: string
  /** What the program says of its version, or null where nobody asked. */
  programVersion: string | null
  /** There where a spec gave the tape its name; absent, it is named after its test. */
  named?: 'tapeName'
}

export interface Exchange {
  /** How things stood when the input was sent. */
  pre: {
    /** The text after the last line break, escapes stripped; null before any output. */
    prompt: string | null
    stateHash: string | null
    /** What the spec put into the sandbox since the input before, by name: a print of each file. */
    given?: Record<string, string>
  }
  input: TapeInput
  output: { chunks: Chunk[] }
  /** On the exchange in which the program ended. */
  exit: { code: number | null; signal: string | null } | null
  /** From the input to the last output before the next input, or to the exit, in milliseconds. */
  dur_ms: number
  /** What the program left in the sandbox until the next input. */
  files?: TapedFile[]
  annotations: Record<string, unknown>
}

/** A file, folder or link in a sandbox, or that it is gone. Exactly one of the fields behind `mode` is there, and `bytes` beside `hash`. */
export interface TapedFile {
  /** Below the sandbox's working folder, or behind `~/` below its home. */
  path: string
  /** Permissions in octal, such as `644`; of links and what is gone there are none. */
  mode?: string
  /** Lines, split after each LF. */
  text?: string[]
  dataB64?: string
  /** SHA-256 of a file too large to be kept. */
  hash?: string
  bytes?: number
  /** Where a link leads. */
  link?: string
  folder?: true
  deleted?: true
}

/** Exactly one of `dataText` and `dataBytesB64` is a string; bytes are used where the data is not valid UTF-8. */
export interface TapeData {
  dataText: string | null
  dataBytesB64: string | null
}

export type TapeInput =
  | { kind: 'start' }
  | ({ kind: 'line' | 'raw' | 'keys' | 'reply' } & TapeData)
  | { kind: 'eof' }
  | { kind: 'resize'; cols: number; rows: number }
  | { kind: 'signal'; signal: string }

/**
 * Output closer together than one frame. `stream` is present only where it is stderr (pipes), `after` only where another session of the test
 * had been told something since: its `told`th (its start, its inputs, its end), of the `session`th that the test opened.
 */
export type Chunk = { delay_ms: number; stream?: 'stderr'; after?: { session: number; told: number } } & (
  | { /** Lines, split after each LF; joined they are the bytes as UTF-8. */ text: string[] }
  | { dataB64: string }
)
