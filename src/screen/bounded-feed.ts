import { sequenceCharsMax, sequencesKnownMax } from '../limits.ts'
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
  /** What was made of short sequences for this size: a flood says the same few again and again. */
  readonly #known = new Map<string, Bounded>()
  #knownSize: Size = { cols: 0, rows: 0 }

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
          const { sequence, cells } = this.#bounded(text.slice(introducer, at), size)
          if (cells === 0 || this.#budget.spend(cells)) passed += sequence
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

  #bounded(sequence: string, size: Size): Bounded {
    if (size.cols !== this.#knownSize.cols || size.rows !== this.#knownSize.rows) {
      this.#known.clear()
      this.#knownSize = { cols: size.cols, rows: size.rows }
    }
    const known = this.#known.get(sequence)
    if (known !== undefined) return known
    const clamped = clampCounts(sequence, size)
    const bounded = { sequence: clamped, cells: cellsTouched(clamped, size) }
    if (this.#known.size >= sequencesKnownMax) this.#known.clear()
    this.#known.set(sequence, bounded)
    return bounded
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

/** The frequent sequences that need no clamping and cost next to nothing: colours, moves, erasing a line, usual modes, broken-off ones. */
const harmless =
  /\u001b(?:\u001b*(?=\u001b)|\[(?:\d{0,4}(?:;\d{0,4}){0,31}[BCDEFGHKadefmrsu]|\?(?:1|7|12|25|200[0-9]|2026)[hl])|[78DEH=>])/y

/** Those with one short count and short strings, costly or not: read at once, as a flood of them is the worst case. */
const simple =
  /\u001b(?:\[\d{0,10}[ ']?[@-~]|\[\?\d{1,4}[hl]|[Mc]|\][^\u0000-\u001f\u007f-\u009f]{0,64}(?:\u0007|\u001b\\)|[PX^_][^\u0000-\u001f\u007f-\u009f]{0,64}\u001b\\)/y

/** A sequence as the emulator may have it, and what it costs there. */
interface Bounded {
  sequence: string
  cells: number
}
