import { fuzzMemoryBytesMax } from '../limits.ts'
import { coverFindings } from './cover-findings.ts'
import { calibrate } from './hunt/calibrate.ts'
import { Judge } from './hunt/judge.ts'
import { noteOf, tapeOf } from './keep/finding-tape.ts'
import { parseSteps } from './notation.ts'
import { Pool } from './run/pool.ts'
import { Target, type TargetCall } from './run/target.ts'
import { pacings, type Pacing, type Step } from './step.ts'
import { OptionError } from '../errors.ts'
import type { Tape } from '../tape/tape.ts'

export interface RepeatOptions extends Omit<TargetCall, 'command' | 'args'> {
  /** What to do, as a finding prints it. */
  steps: string | readonly Step[]
  /** Default `paced`. */
  pacing?: Pacing | undefined
  /** How often; default 5. It stops at the first failure unless `all` is set. */
  runs?: number | undefined
  all?: boolean | undefined
  /** The class of failure looked for, where it is known. */
  key?: string | undefined
}

/** What became of a repeated case. */
export interface Repeated {
  /** The failure in words; null where none came. */
  words: string | null
  /** In how many of the runs it came. */
  hits: number
  runs: number
  screen: string
  /** The last failing run, or else the last one. */
  tape: Tape
}

/**
 * Gives a program the same inputs again, at the same pacing, in a sandbox.
 *
 * @throws SpawnError when it cannot be started
 * @throws OptionError for steps that are none
 */
export async function repeat(
  command: string,
  args: readonly string[],
  options: RepeatOptions,
): Promise<Repeated> {
  const steps = typeof options.steps === 'string' ? parseSteps(options.steps) : options.steps
  const { pacing = 'paced', runs = runsDefault, all, key, ...call } = options
  if (!pacings.includes(pacing)) throw new OptionError('pacing', pacing, pacings.join(', '))
  const target = await Target.open({ ...call, command, args })
  const pool = new Pool(target, 0)
  try {
    const { answers: answersProbes } = await calibrate(target, pool)
    const judge = new Judge(pool, {
      memoryBytesMax: fuzzMemoryBytesMax,
      answersProbes,
      invariants: [],
      ignore: new Set(),
    })
    let last = await judge.run({ steps, pacing }, key)
    let hits = last.verdict === undefined ? 0 : 1
    let run = 1
    for (; run < runs; run++) {
      if (all !== true && hits > 0) break
      const next = await judge.run({ steps, pacing }, key)
      if (next.verdict !== undefined) hits++
      if (next.verdict !== undefined || last.verdict === undefined) last = next
    }
    const note = noteOf(last.verdict, pacing, key ?? last.verdict?.key)
    return {
      ...coverFindings({ command, args, env: call.env }).told({
        words: last.verdict?.words ?? null,
        screen: last.played.screen,
      }),
      hits,
      runs: run,
      tape: tapeOf({ command, args, cols: target.cols, rows: target.rows }, last.played, note),
    }
  } finally {
    await pool.close()
    target.close()
  }
}

const runsDefault = 5
