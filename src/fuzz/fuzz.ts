import { after, cancel, now } from '../clock.ts'
import { FuzzError, show } from '../errors.ts'
import { randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { availableParallelism } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import {
  fuzzBudgetMsDefault,
  fuzzConfirmationsDefault,
  fuzzMemoryBytesMax,
  fuzzShrinkMsMax,
} from '../limits.ts'
import { type Budget, checkFuzzOptions, type FuzzOptions } from './fuzz-options.ts'
import { coverFindings } from './cover-findings.ts'
import { Campaign } from './hunt/campaign.ts'
import { type Calibration, calibrate } from './hunt/calibrate.ts'
import { Judge } from './hunt/judge.ts'
import { retryKnown } from './hunt/known.ts'
import { type TimeAllowed, timeAllowed } from './hunt/time-allowed.ts'
import { Halted } from './run/halted.ts'
import { everyInput, forLines } from './inputs/cases.ts'
import { Dictionary, manualWords, sourceWords } from './inputs/dictionary.ts'
import { mutations } from './inputs/mutations.ts'
import { tapeOf } from './keep/finding-tape.ts'
import { writeSpec } from './keep/to-spec.ts'
import type { Outcome } from './outcome.ts'
import { repeatLine } from './repeat-line.ts'
import type { Played } from './run/played.ts'
import { Pool } from './run/pool.ts'
import { isSource, Target } from './run/target.ts'

/**
 * Looks for faults in an interactive program: starts it again and again in a sandbox, gives it what nobody would, and watches
 * how it takes that. What fails is run again, made as small as it gets, and told once.
 *
 * @throws SpawnError when the program cannot be started
 * @throws OptionError for an option that is unknown or has a value it cannot have, or a program that ends at once
 */
export async function fuzz(
  command: string,
  args: readonly string[] = [],
  options: FuzzOptions = {},
): Promise<Outcome> {
  checkFuzzOptions(options)
  const halt = new AbortController()
  const time = timeAllowed(budgetOf(options).seconds, options.floor === true ? floorMs : 0)
  const timer = Number.isFinite(time.until) ? after(time.until - now(), () => halt.abort()) : undefined
  const halted = options.signal === undefined ? halt.signal : AbortSignal.any([halt.signal, options.signal])
  // Every program that is started listens.
  setMaxListeners(0, halted)
  const target = await Target.open({ ...options, command, args })
  const twin =
    options.twin &&
    (await Target.open({ ...options, command: options.twin.command, args: options.twin.args ?? [] }))
  let pools: Pool[] = []
  try {
    const first = await calibrate(target, new Pool(target, 0, halted)).catch(overBefore(command, options))
    // Who leaves the terminal to a server shares that server with all that run beside it: then it is one at a time.
    const most = target.readsTerminal ? Math.min(lanesMax, lanesPerProcessor * availableParallelism()) : 1
    const lanes = Math.min(options.lanes ?? most, target.readsTerminal ? Number.POSITIVE_INFINITY : 1)
    const ahead = target.readsTerminal ? lanes : 0
    pools = [target, ...(twin === undefined ? [] : [twin])].map((each) => new Pool(each, ahead, halted))
    return await campaign({ command, args, options, lanes, target, pools, first, time })
  } finally {
    cancel(timer)
    halt.abort()
    await Promise.all(pools.map((pool) => pool.close()))
    target.close()
    twin?.close()
  }
}

/** A lane waits for its program half of the time. */
const lanesPerProcessor = 2
const lanesMax = 8

/** @throws FuzzError in place of Halted */
function overBefore(command: string, { signal }: FuzzOptions): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Halted)) throw error
    throw new FuzzError(
      [],
      `${show(command)} was not fuzzed: ${signal?.aborted === true ? 'the campaign was interrupted' : 'the budget was used up'} before the program came to its first prompt.`,
    )
  }
}

function budgetOf({ budget = { seconds: fuzzBudgetMsDefault / 1_000 } }: FuzzOptions): Budget {
  return budget
}

interface Prepared {
  command: string
  args: readonly string[]
  options: FuzzOptions
  lanes: number
  target: Target
  pools: readonly Pool[]
  first: Calibration
  time: TimeAllowed
}

async function campaign({
  command,
  args,
  options,
  lanes,
  target,
  pools,
  first,
  time,
}: Prepared): Promise<Outcome> {
  const [pool = new Pool(target, lanes), twin] = pools
  const dictionary = new Dictionary()
  for (const text of [
    (options.words ?? []).join('\n'),
    first.said,
    ...args.map((arg) => sourceWords(resolve(options.cwd ?? '.', arg))),
  ])
    dictionary.learn(text)
  // The manual of an interpreter is not that of the script it runs.
  const runsScript = args.some((arg) => isSource(options.cwd ?? '.', arg) || isAbsolute(arg))
  if (!runsScript) dictionary.learnManual(manualWords(target.name))
  const judge = new Judge(pool, {
    memoryBytesMax: options.memoryBytesMax ?? fuzzMemoryBytesMax,
    answersProbes: first.answers,
    invariants: options.invariants ?? [],
    twin,
    ignore: new Set(options.ignore ?? []),
  })
  const seed = options.seed ?? randomInt(2 ** 31)
  const { guided = true, shard = { index: 1, count: 1 } } = options
  const budget = budgetOf(options)
  const repeatable = !guided && lanes === 1 && budget.seconds === undefined
  const known = await retryKnown(judge, options.known ?? [])
  const kinds = options.inputs ?? (first.editsInTerminal ? forLines(everyInput()) : everyInput())
  const covers = coverFindings({ command, args, env: options.env })
  const run = new Campaign(judge, {
    seed,
    budget,
    kinds:
      options.tapes === undefined
        ? kinds
        : [...kinds, mutations(options.tapes, kinds)].filter(({ weight }) => weight > 0),
    guided,
    lanes,
    linewise: first.editsInTerminal,
    casesPerSession: twin === undefined ? casesPerSession(first.tookMs, repeatable) : 1,
    confirm: options.confirm ?? fuzzConfirmationsDefault,
    shrinkMs: Math.min(
      fuzzShrinkMsMax,
      ((budget.seconds ?? Number.POSITIVE_INFINITY) * 1_000) / findingsShrunkMin,
    ),
    time,
    signal: options.signal,
    shard,
    dictionary,
    corpus: (options.corpus ?? []).filter((_, index) => index % shard.count === shard.index - 1),
    avoid: (options.avoid ?? []).map((word) => Buffer.from(word).toString('latin1')),
    progress: options.progress,
    log:
      options.log &&
      ((index, { steps, pacing }, words) =>
        options.log?.(
          `${index}: ${covers.told({ words: words ?? 'nothing', screen: '' }).words}: ${covers.line(repeatLine(command, args, steps, pacing))}`,
        )),
    finding: (examined, index, foundAfterMs) => {
      const { played, ...told } = examined
      const { files, env, cwd } = options
      const call = { command, args, cols: target.cols, rows: target.rows, files, env, cwd }
      return {
        ...covers.told(told),
        index,
        foundAfterMs,
        seen: 1,
        repeat: covers.line(repeatLine(command, args, examined.shrunk, examined.pacing)),
        tape: tapeOf(call, played, { key: told.key, words: told.words, pacing: told.pacing }),
        toSpec: (where) => writeSpec(call, examined, played, where),
      }
    },
  })
  await run.run()
  const { ms, guide, findings } = run
  const floor =
    options.floor === true && options.signal?.aborted !== true
      ? await target.floor(lanes, Math.max(floorMsMin, Math.min(floorMs, time.end - now())))
      : undefined
  return {
    program: target.name,
    args,
    seed,
    findings: findings.confirmed,
    unconfirmed: findings.unconfirmed,
    known: known.map(({ words, ...each }) => ({ ...each, words: covers.told({ words, screen: '' }).words })),
    corpus: await keptWays(judge, run, options.keepWays ?? 0),
    cases: run.cases,
    sessions: judge.sessions,
    steps: judge.steps,
    ms,
    casesPerSecond: run.cases / (ms / 1_000),
    sessionsPerSecond: judge.sessions / (ms / 1_000),
    floorPerSecond: floor,
    lanes,
    stepsPerSecond: judge.steps / (ms / 1_000),
    places: guide.corpus.places,
    passages: guide.corpus.passages,
    chanceOfNew: guide.corpus.chanceOfNew,
    stopped: run.stopped,
    vacuous: run.vacuity.report(),
    protection: target.notes,
    repeatable,
  }
}

/** The longer a start takes, the more cases a session is given: up to about as long as it took to start it. */
function casesPerSession(startMs: number, repeatable: boolean): number {
  return repeatable ? casesMin : Math.min(casesMax, Math.max(casesMin, Math.round(startMs / msPerCase)))
}

const casesMin = 12
const casesMax = 40
const msPerCase = 3

/** No finding takes more of the time than leaves room for so many. */
const findingsShrunkMin = 4

const floorMsMin = 300
const floorMs = 1_500

/** The ways worth keeping: to the rarest places, each played once more for what is said on it. */
async function keptWays(judge: Judge, { guide }: Campaign, most: number): Promise<Played[]> {
  const played: Played[] = []
  try {
    for (const { case: each } of guide.corpus.rarest(most)) played.push((await judge.run(each)).played)
  } catch (error) {
    if (!(error instanceof Halted)) throw error
  }
  return played
}
