import type { Tape } from '../tape/tape.ts'
import type { Played } from './run/played.ts'
import type { FindingKind } from './oracles/verdict.ts'
import type { Pacing, Step } from './step.ts'

/** A failure, what leads to it, and how surely. */
export interface Finding {
  kind: FindingKind
  /** The signal it died of, e.g. `SIGSEGV`; null where none did. */
  signal: string | null
  /** The failure in words. */
  words: string
  /** The same for the same class of failure. */
  key: string
  /** What led to it first, and the least that still does. */
  inputs: readonly Step[]
  shrunk: readonly Step[]
  /** The least, as `parseSteps` and the command line read it. */
  notation: string
  /** Bytes, and one for each step that is none. */
  size: number
  pacing: Pacing
  /** How often the least led to it again, e.g. `5/5`. */
  rate: string
  confirmed: boolean
  /** Whether the time was over before it was run as often, or made as small, as it should. */
  cutShort: boolean
  /** How often it was met. */
  seen: number
  /** What was said, and what the screen showed, when it happened. */
  transcript: string
  screen: string
  exit: { code: number | null; signal: string | null } | null
  /** The line that repeats it. */
  repeat: string
  /** The case of the campaign that met it first, and after how many milliseconds. */
  index: number
  foundAfterMs: number
  /** Executions it took to make it small. */
  shrinkRuns: number
  /** The failing run as a tape, which replays its verdict without the program. */
  tape: Tape
  /** Writes a regression spec and its crash tape. */
  toSpec(options?: ToSpecOptions): Promise<{ spec: string; tape: string }>
}

export interface ToSpecOptions {
  /** Path of the spec; default `specs/<program>-<kind>.spec.ts`. */
  path?: string
  /** Folder of the tapes; default `tapes`. */
  tapes?: string
  /** Project root, which both are relative to; default the current folder. */
  root?: string
}

/** What became of a failure that was known before. */
export interface Known {
  name: string
  state: 'FIXED' | 'FAILED' | 'ERROR'
  words: string
}

export interface Outcome {
  program: string
  args: readonly string[]
  seed: number
  /** Confirmed failures, one per class. */
  findings: readonly Finding[]
  /** What happened and did not happen again. */
  unconfirmed: readonly Finding[]
  /** Failures known from before, which were tried first. */
  known: readonly Known[]
  /** The rarest ways that led somewhere new, played once more. */
  corpus: readonly Played[]
  /** Cases played, programs started for them (one may take several cases), and steps given to these. */
  cases: number
  sessions: number
  steps: number
  ms: number
  /** Cases, sessions, and steps, per second. */
  casesPerSecond: number
  sessionsPerSecond: number
  /** How often a second bare node-pty brought the program to its prompt, on as many lanes; undefined where not measured. */
  floorPerSecond: number | undefined
  lanes: number
  stepsPerSecond: number
  /** Places seen and passages between them. */
  places: number
  passages: number
  /** By Good and Turing, how likely the next place is a new one. */
  chanceOfNew: number
  /** Why it stopped. */
  stopped: 'sessions' | 'seconds' | 'stop-rule' | 'findings' | 'signal'
  /** What was empty talk, e.g. `92 % of the lines were answered alike: "unknown command"`. */
  vacuous: readonly string[]
  /** What kept the program from doing harm, and what was not to be had. */
  protection: readonly string[]
  /** Whether the same seed gives the same cases again. */
  repeatable: boolean
}
