import fc, { type Arbitrary } from 'fast-check'
import { fuzzStepsMax } from '../../limits.ts'
import { type Case, send, type Step } from '../step.ts'
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
  readonly corpus: Corpus
  /** How often a key, or a word with its Enter, ended the program. */
  readonly #ends = new Map<string, number>()
  /** Words after which it printed without end. */
  readonly #floods = new Set<string>()

  /** @param linewise whether the terminal edits the program's lines */
  constructor(linewise = false) {
    this.corpus = new Corpus(linewise)
  }

  learn(played: Played): Learned {
    const { exit, stuck, given, case: each } = played
    const last = each.pacing === 'burst' ? undefined : wordAt(each.steps, given - 1)
    if (last !== undefined && exit?.code === 0) this.#ends.set(last, (this.#ends.get(last) ?? 0) + 1)
    if (last !== undefined && stuck === 'flood') this.#floods.add(last)
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
    const there = here === undefined ? undefined : this.corpus.wayTo(here)
    const near = there !== undefined && there.probed < interruptions.length ? there : undefined
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
   * The next word nobody said in a state yet, followed by Enter: where the program waits, else at the end of a short way. Menus
   * and commands are found so, one behind the other.
   */
  word(words: readonly string[], here?: string): Probe | undefined {
    const there = here === undefined ? undefined : this.corpus.wayTo(here)
    const near = there !== undefined && there.worded < words.length ? there : undefined
    const way = near ?? this.corpus.shortestWays().find(({ worded }) => worded < words.length)
    const word = way && words[way.worded++]
    if (way === undefined || word === undefined) return undefined
    const line = [send(word), send('\r')]
    if (near !== undefined) return { each: { steps: line, pacing: 'paced' }, anywhere: true }
    return { each: { steps: [...way.case.steps, ...line], pacing: way.case.pacing }, anywhere: false }
  }

  /**
   * The case without most of the keys that only ever end the program (what comes after them is never seen), and without the
   * words that made it print without end, as `yes` does to a shell.
   */
  spare(each: Case, draw: number): Case {
    const isSpared = (word: string): boolean =>
      this.#floods.has(word) || (draw >= endingShare && (this.#ends.get(word) ?? 0) >= endsMin)
    const steps = each.steps.filter((_, at) => {
      const [own, next] = [wordAt(each.steps, at), wordAt(each.steps, at + 1)]
      return !(own !== undefined && isSpared(own)) && !(next?.endsWith('\r') === true && isSpared(next))
    })
    return steps.length === 0 ? each : { ...each, steps }
  }
}

/** The key of a step; of an Enter, with the word that it ends: Enter by itself ends no program. */
function wordAt(steps: readonly Step[], at: number): string | undefined {
  const [before, step] = [steps[at - 1], steps[at]]
  if (step?.do !== 'send') return undefined
  const key = Buffer.from(step.bytes).toString('latin1')
  if (key !== '\r') return key
  return before?.do === 'send' ? `${Buffer.from(before.bytes).toString('latin1')}\r` : undefined
}

/** A longer way is not worth waiting at each of its steps. */
const pacedStepsMax = 40
const guidedShare = 0.3
const endingShare = 0.3
const endsMin = 3
