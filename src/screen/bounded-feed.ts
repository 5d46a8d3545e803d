import { sequenceCharsMax } from '../limits.ts'
import { before, begin, beforeEscape, last, type State, step } from '../text/grammar.ts'
import { nextIntroducer } from '../text/sequences.ts'
import { clampCounts, type Size } from './clamp-counts.ts'

/**
 * Stands before the emulator and bounds what one escape sequence can cost it. xterm repeats some acts as often as the
 * sequence says, up to 2 147 483 647 times, and keeps strings of any length; no tape and no program may freeze a run.
 *
 * Counts are clamped to what a screen can show of them; a sequence of more than 64 KiB is left out. One whose end has not
 * come waits here.
 */
export class BoundedFeed {
  #state: State | undefined
  /** The sequence under way, as far as it is not too long to be kept. */
  #kept = ''
  #length = 0
  /** Where in the text it ended, once it has. */
  #end = 0

  /** The text as the emulator may have it. */
  take(text: string, size: Size): string {
    let at = 0
    let passed = ''
    for (;;) {
      if (this.#state === undefined) {
        const introducer = nextIntroducer(text, at, true)
        if (introducer === -1) return passed + text.slice(at)
        passed += text.slice(at, introducer)
        this.#begin(text.charAt(introducer))
        at = introducer + 1
      }
      const how = this.#read(text, at)
      if (how === undefined) return passed
      at = this.#end
      passed += this.#finish(how === beforeEscape, size)
    }
  }

  #begin(introducer: string): void {
    this.#state = begin(introducer.charCodeAt(0), true)
    this.#kept = introducer
    this.#length = introducer.length
  }

  /** Reads on; how the sequence ended is undefined while it has not. */
  #read(text: string, from: number): typeof last | typeof before | typeof beforeEscape | undefined {
    for (let at = from; at < text.length; at++) {
      const how = this.#state === undefined ? before : step(this.#state, text.charCodeAt(at))
      if (how === last || how === before || how === beforeEscape) {
        this.#end = how === last ? at + 1 : at
        this.#keep(text.slice(from, this.#end))
        return how
      }
      this.#state = how
    }
    this.#keep(text.slice(from))
    return undefined
  }

  #keep(part: string): void {
    this.#length += part.length
    this.#kept = this.#length <= sequenceCharsMax ? this.#kept + part : ''
  }

  #finish(escapeFollows: boolean, size: Size): string {
    const whole = this.#length > sequenceCharsMax ? '' : this.#kept
    this.#state = undefined
    if (!escapeFollows) return clampCounts(whole, size)
    // The ESC behind a string that it ended begins a sequence of its own.
    this.#begin('\u001b')
    return whole.slice(0, -1)
  }
}
