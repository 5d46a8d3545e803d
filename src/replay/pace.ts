import { after, cancel, nextTurn, now, type Timer } from '../clock.ts'
import { timerMsMax } from '../limits.ts'
import { type Hold, Holding, type Schedule, Waiting } from './turns.ts'

/** How fast output comes: at once, or with the delays it was recorded with. */
export type Pace = 'instant' | 'recorded'

interface Step {
  dueAt: number
  act(): void
  hold?: Hold | undefined
}

/**
 * Does things in order, each at its time. Times are reckoned from the plan and not from when the step before really
 * happened, so a late timer delays its own step only and nothing adds up.
 */
export class Pacer implements Schedule {
  readonly #waiting: Waiting = new Waiting()
  readonly #holding: Holding = new Holding()
  #steps: Step[] = []
  #plannedTo = 0
  #timer: Timer | undefined

  get busy(): boolean {
    return this.#steps.length > 0
  }

  begin(): void {
    this.#plannedTo = Math.max(now(), this.#plannedTo)
  }

  plan(delayMs: number, act: () => void, hold?: Hold): void {
    this.#plannedTo += delayMs
    this.#steps.push({ dueAt: this.#plannedTo, act, hold })
  }

  join(act: () => void): void {
    this.plan(0, act)
  }

  go(): void {
    cancel(this.#timer)
    this.#timer = undefined
    for (let step = this.#steps[0]; step !== undefined; step = this.#steps[0]) {
      const wait = step.dueAt - now()
      if (wait > 0) {
        // Rounded up: Node cuts fractions off, and would call back too early.
        this.#timer ??= after(Math.min(Math.ceil(wait), timerMsMax), () => this.go())
        return
      }
      if (this.#isHeld()) return
      this.#steps.shift()
      step.act()
    }
    this.#waiting.over()
  }

  // The pace was asked for: an input that comes early does not hurry what was said before it.
  catchUp(): void {}

  stop(): void {
    this.#holding.end()
    cancel(this.#timer)
    this.#timer = undefined
    this.#steps = []
    this.#waiting.over()
  }

  done(): Promise<void> {
    return this.busy && !this.#isHeld() ? this.#waiting.wait() : Promise.resolve()
  }

  #isHeld(): boolean {
    const isHeld = this.#holding.by(this.#steps[0]?.hold, () => void nextTurn().then(() => this.go()))
    if (isHeld) this.#waiting.over()
    return isHeld
  }
}
