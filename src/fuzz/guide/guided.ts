import fc, { type Arbitrary } from 'fast-check'
import { fuzzStepsMax } from '../../limits.ts'
import type { Case, Step } from '../step.ts'
import type { Harvest, Inputs } from '../inputs/inputs.ts'
import { interruptions } from '../inputs/interruptions.ts'
import { mutated } from '../inputs/mutations.ts'
import type { Played } from '../run/played.ts'
import { Corpus, type Learned } from './corpus.ts'

/** An interruption of a program that waits there already, or with the way there from its start. */
export interface Probe {
  each: Case
  anywhere: boolean
}

/** Chooses what to do next by what was seen: goes back to a place and on from there, or changes the way to it. */
export class Guide {
  readonly corpus: Corpus = new Corpus()
  /** How often a key ended the program when it came last, and how often it was given. */
  readonly #ends = new Map<string, number>()
  /** Words after which it printed without end. */
  readonly #floods = new Set<string>()

  learn(played: Played): Learned {
    const last = played.case.steps[played.given - 1]
    if (played.exit?.code === 0 && last?.do === 'send' && played.case.pacing !== 'burst') {
      const key = Buffer.from(last.bytes).toString('latin1')
      this.#ends.set(key, (this.#ends.get(key) ?? 0) + 1)
    }
    const word = played.stuck === 'flood' && played.case.pacing !== 'burst' ? lastWord(played) : undefined
    if (word !== undefined) this.#floods.add(word)
    return this.corpus.learn(played)
  }

  /** Cases that begin where something new was seen; undefined as long as nothing was. */
  next(
    fresh: Arbitrary<Case>,
    kinds: readonly Inputs[],
    harvest: Harvest,
    draw: number,
  ): Arbitrary<Case> | undefined {
    const way = draw < guidedShare ? this.corpus.choose(draw / guidedShare) : undefined
    if (way === undefined) return undefined
    const { steps, pacing } = way.case
    const on = fresh.map((other): Case => ({
      steps: [...steps, ...other.steps].slice(0, fuzzStepsMax),
      pacing: other.pacing === 'slow' ? pacing : other.pacing,
    }))
    const changed = mutated(steps, kinds, harvest).map((other): Case => ({ steps: other, pacing }))
    return fc.oneof({ weight: 3, arbitrary: on }, { weight: 1, arbitrary: changed })
  }

  /**
   * The next interruption nobody tried at a place yet, the places with short ways first: what a program makes of an end of
   * its input, an interrupt or a tiny window depends on where it is, and there are few of each.
   *
   * @param here where a program waits already: then it takes no way to interrupt it there
   */
  probe(here?: string): Probe | undefined {
    const near = here === undefined ? undefined : this.corpus.unprobed(here, interruptions.length)
    const way = near ?? this.corpus.leastProbed(interruptions.length)
    const interruption = way && interruptions[way.probed++]
    if (way === undefined || interruption === undefined) return undefined
    if (near !== undefined) return { each: { steps: interruption, pacing: 'paced' }, anywhere: true }
    const { steps, pacing } = way.case
    const isLong = steps.length > pacedStepsMax
    return {
      each: { steps: [...steps, ...interruption], pacing: isLong ? pacing : 'paced' },
      anywhere: false,
    }
  }

  /**
   * The case without most of the keys that only ever end the program (what comes after them is never seen), and without the
   * words that made it print without end, as `yes` does to a shell.
   */
  spare(each: Case, draw: number): Case {
    const isSpared = (step: Step): boolean => {
      if (step.do !== 'send') return false
      const key = Buffer.from(step.bytes).toString('latin1')
      return this.#floods.has(key) || (draw >= endingShare && (this.#ends.get(key) ?? 0) >= endsMin)
    }
    const steps = each.steps.filter((step) => !isSpared(step))
    return steps.length === 0 ? each : { ...each, steps }
  }
}

/** What was written before the Enter that came last. */
function lastWord({ case: { steps }, given }: Played): string | undefined {
  const [word, enter] = steps.slice(given - 2, given)
  return word?.do === 'send' && enter?.do === 'send' && word.bytes.length > 1
    ? Buffer.from(word.bytes).toString('latin1')
    : undefined
}

/** A longer way is not worth waiting at each of its steps. */
const pacedStepsMax = 40
const guidedShare = 0.3
const endingShare = 0.3
const endsMin = 3
