import type { Progress } from '../fuzz/fuzz-options.ts'

/** Where progress is told: a stream, and whether and how wide it is a terminal. */
export interface ProgressPlace {
  isTTY: boolean | undefined
  columns: number | undefined
  write(text: string): unknown
}

/** Tells how a campaign goes: on a terminal one line that is written over, elsewhere, as in the log of a CI run, a line a minute. */
export class FuzzProgress {
  readonly #place: ProgressPlace
  #toldMs = 0
  #isShown = false

  constructor(place: ProgressPlace) {
    this.#place = place
  }

  tell(progress: Progress): void {
    const { isTTY, columns } = this.#place
    const line = lineOf(progress)
    if (isTTY === true) {
      this.#isShown = true
      // A line that wraps could not be taken back.
      this.#place.write(`${clearLine}${line.slice(0, (columns ?? columnsAssumed) - 1)}`)
    } else if (progress.ms - this.#toldMs >= quietMs) {
      this.#toldMs = progress.ms
      this.#place.write(`${line}\n`)
    }
  }

  clear(): void {
    if (this.#isShown) this.#place.write(clearLine)
    this.#isShown = false
  }
}

function lineOf({ ms, cases, steps, places, corpus, findings, sinceNewMs }: Progress): string {
  const seconds = ms / 1_000
  const rate = (count: number, digits: number): string => (count / seconds).toFixed(digits)
  return `${seconds.toFixed(0)} s: ${findings} ${findings === 1 ? 'finding' : 'findings'}, ${rate(cases, 1)} cases/s, ${rate(steps, 0)} steps/s, corpus ${corpus}, ${places} places, last new one ${(sinceNewMs / 1_000).toFixed(0)} s ago`
}

const clearLine = '\r\u001b[K'
const columnsAssumed = 80
const quietMs = 60_000
