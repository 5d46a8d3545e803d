import { TapeMissError } from '../errors.ts'
import type { Spell } from '../files/sandbox/left.ts'
import type { SandboxState } from '../files/sandbox/sandbox-state.ts'
import { reveal } from '../redact/placeholders.ts'
import { fileHere } from './file-here.ts'
import type { Exchange } from '../tape/tape.ts'
import type { SameText } from './same-text.ts'

export interface FilesMatching {
  /** Compare nothing of what the spec puts into the sandbox. */
  ignore?: boolean
  /** Names that are not compared, as `sandbox.write` takes them. */
  ignoreNames?: readonly string[]
  /**
   * Names of what programs leave that is not recorded, beside the built-in ones: `*` is a part of a name, `**` any folders, a final `/` a
   * folder and all in it, and `!` before a name records it all the same. It holds for a whole sandbox, so it is an option of the plugin
   * or of `terminalOptions`.
   */
  noise?: readonly string[]
}

/** What a replay does in a sandbox: it leaves there what the program left, and compares what the spec put there. */
export class SandboxReplay {
  readonly #state: SandboxState
  readonly #matching: FilesMatching
  readonly #spell: Spell
  readonly #place: { shownPath: string; rerecord: string }
  #given: Record<string, string> | undefined
  /** Tapes from before files were recorded say nothing of them. */
  #compares = false
  #over = false

  constructor(
    state: SandboxState,
    matching: FilesMatching,
    place: { shownPath: string; rerecord: string },
    spell: Spell,
  ) {
    this.#state = state
    this.#matching = matching
    this.#place = place
    this.#spell = spell
    this.#given = state.begin('tape', this.#spell)
  }

  /**
   * Compares what the spec put there before an input with what it put there when that was recorded.
   *
   * @returns the miss, where they differ
   */
  check({ pre, input }: Exchange, ledger: SameText['ledger']): TapeMissError | undefined {
    const given = this.#given ?? this.#state.written(this.#spell)
    this.#given = undefined
    if (input.kind === 'start') this.#compares = pre.given !== undefined
    if (!this.#compares || this.#matching.ignore === true) return undefined
    const recorded = namedHere(pre.given ?? {}, given, ledger)
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(given)])].sort()
    const differences = names
      .filter((name) => recorded[name] !== given[name] && this.#matching.ignoreNames?.includes(name) !== true)
      .map((name) => `  ${name}: ${howItDiffers(recorded[name], given[name])}`)
    if (differences.length === 0) return undefined
    const more = differences.length - differencesMax
    const lines = [
      'The spec put other files into the sandbox than when the tape was recorded. [no-exchange]',
      '',
      ...differences.slice(0, differencesMax),
      ...(more > 0 ? [`  … and ${more} more`] : []),
      '',
      `Tape: ${this.#place.shownPath}`,
    ]
    return new TapeMissError('no-exchange', this.#place.shownPath, lines.join('\n'), {
      hint: `If the change is wanted, record again: ${this.#place.rerecord}\nIf a file differs in every run, leave it out: { match: { files: { ignoreNames: [${names.length > 0 ? JSON.stringify(names[0]) : ''}] } } }`,
    })
  }

  /** Puts there what the program left in an exchange, with the folders and values of this session. */
  play({ files }: Exchange, text: SameText): void {
    for (const file of files ?? []) {
      const { name, left } = fileHere(file, text)
      this.#state.put(name, left)
    }
  }

  end(): void {
    if (!this.#over) this.#state.end()
    this.#over = true
  }
}

/** What the tape calls its files, with the secrets in their names as they are here. */
function namedHere(
  recorded: Record<string, string>,
  given: Record<string, string>,
  ledger: SameText['ledger'],
): Record<string, string> {
  const named = Object.entries(recorded).map(([name, print]) => {
    const here = Object.keys(given).find((each) => ledger.match(name, each) !== undefined)
    return [here ?? reveal(name, ledger.outputs), print] as const
  })
  return Object.fromEntries(named)
}

const differencesMax = 5

function howItDiffers(recorded: string | undefined, given: string | undefined): string {
  if (recorded === undefined) return 'was not there when the tape was recorded'
  return given === undefined ? 'is not there now' : 'holds something else now, or has other permissions'
}
