import { typedTurnsCharsMax } from '../../limits.ts'
import { type Turn, typedSecrets } from '../../session/typed-secrets.ts'
import type { Input } from '../../session/transport.ts'

/** The last inputs and what was printed after each: only that tells whether a prompt that paints by itself showed what was typed. */
export class TypedTurns {
  readonly #size: { cols: number; rows: number }
  #turns: { input: Turn['input']; output: Uint8Array[]; isNew: boolean }[] = [
    { input: undefined, output: [], isNew: false },
  ]
  #chars = 0

  /** @param columns width of the terminal */
  constructor(columns: number) {
    this.#size = { cols: columns, rows: rowsAssumed }
  }

  input(input: Input): void {
    this.#turns.push({ input, output: [], isNew: true })
  }

  output(text: string): void {
    this.#turns.at(-1)?.output.push(Buffer.from(text, 'utf8'))
    this.#chars += text.length
    while (this.#chars > typedTurnsCharsMax && this.#turns.length > 1) {
      const [first] = this.#turns.splice(0, 1)
      this.#chars -= first?.output.reduce((sum, { length }) => sum + length, 0) ?? 0
    }
  }

  /** Whether a secret was typed since it was asked last. */
  takeIsSecret(): boolean {
    const isNew = this.#turns.map((turn) => turn.isNew)
    if (!isNew.includes(true)) return false
    const found = typedSecrets(this.#turns, this.#size)
    for (const turn of this.#turns) turn.isNew = false
    return found.some(({ certain, turns }) => certain && turns.some((index) => isNew[index] === true))
  }
}

/** More than terminals have: nothing scrolls away that is still on one. */
const rowsAssumed = 100
