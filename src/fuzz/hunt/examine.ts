import { now } from '../../clock.ts'
import { fuzzHangMs } from '../../limits.ts'
import type { Finding } from '../outcome.ts'
import { printSteps } from '../notation.ts'
import { stripEscapes } from '../../text/strip-escapes.ts'
import type { Verdict } from '../oracles/verdict.ts'
import { type Case, keyOf, pacings, sizeOf, type Step } from '../step.ts'
import { atoms, merged } from './atoms.ts'
import { Halted } from '../run/halted.ts'
import type { Played } from '../run/played.ts'
import type { Judge, Judged } from './judge.ts'
import { shrink } from './shrink.ts'

/** A failure that was looked into: how surely it comes, and the least that leads to it. */
export interface Examined extends Omit<
  Finding,
  'repeat' | 'toSpec' | 'tape' | 'index' | 'foundAfterMs' | 'seen'
> {
  /** The run in which it came last. */
  played: Played
}

export interface ExamineOptions {
  confirm: number
  /** How long making it smaller may take, in milliseconds. */
  shrinkMs: number
  /** When all of it has to be done. */
  until: number
}

/**
 * Runs a failure again, makes it smaller, and runs the least that is left again. Where the time is over before, what is known by
 * then has to do, and says so.
 */
export async function examine(
  judge: Judge,
  found: Judged & { verdict: Verdict },
  { confirm, shrinkMs, until }: ExamineOptions,
): Promise<Examined> {
  const { key } = found.verdict
  const { played } = found
  const startedAt = now()
  const alone: Case = { ...played.case, steps: played.case.steps.slice(0, played.given) }
  const itself = await confirmed(judge, alone, key, confirm, true)
  // What does not come by itself takes what came before it in the same session.
  const needsAll = itself.hits === 0 && played.earlier.length > 0
  const original = needsAll ? wholeOf(played) : alone
  const first = needsAll ? await confirmed(judge, original, key, confirm, true) : itself
  if (first.hits === 0 || first.isCutShort) return examined(found, original, first, confirm, 0)
  const msPerRun = (now() - startedAt) / (first.runs + (needsAll ? itself.runs : 0))
  const reserveMs = confirm * (msPerRun + (played.stuck === null ? 0 : fuzzHangMs))
  // One that comes only now and then is tried more often before it is given up.
  const tries = first.hits === first.runs ? 1 : 3
  const shrinkUntil = Math.min(now() + shrinkMs, until - reserveMs)
  const { case: least, runs } = await shrink(
    first.case,
    (each) => failsIn(judge, each, key, tries),
    shrinkUntil,
  )
  const isLarge = now() >= shrinkUntil
  // What goes into one write anyway, is shown as one.
  const joined: Case = least.pacing === 'burst' ? { ...least, steps: merged(least.steps) } : least
  const last = await confirmed(judge, joined, key, confirm, false)
  const isSurer = last.hits > 0 && (last.hits / last.runs) * 2 >= first.hits / first.runs
  // A first impression confirms nothing.
  const surer = isSurer || last.isCutShort ? last : await confirmed(judge, first.case, key, confirm, false)
  return examined(surer.example ?? found, original, surer, confirm, runs, isLarge)
}

async function failsIn(judge: Judge, each: Case, key: string, tries: number): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const judged = await unlessHalted(judge.run(each, key, true))
    if (judged === undefined) return false
    if (judged.verdict?.key === key) return true
  }
  return false
}

/** Undefined where the campaign was over first. */
async function unlessHalted<T>(running: Promise<T>): Promise<T | undefined> {
  try {
    return await running
  } catch (error) {
    if (error instanceof Halted) return undefined
    throw error
  }
}

/** All that was given in the session, as one case. */
export function wholeOf({ earlier, case: each, given }: Played): Case {
  const steps = [...earlier.flatMap((before) => before.steps), ...each.steps.slice(0, given)]
  return { steps, pacing: earlier.some(({ pacing }) => pacing !== each.pacing) ? 'paced' : each.pacing }
}

interface Confirmation {
  case: Case
  hits: number
  runs: number
  example: (Judged & { verdict: Verdict }) | undefined
  /** Whether the time was over before it was run as often as it should. */
  isCutShort: boolean
}

/** How often of n it comes again; at another pacing where it does not come at its own. */
async function confirmed(
  judge: Judge,
  each: Case,
  key: string,
  n: number,
  isQuick: boolean,
): Promise<Confirmation> {
  const isLong = each.steps.length > slowStepsMax
  const others = pacings.filter((pacing) => pacing !== each.pacing && !(isLong && pacing === 'slow'))
  let none: Confirmation | undefined
  for (const pacing of [each.pacing, ...others]) {
    // At another pacing, one run in vain is enough.
    const isOther = pacing !== each.pacing
    const tried = await runsOf(judge, { ...each, pacing }, key, { n, isQuick, stopsInVain: isOther })
    if (tried.hits > 0) return tried
    none ??= tried
    if (tried.isCutShort) break
  }
  return none ?? { case: each, hits: 0, runs: 0, example: undefined, isCutShort: true }
}

/** A longer case at the pace of fingers takes seconds, each time. */
const slowStepsMax = 100

async function runsOf(
  judge: Judge,
  each: Case,
  key: string,
  { n, isQuick, stopsInVain }: { n: number; isQuick: boolean; stopsInVain: boolean },
): Promise<Confirmation> {
  let hits = 0
  let runs = 0
  let example: Confirmation['example']
  while (runs < n) {
    const judged = await unlessHalted(judge.run(each, key, isQuick))
    if (judged === undefined) return { case: each, hits, runs, example, isCutShort: true }
    runs++
    if (judged.verdict?.key !== key) {
      if (stopsInVain && runs === 1) break
      continue
    }
    hits++
    example = { played: judged.played, verdict: judged.verdict }
  }
  return { case: each, hits, runs, example, isCutShort: false }
}

function examined(
  { played, verdict }: Judged & { verdict: Verdict },
  original: Case,
  { case: least, hits, runs, isCutShort }: Confirmation,
  n: number,
  shrinkRuns: number,
  isLarge = false,
): Examined {
  return {
    kind: verdict.kind,
    signal: verdict.signal,
    words: verdict.words,
    key: verdict.key,
    inputs: original.steps,
    shrunk: least.steps,
    notation: printSteps(least.steps),
    size: sizeOf(least.steps),
    pacing: least.pacing,
    rate: `${hits}/${runs}`,
    confirmed: hits >= (isSoft(verdict) ? Math.ceil(n * softShare) : Math.min(2, n)),
    cutShort: isCutShort || isLarge,
    transcript: stripEscapes(played.answers.join('')).slice(-transcriptChars),
    screen: played.screen,
    exit: played.exit === null ? null : { code: played.exit.code, signal: played.exit.signal },
    shrinkRuns,
    played,
  }
}

/**
 * Memory comes and goes by itself, and a machine that is busy keeps a program from answering: what grows, hangs or falls silent only now
 * and then is no finding. A signal, last words or a megabyte that nobody asked for are one, however rare.
 */
function isSoft({ kind, signal }: Verdict): boolean {
  return signal === null && !hard.has(kind)
}

const hard: ReadonlySet<Verdict['kind']> = new Set(['fatal-text', 'flood', 'invariant'])

const softShare = 0.8
const transcriptChars = 4_000

/** Whether two smallest inputs are two ways to the same fault: one holds the other, or half of their keys are the same. */
export function sameWay(one: readonly Step[], other: readonly Step[]): boolean {
  const [first = [], second = []] = [one, other].map((steps) => atoms(steps).map(keyOf))
  if (holds(first, second) || holds(second, first)) return true
  const rest = [...second]
  let common = 0
  for (const key of first) {
    const at = rest.indexOf(key)
    if (at === -1) continue
    rest.splice(at, 1)
    common++
  }
  return common / (first.length + second.length - common) >= sameShare
}

/** Whether the steps come in this order among the others. */
export function holds(all: readonly string[], few: readonly string[]): boolean {
  let at = 0
  for (const key of all) if (key === few[at]) at++
  return at === few.length
}

const sameShare = 1 / 3
