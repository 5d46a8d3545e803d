import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SandboxFileError } from '../errors.ts'
import { put } from '../files/sandbox/put.ts'
import { SandboxState } from '../files/sandbox/sandbox-state.ts'
import type { Roots } from '../match/roots.ts'
import { SandboxNotes } from '../record/sandbox-notes.ts'
import type { Tape } from '../tape/tape.ts'

/** Files by name: relative to the sandbox's working folder, or to its home after `~/`. */
export type GivenFiles = Readonly<Record<string, string | Uint8Array>>

/** A sandbox and a home for a program whose tape was recorded in one, gone when it is disposed of. */
export class VerifyPlace implements AsyncDisposable {
  readonly folder: string
  readonly home: string
  readonly #state: SandboxState

  private constructor(folder: string) {
    this.folder = folder
    this.home = join(folder, 'home')
    this.#state = new SandboxState({ cwd: join(folder, 'work'), home: this.home })
  }

  /** @throws Error for a file with a name that leads out of the sandbox */
  static async make(files: GivenFiles): Promise<VerifyPlace> {
    const place = new VerifyPlace(await realpath(await mkdtemp(join(tmpdir(), 'termtape-verify-'))))
    await Promise.all([mkdir(place.#state.place.cwd), mkdir(place.home)])
    for (const [name, contents] of Object.entries(files))
      put(place.#state.place, name, {
        kind: 'file',
        bytes: typeof contents === 'string' ? Buffer.from(contents, 'utf8') : contents,
        mode: 0o644,
      })
    return place
  }

  /**
   * What the program leaves from now on. Call it before the program starts.
   *
   * @throws SandboxFileError for a file the tape was recorded with and that is not there, or is another
   */
  notes({ exchanges }: Tape, roots: Roots): SandboxNotes {
    const notes = new SandboxNotes(this.#state, (text) => roots.named(text))
    const given = notes.given()
    for (const [name, print] of Object.entries(exchanges[0]?.pre.given ?? {}))
      if (given[name] !== print)
        throw new SandboxFileError(
          name,
          `The tape was recorded with ${name} in the sandbox${name in given ? ', and it was another one' : ''}.`,
          { hint: `Give the file as it was: { files: { ${JSON.stringify(name)}: '…' } }.` },
        )
    return notes
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Whether a tape was recorded in a sandbox, or with a home of its own. */
export function wasAtHomeElsewhere(tape: Tape): boolean {
  const { meta, exchanges } = tape
  return (
    exchanges[0]?.pre.given !== undefined ||
    /⟨(?:sandbox|program-home)⟩/.test(JSON.stringify([meta.args, meta.env, meta.cwd, exchanges]))
  )
}
