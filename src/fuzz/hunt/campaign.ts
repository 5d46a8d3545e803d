import type { Arbitrary } from 'fast-check'
import { now, sleep } from '../../clock.ts'
import { careted } from '../guide/shape.ts'
import { Guide, type Probe } from '../guide/guided.ts'
import { Vacuity } from '../guide/vacuity.ts'
import { cases, mix, sampleCase } from '../inputs/cases.ts'
import type { Dictionary } from '../inputs/dictionary.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Budget, Progress } from '../fuzz-options.ts'
import type { Outcome, Finding } from '../outcome.ts'
import type { Case } from '../step.ts'
import { without } from './without.ts'
import { type Examined, examine, wholeOf } from './examine.ts'
import { Findings } from './findings.ts'
import type { Judge, Judged } from './judge.ts'
import type { TimeAllowed } from './time-allowed.ts'
import { Halted } from '../run/halted.ts'
import type { Subject } from '../run/subject.ts'
import { fuzzStepsMax } from '../../limits.ts'

/** A session that goes on, and where its program waits. */
interface Standing {
  session: Subject | undefined
  here: string | undefined
}

export interface CampaignPlan {
  seed: number
  budget: Budget
  kinds: readonly Inputs[]
  guided: boolean
  lanes: number
  /** Whether the terminal edits the program's lines. */
  linewise: boolean
  /** How many cases one session may take, one after the other. */
  casesPerSession: number
  confirm: number
  shrinkMs: number
  time: TimeAllowed
  /** What the user ends it by. */
  signal: AbortSignal | undefined
  shard: { index: number; count: number }
  dictionary: Dictionary
  corpus: readonly Case[]
  /** Bytes that are never sent, not in pieces either, a character each. */
  avoid: readonly string[]
  progress?: ((progress: Progress) => void) | undefined
  /** Hears of every case that was played. */
  log?: ((index: number, each: Case, words: string | undefined) => void) | undefined
  /** Makes a finding of what was looked into. */
  finding(examined: Examined, index: number, foundAfterMs: number): Finding
}

/** Plays cases until the budget is used up, and looks into what fails. */
export class Campaign {
  readonly findings: Findings = new Findings()
  readonly vacuity: Vacuity = new Vacuity()
  readonly guide: Guide
  stopped: Outcome['stopped'] = 'seconds'
  readonly #plan: CampaignPlan
  readonly #judge: Judge
  readonly #startedAt: number = now()
  #next = 0
  #newAt: number = now()
  #toldAt: number = now()
  #fresh: Arbitrary<Case> | undefined
  #knownWords = -1

  constructor(judge: Judge, plan: CampaignPlan) {
    this.#judge = judge
    this.guide = new Guide(plan.linewise)
    this.#plan = plan
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.#plan.lanes }, () => this.#lane()))
  }

  /** Cases played. */
  get cases(): number {
    return this.#next
  }

  get ms(): number {
    return now() - this.#startedAt
  }

  async #lane(): Promise<void> {
    try {
      await this.#cases()
    } catch (error) {
      if (!(error instanceof Halted)) throw error
      this.#stop(this.#plan.signal?.aborted === true ? 'signal' : 'seconds')
    }
  }

  #stop(reason: Outcome['stopped']): void {
    if (this.stopped !== 'signal') this.stopped = reason
  }

  async #cases(): Promise<void> {
    let session: Subject | undefined
    let here: string | undefined
    while (!(await this.#isOver())) {
      const index = this.#next++
      const hasRoom = this.#hasRoom(session)
      const { each, anywhere } = this.#caseAt(index, hasRoom ? here : undefined)
      if (!anywhere || !hasRoom) {
        await this.#judge.end(session)
        session = undefined
      }
      const spared = without(this.#avoided(index), each, session?.given ?? [])
      ;({ session, here } = await this.#one(spared, index, session))
      this.#tell()
    }
    await this.#judge.end(session)
  }

  #hasRoom(session: Subject | undefined): boolean {
    const steps = session?.given.reduce((sum, each) => sum + each.steps.length, 0) ?? 0
    return (session?.given.length ?? 0) < this.#plan.casesPerSession && steps < fuzzStepsMax
  }

  async #isOver(): Promise<boolean> {
    // Where one more finding is the last one, what is being looked into may be that: nobody gets in its way.
    const { findings: wanted = Number.POSITIVE_INFINITY } = this.#plan.budget
    const { time, signal } = this.#plan
    const isInTheWay = (): boolean =>
      this.findings.pending > 0 &&
      (this.findings.confirmed.length + this.findings.pending >= wanted || now() >= time.yieldFrom)
    const hasTime = (): boolean => signal?.aborted !== true && now() < time.until
    while (isInTheWay() && hasTime()) await sleep(pendingMs)
    const { sessions, chanceOfNew, findings } = this.#plan.budget
    const over: [Outcome['stopped'], boolean][] = [
      ['signal', signal?.aborted === true],
      ['sessions', sessions !== undefined && this.#number(this.#next) >= sessions],
      ['seconds', now() >= time.searchUntil],
      ['findings', findings !== undefined && this.findings.confirmed.length >= findings],
      [
        'stop-rule',
        chanceOfNew !== undefined &&
          this.#next >= ruleSessionsMin &&
          this.guide.corpus.chanceOfNew < chanceOfNew,
      ],
    ]
    const reason = over.find(([, holds]) => holds)?.[0]
    if (reason !== undefined) this.#stop(reason)
    return reason !== undefined
  }

  #caseAt(index: number, here: string | undefined): Probe {
    const kept = this.#plan.corpus[index]
    if (kept !== undefined) return { each: kept, anywhere: false }
    return this.#made(index, here)
  }

  /** What is known to fail by itself fails before anything else can. */
  #avoided(index: number): readonly string[] {
    const { guided, seed, avoid } = this.#plan
    return guided && fraction(seed, index, 4) < sparedShare ? [...avoid, ...this.findings.words] : avoid
  }

  /** The number among all shards of the case that is the nth here. */
  #number(index: number): number {
    const { count, index: shard } = this.#plan.shard
    return index * count + shard - 1
  }

  #made(index: number, here: string | undefined): Probe {
    const { seed, kinds, guided, dictionary } = this.#plan
    const number = this.#number(index)
    const harvest = { words: dictionary.words }
    if (this.#fresh === undefined || harvest.words.length !== this.#knownWords) {
      this.#fresh = cases(kinds, harvest)
      this.#knownWords = harvest.words.length
    }
    if (!guided) return { each: sampleCase(this.#fresh, seed, number), anywhere: true }
    const kind = fraction(seed, number, 3)
    const [probed, worded] = this.#plan.linewise ? lineShares : keyShares
    const probe =
      kind < probed
        ? this.guide.probe(here)
        : kind < probed + worded
          ? this.guide.word(dictionary.own, here)
          : undefined
    if (probe !== undefined) return probe
    const draw = fraction(seed, number, 1)
    const guidedCase = this.guide.next(this.#fresh, kinds, harvest, draw)
    const sample = sampleCase(guidedCase ?? this.#fresh, seed, number)
    return { each: this.guide.spare(sample, fraction(seed, number, 2)), anywhere: guidedCase === undefined }
  }

  async #one(each: Case, index: number, on: Subject | undefined): Promise<Standing> {
    const { session, ...judged } = await this.#judge.runOn(on, each)
    this.#judge.steps += judged.played.given
    this.#plan.log?.(index, each, judged.verdict?.words)
    this.vacuity.learn(judged.played)
    const { fresh, state } = this.guide.learn(judged.played)
    if (fresh > 0) {
      this.#newAt = now()
      if (this.#plan.guided)
        this.#plan.dictionary.learn(judged.played.answers.join('\n').slice(-learnedCharsMax), sentIn(each))
    }
    if (failed(judged)) await this.#lookInto(judged, index)
    return { session, here: session === undefined ? undefined : state }
  }

  async #lookInto(
    judged: Judged & { verdict: NonNullable<Judged['verdict']> },
    index: number,
  ): Promise<void> {
    const foundAfterMs = this.ms
    if (!this.findings.claim(judged.verdict, wholeOf(judged.played))) return
    const { confirm, shrinkMs, time } = this.#plan
    const examined = await examine(this.#judge, judged, { confirm, shrinkMs, until: time.examineUntil })
    this.findings.add(this.#plan.finding({ ...examined, key: judged.verdict.key }, index, foundAfterMs))
  }

  #tell(): void {
    if (this.#plan.progress === undefined || now() - this.#toldAt < tellMs) return
    this.#toldAt = now()
    const { sessions, steps } = this.#judge
    const { places, ways } = this.guide.corpus
    this.#plan.progress({
      ms: this.ms,
      cases: this.cases,
      sessions,
      steps,
      places,
      corpus: ways.length,
      findings: this.findings.confirmed.length,
      sinceNewMs: now() - this.#newAt,
    })
  }
}

/** How much of a guided campaign leaves out what was found already. */
const sparedShare = 0.85
/**
 * How much of a guided campaign interrupts the program in each state, and says each of its own words there. Programs that read
 * keys have more states than there is time for.
 */
const lineShares = [0.25, 0.2] as const
const keyShares = [0.12, 0.08] as const
const tellMs = 1_000
const pendingMs = 20
const learnedCharsMax = 16_384
const ruleSessionsMin = 50

function failed(judged: Judged): judged is Judged & { verdict: NonNullable<Judged['verdict']> } {
  return judged.verdict !== undefined
}

function sentIn({ steps }: Case): string {
  const sent = steps
    .map((step) => (step.do === 'send' ? Buffer.from(step.bytes).toString('utf8') : ''))
    .join('')
  return `${sent}\n${careted(sent)}`
}

/** A number from 0 to 1 that is the same for the same seed, case and purpose. */
function fraction(seed: number, index: number, purpose: number): number {
  return (mix(mix(seed, purpose), index) >>> 0) / 2 ** 32
}
