import { join } from 'node:path'
import { basename } from 'node:path'
import { FuzzError, isError } from '../errors.ts'
import { readTape } from '../tape/tape-file.ts'
import { fuzz } from './fuzz.ts'
import type { FuzzOptions } from './fuzz-options.ts'
import { tapeOf } from './keep/finding-tape.ts'
import { caseOfTape, seenOnTape, verdictOfTape } from './keep/verdict-of-tape.ts'
import { corpusName, findingName, keepTape, keptTapes, knownOnTapes } from './keep/kept.ts'
import { noteOn } from './keep/finding-tape.ts'
import type { Known, Outcome } from './outcome.ts'
import { repeat, type RepeatOptions } from './repeat.ts'
import { report } from './report.ts'

/** How a test fuzzes. */
export interface SurviveOptions extends Omit<FuzzOptions, 'known' | 'corpus'> {
  /** Whether the program itself is fuzzed, on CI too; default everywhere but on CI, and where TERMTAPE_LIVE is set. */
  live?: boolean
}

/** Where a test's tapes are, and what it may do. */
export interface Surroundings {
  /** Folder of the tapes, absolute. */
  tapes: string
  /** Whether the program is started; else only its tapes are judged. */
  live: boolean
  /** Whether findings and corpus may be written. */
  write: boolean
}

/** What became of it: the outcome of a campaign, or only what the tapes say. */
export interface Survival {
  failures: readonly string[]
  known: readonly Known[]
  outcome: Outcome | undefined
  /** The whole report. */
  words: string
}

/** Tries known findings first, then fuzzes, and keeps what was found. Without the program: judges the tapes. */
export async function survive(
  command: string,
  args: readonly string[],
  options: SurviveOptions,
  around: Surroundings,
): Promise<Survival> {
  const kept = await keptTapes(around.tapes, command, args)
  const { live: _, ...given } = options
  if (!around.live) {
    const known = knownOnTapes(kept.findings)
    const broken = kept.corpus.flatMap(({ name, tape }) =>
      brokenOnTape(name, seenOnTape(tape), options.invariants ?? []),
    )
    const failures = [...failuresOf(known), ...broken]
    return {
      failures,
      known,
      outcome: undefined,
      words: [
        `Tapes played: ${kept.findings.length} of findings, ${kept.corpus.length} of other conversations, from ${join(around.tapes, basename(command), 'fuzz')}; the program was not started.`,
        ...failures,
      ].join('\n'),
    }
  }
  const outcome = await fuzz(command, args, {
    ...given,
    known: kept.findings.map(({ name, tape }) => ({
      name,
      case: caseOfTape(tape),
      key: noteOn(tape)?.key ?? '',
    })),
    corpus: kept.corpus.map(({ tape }) => caseOfTape(tape)),
  })
  if (around.write) await keepAll(command, args, outcome, options, around.tapes)
  const failures = [
    ...failuresOf(outcome.known),
    ...outcome.findings.map(
      ({ words, notation, rate, repeat: line }) =>
        `It ${words} after ${notation} (${rate}). Repeat it: ${line}`,
    ),
  ]
  return { failures, known: outcome.known, outcome, words: report(outcome) }
}

/** @throws FuzzError with everything that failed */
export function assertSurvived(command: string, { failures, words }: Survival, hint?: string): void {
  if (failures.length === 0) return
  throw new FuzzError(
    failures,
    `${basename(command)} did not survive: ${failures.length} ${failures.length === 1 ? 'failure' : 'failures'}.\n\n${words}`,
    { hint: hint ?? 'When the program is fixed, try it again: TERMTAPE_LIVE=1 npx vitest run' },
  )
}

export interface RepeatTestOptions extends RepeatOptions {
  /** Name of the tape below the program's folder. */
  tape: string
  live?: boolean | undefined
}

/**
 * Repeats one case: with the program where that may be started, which records its tape anew; else from the tape.
 *
 * @throws FuzzError when it fails still
 */
export async function surviveRepeated(
  command: string,
  args: readonly string[],
  options: RepeatTestOptions,
  around: Surroundings,
): Promise<void> {
  const { tape: name, live: _, ...given } = options
  const path = join(around.tapes, basename(command), `${name}.json5`)
  const old = await readTape(path)
  if (!around.live && old !== undefined) {
    const words = verdictOfTape(old.tape)
    if (words === null) return
    return assertSurvived(command, {
      failures: [words],
      known: [],
      outcome: undefined,
      words: `On its tape ${name} it ${words}.`,
    })
  }
  if (!around.live)
    throw new FuzzError([], `There is no tape ${path}, and the program is not started on CI.`, {
      hint: 'Run the test once on a machine that has the program, and commit the tape.',
    })
  const key = old === undefined ? undefined : noteOn(old.tape)?.key
  const repeated = await repeat(command, args, { ...given, ...(key === undefined ? {} : { key }) })
  // The tape follows the program: mended, it replays as mended.
  const changed = old === undefined || (verdictOfTape(old.tape) === null) !== (repeated.words === null)
  if (around.write && changed) await keepTape(around.tapes, name, repeated.tape)
  if (repeated.words === null) return
  assertSurvived(command, {
    failures: [repeated.words],
    known: [],
    outcome: undefined,
    words: `It ${repeated.words}, ${repeated.hits} of ${repeated.runs} times.\n\n${repeated.screen}`,
  })
}

function failuresOf(known: readonly Known[]): string[] {
  return known
    .filter(({ state }) => state !== 'FIXED')
    .map(({ name, state, words }) => `${state} ${name}: it ${words}`)
}

function brokenOnTape(
  name: string,
  seen: ReturnType<typeof seenOnTape>,
  invariants: NonNullable<FuzzOptions['invariants']>,
): string[] {
  return invariants.flatMap((invariant) => {
    try {
      const said = invariant(seen)
      return said === false || typeof said === 'string'
        ? [`${name}: breaks an invariant: ${said === false ? 'it is false' : said}`]
        : []
    } catch (error) {
      return [
        `${name}: breaks an invariant: ${isError(error) ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      ]
    }
  })
}

async function keepAll(
  command: string,
  args: readonly string[],
  outcome: Outcome,
  options: SurviveOptions,
  tapes: string,
): Promise<void> {
  for (const finding of outcome.findings)
    await keepTape(tapes, findingName(finding.kind, finding.shrunk), finding.tape)
  for (const way of outcome.corpus)
    await keepTape(
      tapes,
      corpusName(way.case.steps),
      tapeOf({ command, args, cols: options.cols ?? 80, rows: options.rows ?? 24 }, way, {
        words: null,
        pacing: way.case.pacing,
      }),
    )
  for (const { name, state } of outcome.known)
    if (state === 'FIXED') await markFixed(tapes, command, args, name, options)
}

/** A finding that no longer comes: its tape is recorded anew, and says so on CI too. */
async function markFixed(
  tapes: string,
  command: string,
  args: readonly string[],
  name: string,
  { files, env, cwd }: SurviveOptions,
): Promise<void> {
  const old = await readTape(join(tapes, basename(command), `${name}.json5`))
  if (old === undefined) return
  const { steps, pacing } = caseOfTape(old.tape)
  const again = await repeat(command, args, {
    steps,
    pacing,
    runs: 1,
    key: noteOn(old.tape)?.key,
    files,
    env,
    cwd,
  })
  if (again.words === null) await keepTape(tapes, name, again.tape)
}
