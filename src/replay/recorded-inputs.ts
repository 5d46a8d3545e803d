import type { Concealed } from '../session/concealed.ts'
import { placeholderPattern } from '../redact/placeholders.ts'
import { fromTape } from '../session/taped-input.ts'
import type { Input } from '../session/transport.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import type { Recorded } from './order.ts'
import type { Likeness, SameText } from './same-text.ts'
import { SecretKeys } from './secret-keys.ts'
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
  readonly #keys: SecretKeys

  constructor(tape: Tape, allowance: Allowance, text: SameText) {
    this.#tape = tape
    this.#allowance = allowance
    this.#text = text
    this.#keys = new SecretKeys(text.ledger)
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
      this.#isKeyOfSecret(index, given) ||
      this.#begunSecret(index, given) !== undefined ||
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
    if (this.#isKeyOfSecret(index, given)) {
      this.#keys.add(wireText(given, this.#terminal) ?? '')
      return { hidden, values: [], taped: input }
    }
    this.#keys.end()
    const begun = this.#begunSecret(index, given)
    if (begun !== undefined) {
      this.#keys.begin(begun.placeholder, begun.text)
      return { hidden, values: [begun.text], taped: input }
    }
    const likeness = this.#likeness(input, given)
    const values = [...(likeness?.values ?? [])]
    if (likeness !== undefined) this.#text.use(likeness)
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
  #isKeyOfSecret(index: number, given: Input): boolean {
    return (
      this.isFurtherKey(index) &&
      this.inputAt(index)?.kind === given.kind &&
      this.#keys.accepts(wireText(given, this.#terminal) ?? '', !this.isFurtherKey(index + 1))
    )
  }

  /** Whether an exchange holds no more than a further key of a secret that began before it. */
  isFurtherKey(index: number): boolean {
    const input = this.inputAt(index)
    return input !== undefined && 'data' in input && input.data.length === 0 && this.#hides(index)
  }

  /** The first piece of such a secret; what follows tells whether it is the right one. */
  #begunSecret(index: number, given: Input): { placeholder: string; text: string } | undefined {
    if (!this.#hides(index) || !this.isFurtherKey(index + 1)) return undefined
    const input = this.inputAt(index)
    if (input === undefined || input.kind !== given.kind) return undefined
    const [placeholder, text] = [input, given].map((each) => wireText(each, this.#terminal))
    if (placeholder === undefined || text === undefined || text === '') return undefined
    return placeholderPattern().exec(placeholder)?.[0] === placeholder ? { placeholder, text } : undefined
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
