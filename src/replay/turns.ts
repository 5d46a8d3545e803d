import { nextTurn } from '../clock.ts'

/** What a step waits for beside its time: that another session was told something. */
export interface Hold {
  readonly over: boolean
  /** Calls back once it is over; call the result to wait no more. */
  when(go: () => void): () => void
}

/** When what is planned happens. */
export interface Schedule {
  /** Whether something planned has not happened yet. */
  readonly busy: boolean
  /** Delays count from now, or from the last step planned if that is still to come. */
  begin(): void
  /** Plans one step, `delayMs` after the one before, and not before `hold` is over. */
  plan(delayMs: number, act: () => void, hold?: Hold): void
  /** Plans something in the same breath as the step before. */
  join(act: () => void): void
  /** Does what is due, and sees to it that the rest is done in time. */
  go(): void
  /** An input is here: what need not be waited for happens now. */
  catchUp(): void
  /** Drops what has not happened yet. */
  stop(): void
  /** Resolves when nothing planned is left that can happen now. */
  done(): Promise<void>
}

interface Step {
  acts: (() => void)[]
  hold: Hold | undefined
}

/**
 * One step now, the next one a turn of the event loop later. Whoever waits thus sees each state a program was in, as live:
 * `loading` before `done`. Nothing waits for time.
 */
export class Turns implements Schedule {
  readonly #waiting: Waiting = new Waiting()
  readonly #holding: Holding = new Holding()
  #steps: Step[] = []
  /** Counts the turns asked for; only the newest is waited for. */
  #turn = 0

  get busy(): boolean {
    return this.#steps.length > 0
  }

  begin(): void {}

  plan(_delayMs: number, act: () => void, hold?: Hold): void {
    this.#steps.push({ acts: [act], hold })
  }

  join(act: () => void): void {
    const last = this.#steps.at(-1)
    if (last === undefined) this.plan(0, act)
    else last.acts.push(act)
  }

  go(): void {
    if (this.#isHeld()) return
    this.#next()
    this.#goOn()
  }

  catchUp(): void {
    this.#turn++
    this.#holding.end()
    while (this.#steps.length > 0) this.#next()
  }

  stop(): void {
    this.#turn++
    this.#holding.end()
    this.#steps = []
    this.#waiting.over()
  }

  done(): Promise<void> {
    return this.busy && !this.#isHeld() ? this.#waiting.wait() : Promise.resolve()
  }

  #isHeld(): boolean {
    const isHeld = this.#holding.by(this.#steps[0]?.hold, () => this.#goOn())
    if (isHeld) this.#waiting.over()
    return isHeld
  }

  #goOn(): void {
    if (this.#steps.length === 0) return
    const turn = ++this.#turn
    void nextTurn().then(() => {
      if (turn === this.#turn && this.#steps.length > 0) this.go()
    })
  }

  #next(): void {
    for (const act of this.#steps.shift()?.acts ?? []) act()
    if (this.#steps.length === 0) this.#waiting.over()
  }
}

/** The hold that the next step waits for. */
export class Holding {
  #hold: Hold | undefined
  #forget: () => void = () => {}

  /** Whether it is not over yet; then `go` is called when it is. */
  by(hold: Hold | undefined, go: () => void): boolean {
    if (hold === undefined || hold.over) return false
    if (hold === this.#hold) return true
    this.end()
    this.#hold = hold
    this.#forget = hold.when(go)
    return true
  }

  end(): void {
    this.#forget()
    this.#hold = undefined
    this.#forget = () => {}
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
