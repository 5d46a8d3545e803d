import { stripEscapes } from '../../text/strip-escapes.ts'
import type { Played } from '../run/played.ts'
import { mask } from './shape.ts'

/** Counts what lines are answered, to tell a campaign that talks to a wall. */
export class Vacuity {
  readonly #answers = new Map<string, { count: number; example: string }>()
  #lines = 0

  learn({ stops, case: { steps } }: Played): void {
    for (const { given, said } of stops) {
      const step = steps[given - 1]
      if (step?.do !== 'send' || step.bytes.at(-1) !== enter) continue
      const first = stripEscapes(said)
        .split(/[\r\n]+/)
        .map((line) => line.trim().slice(0, lineCharsMax))
        .find((line) => refusal.test(line))
      this.#lines++
      if (first === undefined) continue
      const kind =
        mask(first)
          .replace(/["'`‘“(][^"'`’”)]*["'`’”)]/g, '…')
          .match(refusal)?.[0]
          .toLowerCase() ?? ''
      const known = this.#answers.get(kind) ?? { count: 0, example: first.slice(0, exampleChars) }
      known.count++
      this.#answers.set(kind, known)
    }
  }

  /** What most lines were answered, where that is a refusal. */
  report(): string[] {
    if (this.#lines < linesMin) return []
    return [...this.#answers.values()]
      .filter(({ count }) => count / this.#lines >= shareMin)
      .map(
        ({ count, example }) =>
          `${Math.round((100 * count) / this.#lines)} % of ${this.#lines} lines were refused: ${JSON.stringify(example)}. Give a grammar or words the program knows.`,
      )
  }
}

const refusal =
  /unknown|not found|unrecogni[sz]ed|invalid|illegal|no such|not (?:a )?recogni[sz]ed|syntax error|bad command|undefined|not understood|can't find/i
const enter = 0x0d
const lineCharsMax = 500
const exampleChars = 60
const linesMin = 50
const shareMin = 0.5
