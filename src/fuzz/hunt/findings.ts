import type { Verdict } from '../oracles/verdict.ts'
import type { Finding } from '../outcome.ts'
import { type Case, keyOf } from '../step.ts'
import { atoms } from './atoms.ts'
import { holds, sameWay } from './examine.ts'

/** The failures of a campaign, one per class and way; says which are worth looking into. */
export class Findings {
  readonly confirmed: Finding[] = []
  readonly unconfirmed: Finding[] = []
  readonly #examined = new Map<string, number>()
  readonly #inVain = new Map<string, number>()
  readonly #underWay = new Set<string>()

  /** What leads to the findings so far, where it is bytes only. */
  get words(): string[] {
    return this.confirmed
      .filter(({ shrunk, size }) => size <= wordBytesMax && shrunk.every((step) => step.do === 'send'))
      .map(({ shrunk }) =>
        shrunk.map((step) => (step.do === 'send' ? Buffer.from(step.bytes).toString('latin1') : '')).join(''),
      )
  }

  /** How many failures are being looked into. */
  get pending(): number {
    return this.#underWay.size
  }

  /** Whether a failure is new enough to be looked into; else it is counted where it belongs. */
  claim({ key }: Verdict, { steps }: Case): boolean {
    const same = this.confirmed.filter((finding) => finding.key === key)
    const keys = atoms(steps).map(keyOf)
    const met = same.find(({ shrunk }) => holds(keys, atoms(shrunk).map(keyOf)))
    const known = met ?? (this.#isWellKnown(key) ? same[0] : undefined)
    if (known !== undefined) {
      known.seen++
      return false
    }
    if (this.#underWay.has(key) || this.#isWellKnown(key)) return false
    this.#underWay.add(key)
    return true
  }

  add(finding: Finding): void {
    this.#underWay.delete(finding.key)
    const counts = finding.confirmed ? this.#examined : this.#inVain
    counts.set(finding.key, (counts.get(finding.key) ?? 0) + 1)
    const list = finding.confirmed ? this.confirmed : this.unconfirmed
    const same = list.find(
      ({ key, shrunk }) => key === finding.key && (!finding.confirmed || sameWay(shrunk, finding.shrunk)),
    )
    if (same === undefined) list.push(finding)
    else same.seen++
  }

  #isWellKnown(key: string): boolean {
    return (this.#examined.get(key) ?? 0) >= examinedMax || (this.#inVain.get(key) ?? 0) >= inVainMax
  }
}

const wordBytesMax = 16

/** How often failures of one class are looked into in vain before none is any more. */
const inVainMax = 12

/** How often failures of one class are made smaller, to see whether they are more than one. */
const examinedMax = 4
