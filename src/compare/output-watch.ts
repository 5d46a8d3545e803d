import { mayBecome, sameLine } from './same-line.ts'
import { settledLine } from './settled-line.ts'
import { plainStyle, type Style, styleBehind } from './sgr.ts'

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
  /** Where the line begins that is being compared. */
  #recordedFrom = 0
  /** How many bytes are equal from the start. Beyond, lines are compared. */
  #equal = 0
  #byLines = false
  #pieces: Uint8Array[] = []
  #styles: { recorded: Style; actual: Style } = { recorded: plainStyle, actual: plainStyle }
  #cosmetic: LineDifference[] = []
  #different = false

  constructor(recorded: Uint8Array) {
    this.#recorded = Buffer.from(recorded.buffer, recorded.byteOffset, recorded.byteLength)
  }

  heard(bytes: Uint8Array): void {
    if (bytes.byteLength === 0 || this.#different) return
    if (this.#byLines) return this.#lines(bytes)
    const expected = this.#recorded.subarray(this.#equal, this.#equal + bytes.byteLength)
    if (expected.equals(bytes)) {
      this.#equal += bytes.byteLength
      return
    }
    this.#byLines = true
    this.#recordedFrom = this.#recorded.lastIndexOf(lineFeed, this.#equal - 1) + 1
    if (this.#equal === 0) this.#recordedFrom = 0
    this.#styles = this.#stylesBefore(this.#recordedFrom)
    this.#lines(Buffer.concat([this.#recorded.subarray(this.#recordedFrom, this.#equal), bytes]))
  }

  get state(): OutputState {
    if (this.#different) return 'different'
    if (!this.#byLines) return this.#equal === this.#recorded.length ? 'complete' : 'awaited'
    return this.#stateOfLine()
  }

  /** Whether not a byte was different so far. */
  get tier(): 'same' | 'cosmetic' {
    return this.#byLines ? 'cosmetic' : 'same'
  }

  /** The lines so far that differ in volatile values only. */
  get cosmetic(): readonly LineDifference[] {
    const last = this.#open
    return this.#byLines && this.state === 'complete' && last.recorded !== last.actual
      ? [...this.#cosmetic, last]
      : this.#cosmetic
  }

  #lines(bytes: Uint8Array): void {
    let from = 0
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
      this.#pieces.push(bytes.subarray(from, end))
      from = end + 1
      if (!this.#line()) {
        this.#different = true
        this.#pieces = []
        return
      }
    }
    if (from < bytes.byteLength) this.#pieces.push(bytes.subarray(from))
  }

  /** Compares a line that is over, and says whether it is the recorded one. */
  #line(): boolean {
    const end = this.#recorded.indexOf(lineFeed, this.#recordedFrom)
    if (end === -1) return false
    const actual = textOf(this.#pieces)
    this.#pieces = []
    const recorded = this.#recorded.toString('utf8', this.#recordedFrom, end)
    this.#recordedFrom = end + 1
    const { recorded: style, actual: ownStyle } = this.#styles
    if (recorded === actual && style === ownStyle) {
      const behind = styleBehind(recorded, style)
      this.#styles = { recorded: behind, actual: behind }
      return true
    }
    const [one, other] = [settledLine(recorded, style), settledLine(actual, ownStyle)]
    this.#styles = { recorded: one.style, actual: other.style }
    if (!sameLine(one, other)) return false
    this.#cosmetic.push({ recorded, actual })
    return true
  }

  /** The line that has not ended yet, beside the recorded one at its place. */
  get #open(): LineDifference {
    const end = this.#recorded.indexOf(lineFeed, this.#recordedFrom)
    const recorded = this.#recorded.toString('utf8', this.#recordedFrom, end === -1 ? undefined : end)
    return { recorded, actual: textOf(this.#pieces) }
  }

  #stateOfLine(): OutputState {
    const { recorded, actual } = this.#open
    const isLast = this.#recorded.indexOf(lineFeed, this.#recordedFrom) === -1
    const whole = settledLine(recorded, this.#styles.recorded)
    const begun = settledLine(actual, this.#styles.actual)
    if (isLast && (recorded === actual || sameLine(begun, whole))) return 'complete'
    if (recorded.startsWith(actual) || mayBecome(begun, whole)) return 'awaited'
    return whole.repainted || begun.repainted ? 'painting' : 'different'
  }

  #stylesBefore(from: number): { recorded: Style; actual: Style } {
    const style = styleBehind(this.#recorded.toString('latin1', 0, from), plainStyle)
    return { recorded: style, actual: style }
  }
}

const lineFeed = 0x0a

function textOf(pieces: readonly Uint8Array[]): string {
  return Buffer.concat(pieces).toString('utf8')
}
