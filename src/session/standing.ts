/**
 * What a spec saw and takes for what the program shows: looked at once more before the next input and at the end. Who waits for a change
 * in between knows that there is one, and nothing is looked at any more.
 */
export class Standing {
  #checks: (() => Error | undefined)[] = []
  #failure: Error | undefined

  /** @param check gives the error if it stands no longer */
  add(check: () => Error | undefined): void {
    this.#checks.push(check)
  }

  /** The spec waited for output that came. */
  changed(): void {
    this.#checks = []
  }

  /** Before an input. @throws what a check gives */
  look(): void {
    const failure = this.#judge()
    if (failure !== undefined) throw failure
  }

  /** At the end, before the program is told of it. */
  end(): void {
    this.#failure ??= this.#judge()
  }

  /** What the end found, told once. */
  takeFailure(): Error | undefined {
    const failure = this.#failure
    this.#failure = undefined
    return failure
  }

  #judge(): Error | undefined {
    const checks = this.#checks
    this.#checks = []
    for (const check of checks) {
      const failure = check()
      if (failure !== undefined) return failure
    }
    return undefined
  }
}
