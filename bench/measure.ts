/** What one repetition measured, by name: `{ ms: 12.5 }`. */
export type Measures = Record<string, number>

/** Something that can be repeated and measured. */
export class Contender {
  readonly name: string
  readonly #once: (() => Promise<Measures> | Measures) | undefined
  readonly #samples: Measures[] = []

  /** @param once one repetition; undefined where what it needs is not installed */
  constructor(name: string, once: (() => Promise<Measures> | Measures) | undefined) {
    this.name = name
    this.#once = once
  }

  async repeat(): Promise<void> {
    if (this.#once !== undefined) this.#samples.push(await this.#once())
  }

  /** The median of one measure over all repetitions; null where there were none. */
  median(measure: string): number | null {
    return median(this.#values(measure))
  }

  /** Between which two values the middle half of the repetitions lies; null where there were none. */
  quartiles(measure: string): [number, number] | null {
    const sorted = this.#values(measure).toSorted((one, other) => one - other)
    const [low, high] = [
      sorted[Math.floor(sorted.length / 4)],
      sorted[Math.ceil((sorted.length * 3) / 4) - 1],
    ]
    return low === undefined || high === undefined ? null : [low, high]
  }

  #values(measure: string): number[] {
    return this.#samples.flatMap((each) => each[measure] ?? [])
  }
}

/** Repeats all of them in turn, A B A B …, so that whatever the machine does meanwhile happens to each alike. */
export async function interleave(contenders: readonly Contender[], repetitions: number): Promise<void> {
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const each of contenders) await each.repeat()
}

/** How long something took, in milliseconds. */
export async function timed(act: () => unknown): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
