import { after, cancel, type Timer } from '../clock.ts'
import { quietGraceMs } from '../limits.ts'

/** How a watch ended: what was looked for came true, or why it cannot any more. */
export type WatchEnd<T> = { held: T } | { gaveUp: 'timeout' | 'exit' | 'quiet' | 'closed' }

interface Watch {
  look(): boolean
  giveUp(why: 'timeout' | 'exit' | 'quiet' | 'closed'): void
}

/**
 * Conditions that are looked at again whenever something happened to the session, never by polling. This is what makes
 * a matcher retry.
 */
export class Watches {
  readonly #open: Set<Watch> = new Set()
  #over: 'exit' | 'closed' | undefined
  #quiet = false
  #grace: Timer | undefined

  /** Output came, the screen was resized, an input was sent: look again. */
  changed(): void {
    this.#quiet = false
    cancel(this.#grace)
    this.#grace = undefined
    this.#lookAgain()
  }

  /** Nothing will change until the next input. */
  quiet(): void {
    this.#quiet = true
    this.#lookAgain()
    this.#giveUpWhenQuiet()
  }

  /** Nothing will ever change again. */
  over(why: 'exit' | 'closed'): void {
    this.#lookAgain()
    this.#over = why
    for (const each of this.#open) each.giveUp(why)
  }

  /** Resolves with what `look` returned as soon as that is not undefined, or with why it never will be. */
  until<T>(look: () => T | undefined, timeoutMs: number): Promise<WatchEnd<T>> {
    const held = look()
    if (held !== undefined) return Promise.resolve({ held })
    if (this.#over !== undefined) return Promise.resolve({ gaveUp: this.#over })
    return new Promise((resolve) => {
      let timer: Timer | undefined
      const settle = (end: WatchEnd<T>): void => {
        cancel(timer)
        this.#open.delete(watch)
        resolve(end)
      }
      const watch: Watch = {
        look: () => {
          const now = look()
          if (now !== undefined) settle({ held: now })
          return now !== undefined
        },
        giveUp: (why) => settle({ gaveUp: why }),
      }
      this.#open.add(watch)
      if (Number.isFinite(timeoutMs)) timer = after(timeoutMs, () => watch.giveUp('timeout'))
      if (this.#quiet) this.#giveUpWhenQuiet()
    })
  }

  #lookAgain(): void {
    for (const each of this.#open) each.look()
  }

  // The same grace an expect gets: the caller may watch first and send in the same breath.
  #giveUpWhenQuiet(): void {
    if (this.#open.size === 0) return
    this.#grace ??= after(quietGraceMs, () => {
      this.#grace = undefined
      if (this.#quiet) for (const each of this.#open) each.giveUp('quiet')
    })
  }
}
