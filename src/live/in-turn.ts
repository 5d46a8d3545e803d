/** Does one thing after the other, each at once where nothing is under way. */
export class InTurn {
  #last: Promise<void> | undefined

  do(work: () => Promise<void>): Promise<void> {
    const done = this.#last === undefined ? work() : this.#last.then(work)
    const settled = done.then(
      () => {},
      () => {},
    )
    this.#last = settled
    void settled.then(() => {
      if (this.#last === settled) this.#last = undefined
    })
    return done
  }
}
