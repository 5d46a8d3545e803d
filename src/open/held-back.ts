import { nextTurn } from '../clock.ts'
import type { Player } from '../replay/player.ts'
import { internalsOf } from '../session/internals.ts'
import type { LoggedStep, Outcome, Question } from '../session/questions.ts'
import type { Session } from '../session/session.ts'
import type { SessionOrder } from '../session/session-order.ts'

/** What the other sessions of the test did while this one was waited for. */
export class Flow {
  readonly #session: number
  readonly #open: Set<Question> = new Set()
  #beside = false

  constructor(session: number) {
    this.#session = session
  }

  /** Whether the spec talks to several sessions at once, so that which was told first is chance. */
  get concurrent(): boolean {
    return this.#beside || this.#open.size > 0
  }

  step(whose: number, step: LoggedStep['step']): void {
    if (whose !== this.#session) {
      this.#beside = true
      if (step.kind === 'asked') this.#open.add(step.question)
      if (step.kind === 'answered') this.#open.delete(step.question)
    } else if (step.kind === 'asked') this.#beside = false
  }
}

/**
 * Of an older tape: in which order several sessions were told may be another by now. Where the spec talks to them at once it goes on on
 * replay too; else the answer would be held back for ever.
 */
export async function heldBack(
  asked: Promise<Outcome> | undefined,
  session: Session,
  world: Player,
  others: SessionOrder,
  flow: Flow,
): Promise<boolean> {
  let isOver = false
  void asked?.then(
    () => (isOver = true),
    () => (isOver = true),
  )
  for (;;) {
    // No further than the answer: what the spec asks next may be gone when all has been said.
    await Promise.race([asked?.catch(() => {}), drained(session, world)])
    await nextTurn()
    if (isOver || !others.awaited) return false
    if (!flow.concurrent) return true
    others.release()
  }
}

/** Resolves when the tape has said all it can say now. */
export async function drained(session: Session, world: Player): Promise<void> {
  await world.answered()
  internalsOf(session).hear()
}
