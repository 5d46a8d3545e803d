import type { Arbitrary } from 'fast-check'
import type { Step } from '../step.ts'

/** What inputs may be made of. */
export interface Harvest {
  /** Words the program, its man page or the caller knows. */
  words: readonly string[]
}

/** A kind of input: how it is called, how often it is chosen, and the steps it makes. */
export interface Inputs {
  readonly name: string
  /** How often it is chosen, beside the weights of the others. */
  readonly weight: number
  /** Makes the steps of one go. Made anew for every case, which may choose among what it knows. */
  steps(harvest: Harvest): Arbitrary<readonly Step[]>
}

/** Any fast-check arbitrary of steps as a kind of input. */
export function inputs(name: string, arbitrary: Arbitrary<readonly Step[]>, weight = 4): Inputs {
  return { name, weight, steps: () => arbitrary }
}

/** The same kind of input, chosen more often or less. */
export function weighted(weight: number, each: Inputs): Inputs {
  return { ...each, weight }
}
