import { sequenceCharsMax } from '../limits.ts'
import { before, begin, beforeEscape, last, type State, step } from '../text/grammar.ts'
import { nextIntroducer } from '../text/sequences.ts'
import { cellsTouched } from './cells-touched.ts'
import { clampCounts, type Size } from './clamp-counts.ts'
import { WorkBudget } from './work-budget.ts'

/**
 * Stands before the emulator and bounds what one escape sequence can cost it. xterm repeats some acts as often as the
 * sequence says, up to 2 147 483 647 times, and keeps strings of any length; no tape and no program may freeze a run.
 *
 * Counts are clamped to what a screen can show of them; a sequence of more than 64 KiB is left out, and so is one that a
 * flood of costly ones leaves no budget for. One whose end has not come waits here.
 */
export class BoundedFeed {
  #state: State | undefined
  /** The sequence under way, as far as it is not too long to be kept. */
  #kept = ''
  #length = 0
  /** Where in the text it ended, once it has. */
  #end = 0
  readonly #budget = new WorkBudget()

  /** The text as the emulator may have it. */
  take(text: string, size: Size): string {
    let at = 0
    // From where on everything passes as it is: most sequences do, and no text is made of them.
    let from = 0
    let passed = ''
    for (;;) {
      if (this.#state === undefined) {
        const introducer = nextIntroducer(text, at, true)
        this.#budget.earn((introducer === -1 ? text.length : introducer) - at)
        if (introducer === -1) return passed + text.slice(from)
        harmless.lastIndex = introducer
        if (harmless.test(text)) {
          at = harmless.lastIndex
          this.#budget.earn(at - introducer)
          continue
        }
        passed += text.slice(from, introducer)
        simple.lastIndex = introducer
        if (simple.test(text)) {
          at = from = simple.lastIndex
          this.#budget.earn(at - introducer)
          passed += this.#afforded(clampCounts(text.slice(introducer, at), size), size)
          continue
        }
        this.#begin(text.charAt(introducer))
        at = introducer + 1
      }
      const how = this.#read(text, at)
      if (how === undefined) return passed
      at = this.#end
      passed += this.#finish(how === beforeEscape, size)
      from = at
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
    this.#budget.earn(this.#length)
    this.#state = undefined
    if (!escapeFollows) return this.#afforded(clampCounts(whole, size), size)
    // The ESC behind a string that it ended begins a sequence of its own.
    this.#begin('\u001b')
    return this.#afforded(whole.slice(0, -1), size)
  }

  #afforded(sequence: string, size: Size): string {
    const cells = cellsTouched(sequence, size)
    return cells === 0 || this.#budget.spend(cells) ? sequence : ''
  }
}

/** The frequent sequences that need no clamping and cost next to nothing: colours, moves, erasing a line, usual modes. */
const harmless =
  /\u001b(?:\[(?:\d{0,4}(?:;\d{0,4}){0,31}[BCDEFGHKadefmrsu]|\?(?:1|7|12|25|200[0-9]|2026)[hl])|[78DEH=>])/y

/** Those with one short count, costly or not: read at once, as a flood of them is the worst case. */
const simple = /\u001b(?:\[\d{0,10}[ ']?[@-~]|[Mc])/y
