import { now } from '../clock.ts'
import type { World } from './world.ts'

/** What an inquiry is after: what there is, and then the way out, for which some time is kept back. */
export type Phase = 'explore' | 'leave'

/**
 * How much an inquiry may still spend. A live run counts commands, and looks at the clock; what it decided by the clock is a fact
 * of its tape, which a replay repeats.
 */
export class Budget {
  readonly #world: World
  readonly #commandsMax: number
  readonly #until: Readonly<Record<Phase, number>>
  readonly #looks: Record<Phase, number> = { explore: 0, leave: 0 }
  #commands = 0

  constructor(world: World, { commands, seconds }: { commands: number; seconds: number }) {
    this.#world = world
    this.#commandsMax = commands
    const began = now()
    this.#until = { explore: began + seconds * exploringShare * 1_000, leave: began + seconds * 1_000 }
  }

  /** Whether one more command may be tried; it is counted. */
  spendCommand(): boolean {
    if (this.#commands >= this.#commandsMax || this.isOver('explore')) return false
    this.#commands++
    return true
  }

  /** Whether the time of a phase is used up. Once it is, it stays so. */
  isOver(phase: Phase): boolean {
    const key = `over:${phase}`
    const { facts, live } = this.#world
    const at = facts.get(key)
    if (typeof at === 'number') return this.#looks[phase] >= at || (this.#looks[phase]++, false)
    if (live && now() >= this.#until[phase]) {
      facts.set(key, this.#looks[phase])
      return true
    }
    this.#looks[phase]++
    return false
  }
}

/** What of the time goes into finding out; the rest is for the exits. */
const exploringShare = 0.8
