import { basename, resolve } from 'node:path'
import { now } from '../clock.ts'
import type { DriftTier, Exit } from '../errors.ts'
import { TapeFileError, UntrustedTapeError } from '../errors.ts'
import { describeInput } from '../session/describe-input.ts'
import { fromTape } from '../session/taped-input.ts'
import { SameText } from '../replay/same-text.ts'
import { readTape } from '../tape/tape-file.ts'
import type { Tape, TapedFile, TapeMeta } from '../tape/tape.ts'
import { answerDiff } from '../compare/answer-diff.ts'
import { compareFiles, fileDiff } from '../compare/same-files.ts'
import { turnsOf } from '../tape/turns-of.ts'
import { liveWorld } from './live-world.ts'
import { rootsOf } from './roots.ts'
import { Redrive, type Redriven } from './redrive.ts'
import { placeholderValues } from './secrets.ts'
import { smuggled } from './smuggled.ts'
import type { GivenFiles, VerifyPlace } from './verify-place.ts'
import { checkSpawnOptions, type SpawnOptions } from './spawn-options.ts'

export interface VerifyOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'secrets' | 'versionArgs'> {
  /** The program to run; default the tape's, found on PATH. */
  command?: string
  /** What the tape's folders are relative to; default the current folder. */
  root?: string
  /** Files the spec put into the sandbox before the program started, by name: the tape has only their prints. */
  files?: GivenFiles
  /**
   * Takes over what a tape could do beside running its program: variables that load code (`LD_PRELOAD`, `NODE_OPTIONS`, `BASH_ENV` …), a
   * program given as a path, a working folder outside of `root`. Default false: such a tape is refused. Only for tapes you recorded.
   */
  trust?: boolean
  /** How long each answer may take, in milliseconds; default 10 s, or four times as long as it took when it was recorded. */
  answerMs?: number
  /** How long all of it may take, in milliseconds; default no bound of its own. */
  timeoutMs?: number
}

/** One recorded exchange and how the program answers today. */
export interface Drift {
  exchange: number
  /** The input, in words. */
  input: string
  tier: DriftTier
  /** Lines that differ, `-` recorded and `+` today; empty below tier `output`. */
  diff: string[]
  exit: { recorded: Exit | null; actual: Exit | null }
}

export interface DriftReport {
  /** The worst of all exchanges. */
  tier: DriftTier
  exchanges: Drift[]
  programVersion: { recorded: string | null; actual: string | null }
}

/**
 * Runs the real program against a tape and reports, exchange by exchange, how its answers differ:
 * `same`; `cosmetic`, in volatile values only; `output`, in what is said; `flow`, in whether and how it ended. Timing and
 * chunking never count. It stops at the first `flow`: from there on the two are different conversations.
 *
 * @param tape a tape, or the path of one
 * @throws TapeFileError when there is no such tape; TapeFormatError; SpawnError; UntrustedTapeError; SandboxFileError for a file the tape was
 * recorded with and that is not given; AnswerTimeoutError when an answer is as recorded as far
 * as it came, but the rest of it does not come in time: that is no drift
 */
export async function verify(tape: Tape | string, options: VerifyOptions = {}): Promise<DriftReport> {
  const taped = typeof tape === 'string' ? await tapeAt(tape) : tape
  const root = resolve(options.root ?? '.')
  // Loaded where the program needs a place of its own; most need none.
  const { VerifyPlace, wasAtHomeElsewhere } = await import('./verify-place.ts')
  if (options.files === undefined && !wasAtHomeElsewhere(taped)) return compared(taped, options, root)
  await using place = await VerifyPlace.make(options.files ?? {})
  return await compared(taped, options, root, place)
}

async function compared(
  taped: Tape,
  options: VerifyOptions,
  root: string,
  place?: VerifyPlace,
): Promise<DriftReport> {
  const text = new SameText(rootsOf({ project: root, sandbox: place?.folder, programHome: place?.home }))
  const placed = (each: string): string => text.roots.placed(each)
  const meta: TapeMeta = {
    ...taped.meta,
    args: taped.meta.args.map(placed),
    env: Object.fromEntries(Object.entries(taped.meta.env).map(([name, value]) => [name, placed(value)])),
    cwd: placed(taped.meta.cwd),
  }
  if (options.trust !== true)
    refuseSmuggled({ meta, options, folders: place === undefined ? [root] : [root, place.folder] })
  const exchanges = taped.exchanges.map((each) => text.here(each))
  const spawnOptions = checkSpawnOptions({
    cwd: options.cwd ?? resolve(root, meta.cwd),
    env: { ...meta.env, ...options.env },
    ...(meta.pty === null ? { transport: 'pipe' } : meta.pty),
  })
  const home = place && ((): Promise<string> => Promise.resolve(place.home))
  const world = await liveWorld(options.command ?? meta.program, meta.args, spawnOptions, home)
  const notes = taped.exchanges[0]?.pre.given === undefined ? undefined : place?.notes(taped, text.roots)
  const live = await world.start()
  const redrive = new Redrive(live, meta.pty, {
    secrets: placeholderValues(options.secrets),
    answerMs: options.answerMs,
    deadlineAt: options.timeoutMs === undefined ? undefined : now() + options.timeoutMs,
  })
  const drifts: Drift[] = []
  try {
    live.start(redrive.sink)
    for await (const step of redrive.through(exchanges)) {
      const drift = driftOf(step, exchanges)
      drifts.push(notes === undefined ? drift : withFiles(drift, taped.exchanges, notes.left()))
      if (step.tier === 'flow') break
    }
  } finally {
    await live.close({ force: true })
  }
  const actual = options.versionArgs === undefined ? null : await world.version(options.versionArgs)
  return {
    tier: worst(drifts),
    exchanges: drifts,
    programVersion: { recorded: taped.session.programVersion, actual },
  }
}

/** What the program left counts as what it said; a file with a secret in it is another one each time. */
function withFiles(drift: Drift, exchanges: Tape['exchanges'], left: readonly TapedFile[]): Drift {
  const recorded = turnsOf(exchanges).find(({ index }) => index === drift.exchange)?.exchanges ?? []
  const before = recorded.flatMap(({ files = [] }) => files)
  const masked = new Set(
    before.filter(({ text }) => text?.join('').includes('⟨secret:') === true).map(({ path }) => path),
  )
  const [old, fresh] = [before, left].map((files) => files.filter(({ path }) => !masked.has(path)))
  const tier = compareFiles(old, fresh)
  if (tier === 'same') return drift
  const isWorse = tiers.indexOf(drift.tier) < tiers.indexOf(tier === 'cosmetic' ? 'cosmetic' : 'output')
  const lines = tier === 'cosmetic' ? [] : fileDiff(old, fresh)
  return {
    ...drift,
    tier: isWorse ? (tier === 'cosmetic' ? 'cosmetic' : 'output') : drift.tier,
    diff: [...drift.diff, ...lines],
  }
}

/** What the caller names is the caller's own. */
function refuseSmuggled({
  meta,
  options,
  folders,
}: {
  meta: TapeMeta
  options: VerifyOptions
  folders: readonly string[]
}): void {
  const env = Object.fromEntries(Object.entries(meta.env).filter(([name]) => !(name in (options.env ?? {}))))
  const program = options.command === undefined ? meta.program : 'own'
  const cwd = options.cwd === undefined ? meta.cwd : '.'
  const found = smuggled({ ...meta, env, program, cwd }, folders)
  if (found.length === 0) return
  throw new UntrustedTapeError(found, `The tape was not run, because it asks for ${found.join('; for ')}.`, {
    hint: 'If you recorded it yourself or read it, run it with { trust: true }; or give env, cwd and command yourself.',
  })
}

const tiers: readonly DriftTier[] = ['same', 'cosmetic', 'output', 'flow']

function worst(drifts: readonly Drift[]): DriftTier {
  return tiers[Math.max(0, ...drifts.map(({ tier }) => tiers.indexOf(tier)))] ?? 'same'
}

function driftOf({ exchange, tier, recorded, actual }: Redriven, exchanges: Tape['exchanges']): Drift {
  const input = fromTape(exchanges[exchange]?.input ?? { kind: 'start' })
  const differs =
    tier === 'output' || (tier === 'flow' && Buffer.compare(recorded.output, actual.output) !== 0)
  return {
    exchange,
    input: input === undefined ? 'the start' : describeInput(input),
    tier,
    diff: differs ? answerDiff(textOf(recorded), textOf(actual)) : [],
    exit: { recorded: recorded.exit, actual: actual.exit },
  }
}

function textOf({ output }: Redriven['actual']): string {
  return Buffer.from(output).toString('utf8')
}

async function tapeAt(path: string): Promise<Tape> {
  const file = await readTape(path)
  if (file === undefined)
    throw new TapeFileError(path, `There is no tape ${basename(path)} to verify: ${path}`)
  return file.tape
}
