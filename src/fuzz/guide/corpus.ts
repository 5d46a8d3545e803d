import type { Played } from '../run/played.ts'
import { type Case, keyOf, type Step } from '../step.ts'
import { promptOf, shapeOf } from './shape.ts'

/** A way to somewhere new. */
export interface Way {
  case: Case
  /** The place it leads to. */
  place: string
  /** How often it was gone on from. */
  chosen: number
}

/**
 * The places a program was seen in, how often, and a way to each. A place is what the program said last, without data, with
 * its prompt; how it came there (the place before) makes a passage.
 */
export class Corpus {
  readonly ways: Way[] = []
  readonly #visits = new Map<string, number>()
  readonly #passages = new Map<string, number>()

  /** Takes in where a run led; how many places and passages were new. */
  learn({ case: each, stops, screen, exit, answers }: Played): number {
    let fresh = 0
    let before = 'start'
    const visit = (place: string, given: number, keep: boolean): void => {
      const passage = `${before}>${place}`
      const isNew = !this.#visits.has(place) || !this.#passages.has(passage)
      this.#visits.set(place, (this.#visits.get(place) ?? 0) + 1)
      this.#passages.set(passage, (this.#passages.get(passage) ?? 0) + 1)
      if (isNew) fresh++
      if (isNew && keep && this.ways.length < waysMax)
        this.ways.push({ case: { steps: each.steps.slice(0, given), pacing: each.pacing }, place, chosen: 0 })
      before = place
    }
    for (const { given, said } of stops)
      if (said !== '')
        visit(`${shapeOf(said, sentBefore(each.steps, given))}:${promptOf(said)}`, given, exit === null)
    // What ended the program is a place of its own, and no way on.
    if (exit !== null)
      visit(
        `end:${exit.code ?? exit.signal}:${shapeOf(answers.at(-1)?.toString('latin1') ?? '', '')}`,
        each.steps.length,
        false,
      )
    else visit(`screen:${shapeOf(screen, '')}`, each.steps.length, true)
    return fresh
  }

  /**
   * A way to go on from, rare places and seldom-gone ways first.
   *
   * @param draw a number from 0 to 1
   */
  choose(draw: number): Way | undefined {
    const energies = this.ways.map(
      ({ place, chosen, case: { steps } }) =>
        1 / ((1 + chosen) * Math.sqrt(this.#visits.get(place) ?? 1) * (1 + steps.length / 100)),
    )
    let left = draw * energies.reduce((sum, energy) => sum + energy, 0)
    for (const [index, energy] of energies.entries()) {
      left -= energy
      const way = this.ways[index]
      if (left <= 0 && way !== undefined) {
        way.chosen++
        return way
      }
    }
    return undefined
  }

  /** So many ways, to the rarest places, the shortest first; in an order that does not depend on when they were met. */
  rarest(most: number): Way[] {
    const text = ({ case: { steps } }: Way): string => steps.map(keyOf).join('\0')
    const visits = ({ place }: Way): number => this.#visits.get(place) ?? 0
    const one = new Map(this.ways.map((way) => [way.place, way]))
    return [...one.values()]
      .toSorted(
        (a, b) =>
          visits(a) - visits(b) || a.case.steps.length - b.case.steps.length || (text(a) < text(b) ? -1 : 1),
      )
      .slice(0, most)
  }

  get places(): number {
    return this.#visits.size
  }

  get passages(): number {
    return this.#passages.size
  }

  /** Places seen once only: by Good and Turing, singletons over visits is the chance that the next visit is to a new place. */
  get chanceOfNew(): number {
    let visits = 0
    let once = 0
    for (const count of this.#visits.values()) {
      visits += count
      once += count === 1 ? 1 : 0
    }
    return visits === 0 ? 1 : once / visits
  }
}

const waysMax = 2_000

function sentBefore(steps: readonly Step[], given: number): string {
  const step = steps[given - 1]
  return step?.do === 'send' ? Buffer.from(step.bytes).toString('latin1') : ''
}
