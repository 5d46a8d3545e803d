import { type LinePair, mayBecome, sameLine, sameLines } from './same-line.ts'
import { unfinishedBytes } from '../session/decode.ts'
import { settledLine } from '../text/settled-line.ts'
import { plainStyle, type Style, styleBehind } from '../text/sgr.ts'

/** A line as it was recorded and as it came, without its line feed. */
export interface LineDifference {
  recorded: string
  actual: string
}

/**
 * How what came stands to what was recorded: `awaited`, it is the beginning of it; `complete`, all of it came; `painting`, the line it is at
 * is another one so far, but is painted over and over and may still settle to the recorded one; `different`, whatever comes.
 */
export type OutputState = 'awaited' | 'complete' | 'painting' | 'different'

/**
 * Compares output with the recorded one while it comes. Each byte is looked at once, and only lines that are not the same byte for
 * byte cost more; so it takes as long as there is output, however it comes in.
 */
export class OutputWatch {
  readonly #recorded: Buffer
  /** Where the recorded line begins that the next bytes are compared with. */
  #from = 0
  /** What came of it. */
  #open: Uint8Array[] = []
  /** How many bytes came as they were recorded before the first other one; undefined as long as there was none. */
  #equalBytes: number | undefined
  /** The styles the line begins with, known up to `from`. */
  #styles: { from: number; recorded: Style; actual: Style } = {
    from: 0,
    recorded: plainStyle,
    actual: plainStyle,
  }
  readonly #cosmetic: LineDifference[] = []
  #different = false

  constructor(recorded: Uint8Array) {
    this.#recorded = Buffer.from(recorded.buffer, recorded.byteOffset, recorded.byteLength)
  }

  heard(bytes: Uint8Array): void {
    if (bytes.byteLength === 0 || this.#different) return
    if (!bytes.includes(lineFeed)) {
      this.#open.push(bytes)
      return
    }
    const opened = this.#open.length === 0 ? bytes : Buffer.concat([...this.#open, bytes])
    this.#open = []
    const pairs: LinePair[] = []
    let at = 0
    while (at < opened.byteLength) {
      if (this.#styles.recorded === this.#styles.actual) at += this.#skipEqualLines(opened.subarray(at))
      const end = opened.indexOf(lineFeed, at)
      if (end === -1) break
      this.#equalBytes ??= this.#from + equalPrefix(this.#recorded.subarray(this.#from), opened.subarray(at))
      const pair = this.#pairAt(Buffer.from(opened.buffer, opened.byteOffset + at, end - at).toString('utf8'))
      if (pair === undefined) {
        this.#different = true
        return
      }
      pairs.push(pair)
      at = end + 1
    }
    this.#different = !sameLines(pairs)
    if (at < opened.byteLength) this.#open = [opened.subarray(at)]
  }

  get state(): OutputState {
    if (this.#different) return 'different'
    const open = Buffer.concat(this.#open)
    const isLast = this.#recorded.indexOf(lineFeed, this.#from) === -1
    // As long as it comes as recorded it is the beginning, also where it looks like the whole.
    if (equalPrefix(this.#recorded.subarray(this.#from), open) === open.length)
      return isLast && this.#recorded.length === this.#from + open.length ? 'complete' : 'awaited'
    const { recorded, actual } = this.#lines
    this.#followStyles()
    const whole = settledLine(recorded, this.#styles.recorded)
    // A character may have come in half.
    const cut = unfinishedBytes(open)
    const begun = settledLine(
      cut === 0 ? actual : open.toString('utf8', 0, open.length - cut),
      this.#styles.actual,
    )
    if (isLast && sameLine(begun, whole)) return 'complete'
    if (mayBecome(begun, whole)) return 'awaited'
    return whole.repainted || begun.repainted ? 'painting' : 'different'
  }

  /** How many bytes came as they were recorded before the first other one. */
  get equalBytes(): number {
    if (this.#equalBytes !== undefined) return this.#equalBytes
    const open = Buffer.concat(this.#open)
    return this.#from + equalPrefix(this.#recorded.subarray(this.#from), open)
  }

  /** What of the recorded output did not come yet. */
  get awaited(): string {
    const open = Buffer.concat(this.#open)
    return this.#recorded.toString(
      'utf8',
      this.#from + equalPrefix(this.#recorded.subarray(this.#from), open),
    )
  }

  /** Whether not a byte was different so far. */
  get tier(): 'same' | 'cosmetic' {
    const open = Buffer.concat(this.#open)
    const asRecorded = equalPrefix(this.#recorded.subarray(this.#from), open) === open.length
    return this.#equalBytes === undefined && asRecorded ? 'same' : 'cosmetic'
  }

  /** The lines so far that differ in volatile values only. */
  get cosmetic(): readonly LineDifference[] {
    const last = this.#lines
    const isOver = this.state === 'complete' && last.recorded !== last.actual
    return isOver ? [...this.#cosmetic, last] : this.#cosmetic
  }

  /** Passes over whole lines that came byte for byte as recorded, and gives how many bytes these are. */
  #skipEqualLines(bytes: Uint8Array): number {
    const equal = equalPrefix(this.#recorded.subarray(this.#from), bytes)
    const length = bytes.subarray(0, equal).lastIndexOf(lineFeed) + 1
    this.#from += length
    return length
  }

  /** The line that is over beside the recorded one; undefined where there is none. */
  #pairAt(actual: string): LinePair | undefined {
    const end = this.#recorded.indexOf(lineFeed, this.#from)
    if (end === -1) return undefined
    this.#followStyles()
    const recorded = this.#recorded.toString('utf8', this.#from, end)
    const one = settledLine(recorded, this.#styles.recorded)
    const other = settledLine(actual, this.#styles.actual)
    this.#from = end + 1
    this.#styles = { from: this.#from, recorded: one.style, actual: other.style }
    if (recorded !== actual) this.#cosmetic.push({ recorded, actual })
    return [one, other]
  }

  /** Lines that were passed over as equal leave their style to both. */
  #followStyles(): void {
    const { from, recorded } = this.#styles
    if (from === this.#from) return
    const style = styleBehind(this.#recorded.toString('latin1', from, this.#from), recorded)
    this.#styles = { from: this.#from, recorded: style, actual: style }
  }

  /** The line that has not ended yet, beside the recorded one at its place. */
  get #lines(): LineDifference {
    const end = this.#recorded.indexOf(lineFeed, this.#from)
    const recorded = this.#recorded.toString('utf8', this.#from, end === -1 ? undefined : end)
    return { recorded, actual: Buffer.concat(this.#open).toString('utf8') }
  }
}

const lineFeed = 0x0a

/** How many bytes two stretches share at their beginning, in steps so that it costs no more than what they share. */
function equalPrefix(one: Uint8Array, other: Uint8Array): number {
  const shorter = Math.min(one.byteLength, other.byteLength)
  let equal = 0
  for (let step = equalStep; equal < shorter; step *= 2) {
    const end = Math.min(shorter, equal + step)
    if (Buffer.compare(one.subarray(equal, end), other.subarray(equal, end)) !== 0) {
      if (step === equalStep) break
      step = equalStep / 2
      continue
    }
    equal = end
  }
  while (equal < shorter && one[equal] === other[equal]) equal++
  return equal
}

const equalStep = 512
