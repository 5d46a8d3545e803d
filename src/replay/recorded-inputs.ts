import type { Concealed } from '../session/concealed.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Input } from '../session/transport.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import type { Recorded } from './order.ts'
import type { Likeness, SameText } from './same-text.ts'
import { wireForm, wireText } from './wire.ts'

/** What the spec allows beyond what is the same. */
export interface Allowance {
  /** Gives equal strings for inputs that count as the same. Default: only those that are. */
  keyOf?: ((input: Input, terminal: boolean) => string) | undefined
  /** Gives equal values for prompts that are the same. Default: the prompt itself. */
  promptOf?: (prompt: string | null) => string | null
  /** Says of inputs and prompts that are not the same whether they are to count as such. Default: no. */
  acceptsInput?: ((recorded: Input, given: Input) => boolean) | undefined
  acceptsPrompt?: ((recorded: string | null, given: string | null) => boolean) | undefined
}

/** The inputs of a tape, each made from what is written there when somebody asks for it. */
export class RecordedInputs implements Recorded {
  readonly #tape: Tape
  readonly #allowance: Allowance
  readonly #text: SameText
  /** A secret that is being given key by key, and the placeholder that stands for all of it. */
  #keys: { placeholder: string; text: string } | undefined

  constructor(tape: Tape, allowance: Allowance, text: SameText) {
    this.#tape = tape
    this.#allowance = allowance
    this.#text = text
  }

  get count(): number {
    return this.#tape.exchanges.length
  }

  inputAt(index: number): Input | undefined {
    const exchange = this.#tape.exchanges[index]
    return exchange === undefined ? undefined : fromTape(exchange.input)
  }

  keyAt(index: number): string | undefined {
    const input = this.#awaitedAt(index)
    return input === undefined ? undefined : this.keyOf(input)
  }

  wasAskedAt(index: number, prompt: string | null): boolean {
    return this.#promptOf(this.#promptAt(index)) === this.#promptOf(prompt)
  }

  countsAsAskedAt(index: number, prompt: string | null): boolean {
    return this.#allowance.acceptsPrompt?.(this.#promptAt(index), prompt) === true
  }

  /** The bytes, size or signal the program received, as a string. */
  wireAt(index: number): string | undefined {
    const input = this.#awaitedAt(index)
    return input === undefined ? undefined : wireForm(input, this.#terminal)
  }

  /** Whether an input is the recorded one to the program, or is to count as it. */
  isSame(index: number, given: Input): boolean {
    const input = this.#awaitedAt(index)
    if (input === undefined) return false
    if (wireForm(input, this.#terminal) === wireForm(given, this.#terminal)) return true
    const { keyOf, acceptsInput } = this.#allowance
    return (
      this.isKeyOfSecret(index, given) ||
      this.#likeness(input, given) !== undefined ||
      (keyOf !== undefined && keyOf(input, this.#terminal) === keyOf(given, this.#terminal)) ||
      acceptsInput?.(input, given) === true
    )
  }

  /** An input was taken for the recorded one. Gives what the tape has masked of it. */
  take(index: number, given: Input): Concealed | undefined {
    const input = this.#awaitedAt(index)
    if (input === undefined) return undefined
    const hidden = this.#hides(index) && 'data' in given && given.data.length > 0
    if (this.isKeyOfSecret(index, given)) {
      if (this.#keys !== undefined) this.#keys.text += wireText(given, this.#terminal) ?? ''
      return { hidden, values: [], taped: input }
    }
    this.#endOfKeys()
    const likeness = this.#likeness(input, given)
    const values = [...(likeness?.values ?? [])]
    if (likeness !== undefined) this.#learn(index, likeness)
    return hidden || values.length > 0
      ? { hidden, values: values.map(([, value]) => value), taped: input }
      : undefined
  }

  keyOf(input: Input): string {
    if (this.#allowance.keyOf !== undefined) return this.#allowance.keyOf(input, this.#terminal)
    const text = wireText(input, this.#terminal)
    return text === undefined ? wireForm(input, this.#terminal) : `text ${this.#text.roots.folded(text)}`
  }

  /** A secret typed key by key stands, as a whole, in the first of its exchanges; the others have nothing. */
  isKeyOfSecret(index: number, given: Input): boolean {
    const input = this.inputAt(index)
    return (
      input !== undefined &&
      'data' in input &&
      input.data.length === 0 &&
      this.#hides(index) &&
      input.kind === given.kind
    )
  }

  #learn(index: number, likeness: Likeness): void {
    const [only] = likeness.values
    const next = this.inputAt(index + 1)
    const hasMore = next !== undefined && 'data' in next && next.data.length === 0 && this.#hides(index + 1)
    if (only !== undefined && hasMore) this.#keys = { placeholder: only[0], text: only[1] }
    this.#text.use(hasMore ? { ...likeness, values: new Map() } : likeness)
  }

  #endOfKeys(): void {
    if (this.#keys !== undefined) this.#text.ledger.use(new Map([[this.#keys.placeholder, this.#keys.text]]))
    this.#keys = undefined
  }

  #likeness(input: Input, given: Input): Likeness | undefined {
    const [recorded, text] = [wireText(input, this.#terminal), wireText(given, this.#terminal)]
    return recorded === undefined || text === undefined ? undefined : this.#text.compare(recorded, text)
  }

  #promptAt(index: number): string | null {
    return this.#tape.exchanges[index]?.pre.prompt ?? null
  }

  #promptOf(prompt: string | null): string | null {
    const { promptOf } = this.#allowance
    return promptOf === undefined ? prompt : promptOf(prompt)
  }

  #hides(index: number): boolean {
    const exchange: Exchange | undefined = this.#tape.exchanges[index]
    return exchange?.annotations['hidden'] === true
  }

  get #terminal(): boolean {
    return this.#tape.meta.pty !== null
  }

  /** The terminal's own replies come by themselves: nobody gives them. */
  #awaitedAt(index: number): Input | undefined {
    const input = this.inputAt(index)
    return input?.kind === 'reply' ? undefined : input
  }
}
