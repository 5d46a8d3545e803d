import type { FindingKind } from './oracles/verdict.ts'
import type { Invariant } from './hunt/judge.ts'
import type { Inputs } from './inputs/inputs.ts'
import type { Case } from './step.ts'
import type { Tape } from '../tape/tape.ts'
import { OptionError } from '../errors.ts'
import { checkKnown } from '../session/known-options.ts'

/** When a campaign stops; the first that comes. Default 60 seconds. */
export interface Budget {
  /** For everything: the search, and in the last quarter of it whatever is to be run again and made smaller. */
  seconds?: number
  /** Cases played. The only budget that gives the same cases on every machine. */
  sessions?: number
  /** Stops when the chance that the next place is a new one falls below this (Good and Turing), e.g. 0.01. */
  chanceOfNew?: number
  /** Stops at this many findings. */
  findings?: number
}

/** What a campaign tells of itself while it runs. */
export interface Progress {
  ms: number
  cases: number
  sessions: number
  steps: number
  places: number
  corpus: number
  findings: number
  /** Since the last new place, in milliseconds. */
  sinceNewMs: number
}

export interface FuzzOptions {
  /** Seeds every choice; default a new one, which the outcome names. */
  seed?: number
  budget?: Budget
  /** Kinds of input; default all of them. */
  inputs?: readonly Inputs[]
  /** Whether what was seen decides what is tried next; default true. */
  guided?: boolean
  /** Programs that run at a time; default two per processor, at most eight. */
  lanes?: number
  /** How often a failure is run again; default 5. */
  confirm?: number
  /** Files each session finds in its working folder, by name. */
  files?: Readonly<Record<string, string | Uint8Array>>
  /** Variables added to the hermetic environment. */
  env?: Readonly<Record<string, string | undefined>>
  /** Where file names among the arguments are looked for; default the current folder. */
  cwd?: string
  cols?: number
  rows?: number
  /** Words the program may know, beside those that are harvested. */
  words?: readonly string[]
  /** Words that are never sent: what a report calls destructive, say. */
  avoid?: readonly string[]
  /** Recorded conversations, to be changed. */
  tapes?: readonly Tape[]
  /** What has to hold at the end of every case: a function that throws, or gives `false` or what is wrong. */
  invariants?: readonly Invariant[]
  /** Another program or version, which has to say the same. */
  twin?: { command: string; args?: readonly string[] }
  /** Memory it may come to hold; default 1 GB. */
  memoryBytesMax?: number
  /** Whether to measure, after the campaign, how often a second bare node-pty only starts the program; default false. */
  floor?: boolean
  /** Kinds of failure that do not count here. */
  ignore?: readonly FindingKind[]
  /** Failures of earlier campaigns, to be tried first, by name. */
  known?: readonly { name: string; case: Case; key: string }[]
  /** Ways to places of earlier campaigns, to go on from. */
  corpus?: readonly Case[]
  /** How many ways to rare places the outcome holds as its corpus; default none. */
  keepWays?: number
  /** Which part of a campaign this is, as Vitest's `--shard`: cases are dealt out in turn. */
  shard?: { index: number; count: number }
  /** Ends the campaign, with what it has found so far. */
  signal?: AbortSignal
  /** Hears of every case, one line each: its number, what came of it, and the line that repeats it. */
  log?: (line: string) => void
  /** Hears how it goes, once a second. */
  progress?: (progress: Progress) => void
}

const names: readonly string[] = [
  'seed',
  'budget',
  'inputs',
  'guided',
  'lanes',
  'confirm',
  'files',
  'env',
  'cwd',
  'cols',
  'rows',
  'words',
  'avoid',
  'tapes',
  'invariants',
  'twin',
  'memoryBytesMax',
  'ignore',
  'floor',
  'known',
  'corpus',
  'keepWays',
  'shard',
  'progress',
  'log',
  'signal',
] satisfies (keyof FuzzOptions)[]

/** @throws OptionError that names the first option that is unknown or has a value it cannot have */
export function checkFuzzOptions(options: FuzzOptions): void {
  checkKnown(options, names)
  checkKnown(options.budget ?? {}, [
    'seconds',
    'sessions',
    'chanceOfNew',
    'findings',
  ] satisfies (keyof Budget)[])
  const whole = (option: string, value: unknown, least: number): void => {
    if (value !== undefined && !(Number.isInteger(value) && Number(value) >= least))
      throw new OptionError(option, value, `a whole number, ${least} or more`)
  }
  const { budget, shard } = options
  whole('seed', options.seed, -(2 ** 31))
  whole('lanes', options.lanes, 1)
  whole('confirm', options.confirm, 1)
  whole('budget.sessions', budget?.sessions, 1)
  whole('budget.findings', budget?.findings, 1)
  for (const option of ['seconds', 'chanceOfNew'] as const)
    if (budget?.[option] !== undefined && !(budget[option] > 0))
      throw new OptionError(`budget.${option}`, budget[option], 'a number above 0')
  if (options.inputs?.length === 0)
    throw new OptionError('inputs', options.inputs, 'at least one kind of input')
  if (shard === undefined) return
  whole('shard.count', shard.count, 1)
  whole('shard.index', shard.index, 1)
  if (shard.index > shard.count)
    throw new OptionError('shard.index', shard.index, `a number from 1 to ${shard.count}`)
}
