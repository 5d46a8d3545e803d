import { corrected } from '../session/typed-lines.ts'
import type { PlaceholderLedger } from './placeholder-ledger.ts'

/**
 * A secret that comes in pieces, key by key. The tape has a placeholder for all of it in the first of its exchanges and nothing in
 * the others, so only with the last piece it can be told whether it is the value the placeholder has here.
 */
export class SecretKeys {
  readonly #ledger: PlaceholderLedger
  #coming: { placeholder: string; text: string } | undefined

  constructor(ledger: PlaceholderLedger) {
    this.#ledger = ledger
  }

  begin(placeholder: string, text: string): void {
    this.#coming = { placeholder, text }
  }

  /** Whether a piece may come next; the last one has to make it the value that is known. */
  accepts(piece: string, isLast: boolean): boolean {
    if (!isLast || this.#coming === undefined) return true
    const known = this.#ledger.values.get(this.#coming.placeholder)
    return known === undefined || known === corrected('', this.#coming.text + piece)
  }

  add(piece: string): void {
    if (this.#coming !== undefined) this.#coming.text += piece
  }

  /** Something else came: the placeholder means what was typed from now on. */
  end(): void {
    const coming = this.#coming
    this.#coming = undefined
    if (coming !== undefined) this.#ledger.use(new Map([[coming.placeholder, corrected('', coming.text)]]))
  }
}
