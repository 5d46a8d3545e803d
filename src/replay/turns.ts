import { nextTurn } from '../clock.ts'

/** When what is planned happens. */
export interface Schedule {
  /** Whether something planned has not happened yet. */
  readonly busy: boolean
  /** Delays count from now, or from the last step planned if that is still to come. */
  begin(): void
  /** Plans one step, `delayMs` after the one before; a `joined` one in the same breath as that. */
  plan(delayMs: number, act: () => void, joined?: boolean): void
  /** Does what is due, and sees to it that the rest is done in time. */
  go(): void
  /** An input is here: what need not be waited for happens now. */
  catchUp(): void
  /** Drops what has not happened yet. */
  stop(): void
  /** Resolves when nothing planned is left. */
  done(): Promise<void>
}

/**
 * One step now, the next one a turn of the event loop later. Whoever waits thus sees each state a program was in, as live:
 * `loading` before `done`. Nothing waits for time.
 */
export class Turns implements Schedule {
  readonly #waiting: Waiting = new Waiting()
  #steps: (() => void)[][] = []
  /** Counts the turns asked for; only the newest is waited for. */
  #turn = 0

  get busy(): boolean {
    return this.#steps.length > 0
  }

  begin(): void {}

  plan(_delayMs: number, act: () => void, joined = false): void {
    const last = this.#steps.at(-1)
    if (joined && last !== undefined) last.push(act)
    else this.#steps.push([act])
  }

  go(): void {
    this.#next()
    if (this.#steps.length === 0) return
    const turn = ++this.#turn
    void nextTurn().then(() => {
      if (turn === this.#turn && this.#steps.length > 0) this.go()
    })
  }

  catchUp(): void {
    this.#turn++
    while (this.#steps.length > 0) this.#next()
  }

  stop(): void {
    this.#turn++
    this.#steps = []
    this.#waiting.over()
  }

  done(): Promise<void> {
    return this.busy ? this.#waiting.wait() : Promise.resolve()
  }

  #next(): void {
    for (const act of this.#steps.shift() ?? []) act()
    if (this.#steps.length === 0) this.#waiting.over()
  }
}

/** Those who wait until a schedule has done all it planned. */
export class Waiting {
  #waiting: (() => void)[] = []

  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  over(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
