import { type Bindings, createBindings } from '../match/bindings.ts'
import { Roots } from '../match/roots.ts'
import { payloadOfBytes } from '../tape/data.ts'
import type { Chunk, Exchange } from '../tape/tape.ts'
import { PlaceholderLedger, type PlaceholderValues } from './placeholder-ledger.ts'

/** Why a given text is a recorded one though it is written otherwise. */
export interface Likeness {
  /** What stands where the recording has placeholders. */
  values: PlaceholderValues
  /** Recorded paths that are others here. */
  moved: readonly (readonly [recorded: string, here: string])[]
}

/**
 * What makes a text of this session the same as a recorded one that is written otherwise. There are three reasons and no more:
 * a value is the other side of a binding, a folder that moves is somewhere else, or a secret is masked on the tape.
 */
export class SameText {
  readonly roots: Roots
  readonly ledger: PlaceholderLedger
  readonly bindings: Bindings

  constructor(
    roots: Roots = new Roots(),
    ledger: PlaceholderLedger = new PlaceholderLedger(),
    bindings: Bindings = createBindings(),
  ) {
    this.roots = roots
    this.ledger = ledger
    this.bindings = bindings
  }

  /** Undefined where they are not the same. */
  compare(recorded: string, given: string): Likeness | undefined {
    if (recorded === given) return alike
    return (
      this.#compared(recorded, given) ?? this.#compared(this.bindings.substitute(recorded), given, recorded)
    )
  }

  /** The two were taken for the same: what was learned from it holds from now on. */
  use({ values, moved }: Likeness): void {
    this.ledger.use(values)
    for (const [recorded, here] of moved) this.bindings.bind(recorded, here)
  }

  /** A recorded exchange with the output that this session is to see. The one on the tape is not changed. */
  exchange(recorded: Exchange): Exchange {
    const chunks = recorded.output.chunks.map((chunk) => this.#chunk(chunk))
    const isChanged = chunks.some((chunk, index) => chunk !== recorded.output.chunks[index])
    return isChanged ? { ...recorded, output: { ...recorded.output, chunks } } : recorded
  }

  /** A recorded exchange as it would be had here: input and output. */
  here(recorded: Exchange): Exchange {
    const { input } = recorded
    if (!('dataText' in input) || input.dataText === null) return this.exchange(recorded)
    return { ...this.exchange(recorded), input: { ...input, dataText: this.roots.placed(input.dataText) } }
  }

  /** A decorator may have put other values in the place of recorded ones: then those are what is typed back. */
  learn(recorded: Exchange['output'], shown: Exchange['output']): void {
    const [before, after] = [recorded, shown].map(textOf)
    if (before !== undefined && after !== undefined && before !== after)
      this.bindings.learnWords(before, after)
  }

  #chunk(chunk: Chunk): Chunk {
    if (!('text' in chunk)) return chunk
    const text = chunk.text.join('')
    const placed = this.roots.placed(text)
    const shown = this.bindings.pairs.size === 0 ? placed : this.bindings.substitute(placed)
    return shown === text ? chunk : { ...chunk, ...payloadOfBytes(Buffer.from(shown, 'utf8')) }
  }

  #compared(recorded: string, given: string, done?: string): Likeness | undefined {
    if (recorded === done) return undefined
    for (const { text, moved } of this.roots.spellings(recorded)) {
      if (text === given) return { values: noValues, moved }
      const values = this.ledger.match(text, given)
      if (values !== undefined) return { values, moved }
    }
    return undefined
  }
}

function textOf({ chunks }: Exchange['output']): string | undefined {
  return chunks.every((chunk) => 'text' in chunk)
    ? chunks.flatMap((chunk) => ('text' in chunk ? chunk.text : [])).join('')
    : undefined
}

const noValues: PlaceholderValues = new Map()
const alike: Likeness = { values: noValues, moved: [] }
