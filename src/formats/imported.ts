/// <reference types="node" preserve="true" />
import type { Problem } from '../errors.ts'
import { tapeBytesMax, tapeProblemsMax, terminalSideMax } from '../limits.ts'
import { escapeLive } from '../tape/escape.ts'
import type { Tape } from '../tape/tape.ts'

/** A tape made of another format, or what keeps the source from being one; never half of each. */
export type ImportedTape =
  | { ok: true; tape: Tape; /** What was passed over. */ warnings: Problem[] }
  | { ok: false; problems: Problem[] }

/** Gathers what is wrong with a source, by line. */
export class Problems {
  readonly list: Problem[] = []

  /** @param path the part of the source, where it has several */
  add(message: string, line = 1, column = 1, path = ''): void {
    this.list.push({ message: escapeLive(message), line, column, path })
  }

  refused(): ImportedTape {
    const more = this.list.length - tapeProblemsMax
    const shown = this.list.slice(0, tapeProblemsMax)
    if (more > 0) shown.push({ message: `and ${more} more problems`, line: 1, column: 1, path: '' })
    return { ok: false, problems: shown }
  }
}

/** Text of a source; undefined, with a problem noted, where it is too large to be read. */
export function sourceBytes(source: string | Uint8Array, problems: Problems, path = ''): Buffer | undefined {
  const bytes = typeof source === 'string' ? Buffer.from(source) : Buffer.from(source)
  if (bytes.length <= tapeBytesMax) return bytes
  problems.add(`is ${bytes.length} bytes long; a recording has at most ${tapeBytesMax}`, 1, 1, path)
  return undefined
}

/** Whether a value is a side of a terminal, in characters. */
export function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= terminalSideMax
}

/** A moment as a tape says it; undefined where the source says none, or one that no tape can hold. */
export function instantOf(milliseconds: number): string | undefined {
  const isThere = milliseconds >= 0 && milliseconds < afterLastYearMs
  return isThere ? new Date(milliseconds).toISOString() : undefined
}

/** The year 10 000, which ISO 8601 writes in another way. */
const afterLastYearMs = Date.UTC(10_000, 0)
