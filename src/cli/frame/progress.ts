import { now } from '../../clock.ts'
import { progressAfterMs } from '../../limits.ts'

const clearLine = '\r\u001b[K'

/** Says how far something is, on a terminal, once it has taken a second: one line that is written over. */
export class Progress implements Disposable {
  readonly #begun = now()
  readonly #isTold: boolean = process.stderr.isTTY
  #shown = false

  say(line: string): void {
    if (!this.#isTold || now() - this.#begun < progressAfterMs) return
    this.#shown = true
    process.stderr.write(`${clearLine}${line.slice(0, (process.stderr.columns ?? 80) - 1)}`)
  }

  [Symbol.dispose](): void {
    if (this.#shown) process.stderr.write(clearLine)
  }
}
