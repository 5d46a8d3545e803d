import { screenBacklogBytesMax, screenChunkOverheadBytes } from '../limits.ts'
import { TerminalState } from './terminal-state.ts'

/** What waits to be shown: bytes, or a new size. */
export type Waiting = Uint8Array | { cols: number; rows: number }

/**
 * Output nobody has looked at yet, in order. Bounded: when it overflows, the older half of it is dropped, and what
 * the dropped part set for good (modes, title, colours) is carried over to what is kept.
 */
export class Backlog {
  /** Bytes dropped so far. */
  dropped = 0
  readonly #bytesMax: number
  #waiting: Waiting[] = []
  #cost = 0

  /** `bytesMax` is a parameter so that a spec need not write megabytes. */
  constructor(bytesMax: number = screenBacklogBytesMax) {
    this.#bytesMax = bytesMax
  }

  get empty(): boolean {
    return this.#waiting.length === 0
  }

  push(item: Waiting): void {
    this.#waiting.push(item)
    this.#cost += costOf(item)
    if (this.#cost > this.#bytesMax) this.#dropOlder()
  }

  /** Everything that waits, neighbouring bytes joined; afterwards nothing waits. */
  take(): Waiting[] {
    const items = this.#waiting
    this.#waiting = []
    this.#cost = 0
    const joined: Waiting[] = []
    let run: Uint8Array[] = []
    const flush = (): void => {
      if (run.length > 0) joined.push(run.length === 1 && run[0] !== undefined ? run[0] : Buffer.concat(run))
      run = []
    }
    for (const item of items) {
      if (item instanceof Uint8Array) run.push(item)
      else {
        flush()
        joined.push(item)
      }
    }
    flush()
    return joined
  }

  #dropOlder(): void {
    const target = this.#bytesMax / 2
    let size: Waiting | undefined
    const old: Uint8Array[] = []
    let count = 0
    for (; this.#cost > target && count < this.#waiting.length; count += 1) {
      const item = this.#waiting[count]
      if (item === undefined) break
      this.#cost -= costOf(item)
      if (item instanceof Uint8Array) old.push(item)
      else size = item
    }
    const gone = Buffer.concat(old)
    const kept = this.#waiting.slice(count)
    // A single chunk larger than the whole backlog keeps its own newer half.
    const cut = cleanCut(
      gone,
      kept.some((item) => item instanceof Uint8Array) ? gone.length : gone.length - target,
    )
    const rest = Buffer.from(gone.subarray(cut))
    const carried = Buffer.from(new TerminalState().read(gone.subarray(0, cut)).toString(), 'latin1')
    this.dropped += cut
    this.#waiting = [...(size === undefined ? [] : [size]), carried, rest, ...kept]
    this.#cost += costOf(carried) + costOf(rest)
  }
}

function costOf(item: Waiting): number {
  return (item instanceof Uint8Array ? item.length : 0) + screenChunkOverheadBytes
}

/**
 * Where to cut at or before `at`: after the last line feed, else before the last escape, if one is near. A cut in the
 * middle of a sequence or a character would show as garbage.
 */
function cleanCut(bytes: Buffer, at: number): number {
  const near = Math.max(0, at - cutSearchBytes)
  const line = bytes.lastIndexOf(0x0a, at - 1)
  if (line >= near) return line + 1
  const escape = bytes.lastIndexOf(0x1b, at - 1)
  if (escape >= near) return escape
  let cut = at
  while (cut > near && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1
  return cut
}

/** Longer lines than this are cut inside. */
const cutSearchBytes = 65_536
