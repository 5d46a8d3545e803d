import { isUtf8 } from 'node:buffer'
import type { Change, Spell } from '../files/sandbox/left.ts'
import type { SandboxState } from '../files/sandbox/sandbox-state.ts'
import { toTapedFile } from '../tape/taped-file.ts'
import type { TapedFile } from '../tape/tape.ts'

/** What a recording notes of the sandbox its program runs in. Made before the program starts. */
export class SandboxNotes {
  readonly #state: SandboxState
  readonly #spell: Spell
  readonly #by: object
  readonly #untold: Set<string> = new Set()
  #given: Record<string, string> | undefined
  #over = false

  /**
   * @param spell gives text as a tape has it, without this machine's folders
   * @param by whose recording it is, where a test has several
   */
  constructor(state: SandboxState, spell: Spell, by: object = {}) {
    this.#state = state
    this.#spell = spell
    this.#by = by
    this.#given = state.begin('live', this.#spell)
  }

  /** What the spec put there since it was asked last, or since before the start. */
  given(): Record<string, string> {
    const given = this.#given ?? this.#state.written(this.#spell)
    this.#given = undefined
    return given
  }

  /** What the program left since the last look. */
  left(): TapedFile[] {
    const { changes, untold } = this.#state.changes(this.#by)
    for (const each of untold) this.#untold.add(each)
    return changes.map((change) => toTapedFile(this.#spelled(change)))
  }

  /** The session was told something; `look` notes what changed since. */
  told(look: () => void): void {
    this.#state.lastTold = look
  }

  /** The look of the session that was told something last, of all in this sandbox. */
  get lastTold(): (() => void) | undefined {
    return this.#state.lastTold
  }

  /** What was left that a tape cannot hold, in words. */
  get untold(): readonly string[] {
    return [...this.#untold]
  }

  end(): void {
    if (!this.#over) this.#state.end()
    this.#over = true
  }

  #spelled({ name, left }: Change): Change {
    if (left.kind !== 'file' || !isUtf8(left.bytes)) return { name, left }
    const text = this.#spell(Buffer.from(left.bytes).toString('utf8'))
    return { name, left: { ...left, bytes: Buffer.from(text, 'utf8') } }
  }
}
