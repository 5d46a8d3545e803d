import type { Finding } from '../outcome.ts'
import { printSteps } from '../notation.ts'
import { stripEscapes } from '../../text/strip-escapes.ts'
import type { Verdict } from '../oracles/verdict.ts'
import { type Case, keyOf, pacings, sizeOf, type Step } from '../step.ts'
import { atoms, merged } from './atoms.ts'
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
}

/** Runs a failure again, makes it smaller, and runs the least that is left again. */
export async function examine(
  judge: Judge,
  found: Judged & { verdict: Verdict },
  options: ExamineOptions,
): Promise<Examined> {
  const { key } = found.verdict
  const { played } = found
  const alone: Case = { ...played.case, steps: played.case.steps.slice(0, played.given) }
  const itself = await confirmed(judge, alone, key, options.confirm, true)
  // What does not come by itself takes what came before it in the same session.
  const needsAll = itself.hits === 0 && played.earlier.length > 0
  const original = needsAll ? wholeOf(played) : alone
  const first = needsAll ? await confirmed(judge, original, key, options.confirm, true) : itself
  if (first.hits === 0) return examined(found, original, original, first, options.confirm, 0)
  // One that comes only now and then is tried more often before it is given up.
  const tries = first.hits === options.confirm ? 1 : 3
  const { case: least, runs } = await shrink(
    first.case,
    async (each) => {
      for (let attempt = 0; attempt < tries; attempt++)
        if ((await judge.run(each, key, true)).verdict?.key === key) return true
      return false
    },
    options.shrinkMs,
  )
  // What goes into one write anyway, is shown as one.
  const joined: Case = least.pacing === 'burst' ? { ...least, steps: merged(least.steps) } : least
  const last = await confirmed(judge, joined, key, options.confirm, false)
  // A first impression confirms nothing.
  const surer =
    last.hits * 2 >= first.hits ? last : await confirmed(judge, first.case, key, options.confirm, false)
  return examined(surer.example ?? found, original, surer.case, surer, options.confirm, runs)
}

/** All that was given in the session, as one case. */
export function wholeOf({ earlier, case: each, given }: Played): Case {
  const steps = [...earlier.flatMap((before) => before.steps), ...each.steps.slice(0, given)]
  return { steps, pacing: earlier.some(({ pacing }) => pacing !== each.pacing) ? 'paced' : each.pacing }
}

interface Confirmation {
  case: Case
  hits: number
  example: (Judged & { verdict: Verdict }) | undefined
}

/** How often of n it comes again; at another pacing where it does not come at its own. */
async function confirmed(
  judge: Judge,
  each: Case,
  key: string,
  n: number,
  isQuick: boolean,
): Promise<Confirmation> {
  const others = pacings.filter((pacing) => pacing !== each.pacing)
  let none: Confirmation | undefined
  for (const pacing of [each.pacing, ...others]) {
    const tried = { ...each, pacing }
    let hits = 0
    let example: Confirmation['example']
    for (let run = 0; run < n; run++) {
      // At another pacing, one run in vain is enough.
      if (pacing !== each.pacing && run === 1 && hits === 0) break
      const { played, verdict } = await judge.run(tried, key, isQuick)
      if (verdict?.key !== key) continue
      hits++
      example = { played, verdict }
    }
    if (hits > 0) return { case: tried, hits, example }
    none ??= { case: tried, hits, example }
  }
  return none ?? { case: each, hits: 0, example: undefined }
}

function examined(
  { played, verdict }: Judged & { verdict: Verdict },
  original: Case,
  least: Case,
  { hits }: Confirmation,
  n: number,
  shrinkRuns: number,
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
    rate: `${hits}/${n}`,
    // Memory comes and goes by itself: what grows only now and then is no leak.
    confirmed: hits >= (verdict.kind.endsWith('-leak') ? Math.ceil(n * leakShare) : Math.min(2, n)),
    transcript: stripEscapes(played.answers.join('')).slice(-transcriptChars),
    screen: played.screen,
    exit: played.exit === null ? null : { code: played.exit.code, signal: played.exit.signal },
    shrinkRuns,
    played,
  }
}

const leakShare = 0.8
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
