import { isUtf8 } from 'node:buffer'
import { jsonlLineBytesMax } from '../../limits.ts'
import { judgeLine, type JsonlRecord } from './judge-line.ts'
import type { JsonlFindings } from './jsonl-rules.ts'

/** Where a record stands in its file. */
export interface JsonlPlace {
  /** Physical line number, from 1; blank and broken lines count. */
  line: number
  /** Bytes before the line. */
  offset: number
  /** Length of the line in bytes, without its line break. */
  bytes: number
}

export interface JsonlOptions {
  /** A longer line is a finding and is not looked into. Default 64 MiB. */
  lineBytesMax?: number
  /** Reads a record that is followed by NUL bytes, with a warning, instead of refusing it. Default false. */
  stripTrailingNuls?: boolean
}

export interface JsonlStats {
  /** Physical lines, a last line without a line break included. */
  lines: number
  records: number
  blankLines: number
  crlfLines: number
  bytes: number
  endsWithLineBreak: boolean
}

/**
 * Splits bytes into lines and lines into records. Pushed, not pulled, so that the hot path is free of promises;
 * memory is bounded by the longest line. How the bytes are cut into chunks makes no difference.
 */
export class JsonlScanner {
  readonly #findings: JsonlFindings
  readonly #file: string
  readonly #record: (record: JsonlRecord, place: JsonlPlace) => void
  readonly #lineBytesMax: number
  readonly #stripTrailingNuls: boolean
  readonly #stats: JsonlStats = {
    lines: 0,
    records: 0,
    blankLines: 0,
    crlfLines: 0,
    bytes: 0,
    endsWithLineBreak: true,
  }
  #held: Uint8Array[] = []
  #heldBytes = 0

  constructor(
    findings: JsonlFindings,
    file: string,
    record: (record: JsonlRecord, place: JsonlPlace) => void,
    options: JsonlOptions = {},
  ) {
    this.#findings = findings
    this.#file = file
    this.#record = record
    this.#lineBytesMax = options.lineBytesMax ?? jsonlLineBytesMax
    this.#stripTrailingNuls = options.stripTrailingNuls ?? false
  }

  /** Takes the next bytes. The array may be reused by the caller afterwards. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const last = bytes.lastIndexOf(lineFeed)
    if (last === -1) {
      this.#hold(bytes)
      return
    }
    let from = 0
    if (this.#heldBytes > 0) {
      from = bytes.indexOf(lineFeed) + 1
      this.#hold(bytes.subarray(0, from - 1))
      this.#endHeldLine()
      this.#stats.bytes += 1
    }
    if (from <= last) this.#lines(bytes.subarray(from, last + 1))
    this.#hold(bytes.subarray(last + 1))
  }

  /** Judges a last line that no line break ended. Call once. */
  end(): JsonlStats {
    if (this.#heldBytes > 0) {
      this.#stats.endsWithLineBreak = false
      this.#endHeldLine()
    }
    return this.#stats
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#heldBytes += bytes.length
    if (this.#heldBytes <= this.#lineBytesMax) this.#held.push(Uint8Array.prototype.slice.call(bytes))
    else this.#held = []
  }

  #endHeldLine(): void {
    const { length } = this.#held
    const bytes = this.#heldBytes
    this.#stats.lines += 1
    if (length === 0) this.#tooLong(bytes)
    else {
      const line = Buffer.concat(this.#held)
      this.#line(line, line.length, isUtf8(line), line.includes(0))
    }
    this.#stats.bytes += bytes
    this.#held = []
    this.#heldBytes = 0
  }

  /** Whole lines, each with its line break. What is true of the block need not be asked of each line. */
  #lines(block: Buffer): void {
    const sound = isUtf8(block)
    const mayHaveNul = block.includes(0)
    let start = 0
    while (start < block.length) {
      const end = block.indexOf(lineFeed, start)
      const line = block.subarray(start, end)
      this.#stats.lines += 1
      if (line.length > this.#lineBytesMax) this.#tooLong(line.length)
      else this.#line(line, line.length, sound || isUtf8(line), mayHaveNul && line.includes(0))
      this.#stats.bytes += line.length + 1
      start = end + 1
    }
  }

  #tooLong(bytes: number): void {
    const message = `a line of ${bytes} bytes; at most ${this.#lineBytesMax} are read`
    this.#findings.add('line-too-long', this.#file, message, { line: this.#stats.lines })
  }

  #line(line: Buffer, bytes: number, utf8: boolean, nul: boolean): void {
    const stats = this.#stats
    if (line[bytes - 1] === carriageReturn) stats.crlfLines += 1
    const record = judgeLine(line, {
      findings: this.#findings,
      file: this.#file,
      line: stats.lines,
      last: !stats.endsWithLineBreak,
      utf8,
      nul,
      stripTrailingNuls: this.#stripTrailingNuls,
    })
    if (record === 'blank') stats.blankLines += 1
    else if (record !== undefined) {
      stats.records += 1
      this.#record(record, { line: stats.lines, offset: stats.bytes, bytes })
    }
  }
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
