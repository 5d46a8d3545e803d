import { fromTape } from '../session/taped-input.ts'
import type { Concealed } from '../session/concealed.ts'
import type { Input } from '../session/transport.ts'
import type { Tape } from '../tape/tape.ts'
import type { Recorded } from './order.ts'
import { isSameInput, maskedIn, type RecordedInput } from './same-input.ts'
import { wireForm } from './wire.ts'

/** What counts as the same. */
export interface Sameness {
  /** Real values for placeholders, by placeholder: given out where the tape has them masked. */
  secrets?: ReadonlyMap<string, string>
  /** Gives equal strings for inputs that are the same. Default: when the program receives the same bytes. */
  keyOf?: (input: Input, terminal: boolean) => string
  /** Gives equal values for prompts that are the same. Default: the prompt itself. */
  promptOf?: (prompt: string | null) => string | null
  /** Says of inputs and prompts that are not the same whether they are to count as such. Default: no. */
  acceptsInput?: ((recorded: Input, given: Input) => boolean) | undefined
  acceptsPrompt?: ((recorded: string | null, given: string | null) => boolean) | undefined
}

/** The inputs of a tape, each made from what is written there when somebody asks for it. */
export class RecordedInputs implements Recorded {
  readonly #tape: Tape
  readonly #sameness: Sameness

  constructor(tape: Tape, sameness: Sameness) {
    this.#tape = tape
    this.#sameness = sameness
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
    return this.#sameness.acceptsPrompt?.(this.#promptAt(index), prompt) === true
  }

  /** The bytes, size or signal the program received, as a string. */
  wireAt(index: number): string | undefined {
    const input = this.#awaitedAt(index)
    return input === undefined ? undefined : wireForm(input, this.#terminal)
  }

  /** Masked inputs have no key of their own: any text may stand where the placeholder is. */
  isSame(index: number, given: Input): boolean {
    const recorded = this.#recordedAt(index)
    if (recorded === undefined || recorded.input.kind === 'reply') return false
    const { secrets, acceptsInput } = this.#sameness
    return (
      isSameInput(recorded, given, this.#terminal, secrets) || acceptsInput?.(recorded.input, given) === true
    )
  }

  /** What the tape has masked of an input that was taken for the recorded one. */
  maskedIn(index: number | undefined, given: Input): Concealed | undefined {
    const recorded = index === undefined ? undefined : this.#recordedAt(index)
    return recorded && maskedIn(recorded, given, this.#terminal, this.#sameness.secrets)
  }

  keyOf(input: Input): string {
    return (this.#sameness.keyOf ?? wireForm)(input, this.#terminal)
  }

  #promptAt(index: number): string | null {
    return this.#tape.exchanges[index]?.pre.prompt ?? null
  }

  #promptOf(prompt: string | null): string | null {
    const { promptOf } = this.#sameness
    return promptOf === undefined ? prompt : promptOf(prompt)
  }

  #recordedAt(index: number): RecordedInput | undefined {
    const input = this.inputAt(index)
    if (input === undefined) return undefined
    return { input, hidden: this.#tape.exchanges[index]?.annotations['hidden'] === true }
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
