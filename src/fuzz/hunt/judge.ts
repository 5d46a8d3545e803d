import { isError } from '../../errors.ts'
import { leakOf, maybeLeaks } from '../oracles/leaks.ts'
import { verdict, verdictOn, type Verdict } from '../oracles/verdict.ts'
import { fuzzFloodBytes, fuzzHangMs, fuzzPatienceMs } from '../../limits.ts'
import { play, type PlayOptions } from '../run/play.ts'
import type { Played } from '../run/played.ts'
import type { Pool } from '../run/pool.ts'
import type { Subject } from '../run/subject.ts'
import type { Case, Step } from '../step.ts'

/** A program at the end of a case, as an invariant sees it. */
export interface Seen {
  /** What the screen shows. */
  screen: string
  /** What was said: at the start, then to each step. */
  answers: readonly string[]
  /** How it ended by itself; null while it runs. */
  exit: { code: number | null; signal: string | null } | null
  steps: readonly Step[]
}

export interface JudgeOptions {
  memoryBytesMax: number
  answersProbes: boolean
  /** Throws, or says what is wrong. */
  invariants: readonly ((seen: Seen) => unknown)[]
  /** Another program or version that is to say the same. */
  twin?: Pool | undefined
  /** Kinds that do not count. */
  ignore: ReadonlySet<string>
}

export interface Judged {
  played: Played
  verdict: Verdict | undefined
}

/** Runs cases and says what is wrong with what came of them. */
export class Judge {
  /** Programs started so far, and the bytes and steps they were given. */
  sessions = 0
  steps = 0
  readonly #pool: Pool
  readonly #options: JudgeOptions
  #leakLooks = 0
  #floodLooks = 0

  constructor(pool: Pool, options: JudgeOptions) {
    this.#pool = pool
    this.#options = options
  }

  /**
   * @param wanted a key of a verdict: only what this one needs is looked at, and leaks are looked for however often
   * @param isQuick whether a first impression of a hang will do
   */
  async run(each: Case, wanted?: string, isQuick = false): Promise<Judged> {
    const played = await this.#play(this.#pool, each, isQuick ? quick : {})
    return { played, verdict: await this.#verdict(played, wanted, isQuick) }
  }

  /** Runs a case in a session that goes on, or a new one, and says in which one the next case may follow. */
  async runOn(session: Subject | undefined, each: Case): Promise<Judged & { session: Subject | undefined }> {
    const subject = session ?? (await this.#pool.take())
    if (session === undefined) this.sessions++
    let goesOn = false
    try {
      const played = await play(subject, each, this.#options)
      this.#pool.check()
      const found = await this.#verdict(played, undefined)
      goesOn = found === undefined && mayGoOn(played)
      return { played, verdict: found, session: goesOn ? subject : undefined }
    } finally {
      if (!goesOn) await this.#pool.give(subject)
    }
  }

  /** Ends a session in which no case follows. */
  async end(session: Subject | undefined): Promise<void> {
    if (session !== undefined) await this.#pool.give(session)
  }

  async #verdict(played: Played, wanted: string | undefined, isQuick = false): Promise<Verdict | undefined> {
    const found = this.#counts(verdictOn(played, this.#options))
    if (found?.kind === 'flood')
      return (await this.#floodIsReal(played, wanted === found.key, isQuick)) ? found : undefined
    if (found !== undefined) return found
    const broken = this.#counts(this.#broken(played))
    if (broken !== undefined) return broken
    const differs = this.#counts(await this.#difference(played))
    if (differs !== undefined) return differs
    return this.#counts(await this.#leak(played, wanted))
  }

  #counts(found: Verdict | undefined): Verdict | undefined {
    return found !== undefined && this.#options.ignore.has(found.kind) ? undefined : found
  }

  /**
   * A shell told to print for ever does as it is told, and an interrupt ends it. A flood counts where nothing ends it, or where
   * the end of the input began it: without that the same input floods nobody.
   */
  async #floodIsReal(
    { case: each, floodStops, floodOfChild }: Played,
    isKnown: boolean,
    isQuick: boolean,
  ): Promise<boolean> {
    if (!floodStops) return true
    if (floodOfChild) return false
    const without = each.steps.filter((step) => !(step.do === 'send' && step.bytes.includes(endOfFile)))
    if (without.length === each.steps.length) return false
    if (isQuick) return true
    if (!isKnown && this.#floodLooks++ >= floodLooksMax) return false
    const again = await this.#play(this.#pool, { ...each, steps: without })
    return again.stuck !== 'flood'
  }

  #broken(played: Played): Verdict | undefined {
    if (this.#options.invariants.length === 0) return undefined
    const seen = seenOf(played)
    for (const [index, invariant] of this.#options.invariants.entries()) {
      const wrong = complaint(() => invariant(seen))
      if (wrong !== undefined)
        return verdict('invariant', `breaks an invariant: ${wrong}`, null, String(index))
    }
    return undefined
  }

  async #difference(played: Played): Promise<Verdict | undefined> {
    if (this.#options.twin === undefined) return undefined
    // In a burst the echo of the terminal and the answers mix as chance has it: the twins are asked step by step.
    const each: Case = { steps: played.case.steps.slice(0, comparedStepsMax), pacing: 'paced' }
    const isPaced = played.case.pacing !== 'burst' && each.steps.length === played.case.steps.length
    const first = isPaced ? played : await this.#play(this.#pool, each)
    const [one, two] = [wordsOf(first), wordsOf(await this.#play(this.#options.twin, each))]
    if (one === two) return undefined
    // One that does not say the same as itself up to there cannot be compared with anybody; nor can its twin.
    const upTo = firstUnlike(one, two) + 1
    if (firstUnlike(wordsOf(await this.#play(this.#pool, each)), one) < upTo) return undefined
    if (firstUnlike(wordsOf(await this.#play(this.#options.twin, each)), two) < upTo) return undefined
    return verdict('difference', `says something else than its twin: ${firstDifference(one, two)}`)
  }

  async #leak(played: Played, wanted: string | undefined): Promise<Verdict | undefined> {
    const isWanted = wanted?.includes('-leak') === true
    if (!isWanted && (wanted !== undefined || !maybeLeaks(played) || this.#leakLooks >= leakLooksMax))
      return undefined
    this.#leakLooks += isWanted ? 0 : 1
    return this.#with(this.#pool, (subject) => leakOf(subject, played.case))
  }

  #play(pool: Pool, each: Case, options: PlayOptions = {}): Promise<Played> {
    return this.#with(pool, (subject) => play(subject, each, { ...this.#options, ...options }))
  }

  async #with<T>(pool: Pool, use: (subject: Subject) => Promise<T>): Promise<T> {
    const subject = await pool.take()
    this.sessions++
    try {
      const used = await use(subject)
      pool.check()
      return used
    } finally {
      await pool.give(subject)
    }
  }
}

/** Whether a program is in the state that its inputs brought it to, and well enough to take more. */
function mayGoOn({ exit, stuck, disturbed, case: { steps } }: Played): boolean {
  return exit === null && stuck === null && !disturbed && steps.at(-1)?.do !== 'hang-up'
}

const quick: PlayOptions = {
  patienceMs: fuzzPatienceMs / 2,
  hangMs: fuzzHangMs / 6,
  floodBytes: fuzzFloodBytes / 8,
}
const endOfFile = 0x04
const leakLooksMax = 12
/** How often a flood that an interrupt ends is tried without the end of the input, before such floods are left alone. */
const floodLooksMax = 12
/** Steps of a case that twins are compared on: each is waited for. */
const comparedStepsMax = 60

export function seenOf(played: Played): Seen {
  const {
    answers,
    exit,
    case: { steps },
  } = played
  return {
    get screen() {
      return played.screen
    },
    answers: answers.map((answer) => answer.toString('utf8')),
    exit: exit === null ? null : { code: exit.code, signal: exit.signal },
    steps,
  }
}

function complaint(ask: () => unknown): string | undefined {
  try {
    const said = ask()
    if (said === false) return 'it is false'
    return typeof said === 'string' ? said : undefined
  } catch (error) {
    return (isError(error) ? error.message : String(error)).split('\n')[0]
  }
}

function wordsOf({ answers, exit }: Played): string {
  return `${answers.join('')}\n[exit ${exit?.code ?? exit?.signal ?? 'none'}]`
}

function firstDifference(one: string, two: string): string {
  const at = firstUnlike(one, two)
  const from = Math.max(0, at - 10)
  return `${JSON.stringify(one.slice(from, at + 30))} against ${JSON.stringify(two.slice(from, at + 30))}`
}

/** Where two texts part; beyond both where they are the same. */
function firstUnlike(one: string, two: string): number {
  if (one === two) return Number.POSITIVE_INFINITY
  let at = 0
  while (at < one.length && one[at] === two[at]) at++
  return at
}

export type Invariant = (seen: Seen) => unknown
