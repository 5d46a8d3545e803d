import type { Played } from '../run/played.ts'
import { type Case, keyOf, type Step } from '../step.ts'
import { isEcho, paints, placeOf, shapeOf } from './shape.ts'

/** A way to somewhere new. */
export interface Way {
  case: Case
  /** The place it leads to. */
  place: string
  /** How often it was gone on from. */
  chosen: number
  /** How many of the interruptions, and of the words, were tried there. */
  probed: number
  worded: number
}

/** What a run taught. */
export interface Learned {
  /** How many places and passages were new. */
  fresh: number
  /** The state the program waits in now, if it does. */
  state: string | undefined
}

/**
 * The places a program was seen in, how often, and a way to each. A place is what the program said last, without data, with
 * its prompt; how it came there (the place before) makes a passage.
 */
export class Corpus {
  readonly ways: Way[] = []
  /** The shortest way to each state the program waits in. */
  readonly #states = new Map<string, Way>()
  readonly #visits = new Map<string, number>()
  readonly #passages = new Map<string, number>()
  /** Where every session begins. Its words are said where it waits for the first of them. */
  readonly #start: Way = {
    case: { steps: [], pacing: 'paced' },
    place: 'start',
    chosen: 0,
    probed: 0,
    worded: Number.POSITIVE_INFINITY,
  }
  readonly #linewise: boolean

  /** @param linewise whether the terminal edits the program's lines */
  constructor(linewise = false) {
    this.#linewise = linewise
    this.#states.set('start', this.#start)
  }

  /** Takes in where a run led: what was new, and where the program waits now. */
  learn(played: Played): Learned {
    const { case: each, earlier, stops, exit, answers } = played
    let fresh = 0
    // How a session came to where another case goes on in it was counted there.
    let before = earlier.length === 0 ? 'start' : undefined
    let state: string | undefined
    const first = earlier.flatMap(({ steps }) => steps)
    const visit = (place: string, given: number, waitsIn?: string, isPainted = false): void => {
      const passage = before === undefined ? place : `${before}>${place}`
      const isNew = !this.#visits.has(place) || !this.#passages.has(passage)
      this.#visits.set(place, (this.#visits.get(place) ?? 0) + 1)
      this.#passages.set(passage, (this.#passages.get(passage) ?? 0) + 1)
      if (isNew) fresh++
      before = place
      const steps = [...first, ...each.steps.slice(0, given)]
      const isWay = exit === null && steps.at(-1)?.do !== 'hang-up'
      if (!isWay || (first.length > 0 && steps.length > onwardStepsMax)) return
      const worded = isPainted ? Number.POSITIVE_INFINITY : 0
      const way = { case: { steps, pacing: each.pacing }, place, chosen: 0, probed: 0, worded }
      if (isNew && this.ways.length < waysMax) this.ways.push(way)
      if (waitsIn !== undefined) this.#keep(waitsIn, way)
    }
    for (const { given, said } of stops) {
      const sent = sentBefore(each.steps, given)
      // The terminal's echo of what was typed is nothing the program did.
      if (said === '' || isEcho(said, sent)) continue
      // Where the terminal edits the lines, it alone answers what does not end one.
      if (this.#linewise && !/[\r\n\u0003]$/.test(sent)) continue
      const place = placeOf(said, sent)
      state = place.state
      visit(place.name, given, state, paints(said))
    }
    const [said, sent] = [answers.at(-1)?.toString('latin1') ?? '', sentBefore(each.steps, each.steps.length)]
    // What ended the program is a place of its own.
    if (exit !== null) visit(`end:${exit.code ?? exit.signal}:${placeOf(said, sent).name}`, each.steps.length)
    // Of a program that prints line after line, the screen says nothing that its last answer does not.
    else if (answers.some((answer) => paints(answer.toString('latin1'))))
      visit(`screen:${shapeOf(played.screen, sent)}`, each.steps.length)
    return { fresh, state: exit === null ? state : undefined }
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

  /** The shortest way to a state. */
  wayTo(state: string): Way | undefined {
    return this.#states.get(state)
  }

  /** The states, those with the shortest ways first. */
  shortestWays(): Way[] {
    return [...this.#states.values()].toSorted(
      (one, other) => one.case.steps.length - other.case.steps.length,
    )
  }

  /** The state in which the fewest interruptions were tried, by the shortest way; undefined where all were tried everywhere. */
  leastProbed(most: number): Way | undefined {
    // Each of them is tried at the start, whatever else there is.
    if (this.#start.probed < most) return this.#start
    let best: Way | undefined
    for (const way of this.#states.values())
      if (way.probed < most && (best === undefined || rank(way) < rank(best))) best = way
    return best
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

  #keep(state: string, way: Way): void {
    const known = this.#states.get(state)
    if (known === undefined) this.#states.set(state, way)
    else if (way.case.steps.length < known.case.steps.length) known.case = way.case
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
/** Longer ways through several cases are not worth going again. */
const onwardStepsMax = 80

/** Every place gets its first interruptions before any gets its last ones; short ways come first. */
function rank({ probed, case: { steps } }: Way): number {
  return (1 + probed) ** 2 * (8 + steps.length)
}

/** What was sent lately: an answer may repeat a line that came key by key. */
function sentBefore(steps: readonly Step[], given: number): string {
  return steps
    .slice(Math.max(0, given - sentStepsMax), given)
    .map((step) => (step.do === 'send' ? Buffer.from(step.bytes).toString('latin1') : ''))
    .join('')
    .slice(-sentCharsMax)
}

const sentStepsMax = 80
const sentCharsMax = 4_096
