import { basename, resolve } from 'node:path'
import { now } from '../clock.ts'
import type { DriftTier, Exit } from '../errors.ts'
import { TapeFileError, UntrustedTapeError } from '../errors.ts'
import { describeInput } from '../session/describe-input.ts'
import { fromTape } from '../session/taped-input.ts'
import { SameText } from '../replay/same-text.ts'
import { readTape } from '../tape/tape-file.ts'
import type { Tape, TapeMeta } from '../tape/tape.ts'
import { answerDiff } from '../compare/answer-diff.ts'
import { liveWorld } from './live-world.ts'
import { rootsOf } from './roots.ts'
import { Redrive, type Redriven } from './redrive.ts'
import { placeholderValues } from './secrets.ts'
import { smuggled } from './smuggled.ts'
import { checkSpawnOptions, type SpawnOptions } from './spawn-options.ts'

export interface VerifyOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'secrets' | 'versionArgs'> {
  /** The program to run; default the tape's, found on PATH. */
  command?: string
  /** What the tape's folders are relative to; default the current folder. */
  root?: string
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
 * @throws TapeFileError when there is no such tape; TapeFormatError; SpawnError; UntrustedTapeError; AnswerTimeoutError when an answer is as recorded as far
 * as it came, but the rest of it does not come in time: that is no drift
 */
export async function verify(tape: Tape | string, options: VerifyOptions = {}): Promise<DriftReport> {
  const {
    meta: recordedMeta,
    session,
    exchanges: recorded,
  } = typeof tape === 'string' ? await tapeAt(tape) : tape
  const root = resolve(options.root ?? '.')
  const text = new SameText(rootsOf({ project: root }))
  const placed = (each: string): string => text.roots.placed(each)
  const meta: TapeMeta = {
    ...recordedMeta,
    args: recordedMeta.args.map(placed),
    env: Object.fromEntries(Object.entries(recordedMeta.env).map(([name, value]) => [name, placed(value)])),
    cwd: placed(recordedMeta.cwd),
  }
  if (options.trust !== true) refuseSmuggled({ meta, options, root })
  const exchanges = recorded.map((each) => text.here(each))
  const command = options.command ?? meta.program
  const { args } = meta
  const spawnOptions = checkSpawnOptions({
    cwd: options.cwd ?? resolve(root, meta.cwd),
    env: { ...meta.env, ...options.env },
    ...(meta.pty === null ? { transport: 'pipe' } : meta.pty),
  })
  const world = await liveWorld(command, args, spawnOptions, undefined)
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
      drifts.push(driftOf(step, exchanges))
      if (step.tier === 'flow') break
    }
  } finally {
    await live.close({ force: true })
  }
  const actual = options.versionArgs === undefined ? null : await world.version(options.versionArgs)
  return {
    tier: worst(drifts),
    exchanges: drifts,
    programVersion: { recorded: session.programVersion, actual },
  }
}

/** What the caller names is the caller's own. */
function refuseSmuggled({
  meta,
  options,
  root,
}: {
  meta: TapeMeta
  options: VerifyOptions
  root: string
}): void {
  const env = Object.fromEntries(Object.entries(meta.env).filter(([name]) => !(name in (options.env ?? {}))))
  const program = options.command === undefined ? meta.program : 'own'
  const cwd = options.cwd === undefined ? meta.cwd : '.'
  const found = smuggled({ ...meta, env, program, cwd }, root)
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
