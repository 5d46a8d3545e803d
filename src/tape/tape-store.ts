import { relative, resolve, sep } from 'node:path'
import { nextTurn } from '../clock.ts'
import { type Problem, TapeFileError, TapeFormatError } from '../errors.ts'
import { tapeNameTriesMax, tapeReadsPerTurnMax } from '../limits.ts'
import { Catalog, type StoredTape } from './catalog.ts'
import { sameConversation } from './same-conversation.ts'
import { readTape, writeTape } from './tape-file.ts'
import { tapeFiles } from './tape-folder.ts'
import { programName } from './tape-name.ts'
import { tapePath } from './tape-path.ts'
import type { Tape } from './tape.ts'

export interface TapeStoreOptions {
  /** Goes on past a broken tape and keeps what was wrong in `problems`; drops unknown fields with a warning. */
  lax?: boolean
}

/** The tapes below one folder: loaded, looked up by id, written, and counted as used or new. */
export class TapeStore {
  /** Absolute path of the folder. */
  readonly folder: string
  readonly #lax: boolean
  readonly #catalog: Catalog = new Catalog()
  #problems: (TapeFormatError | TapeFileError)[] = []
  #warnings: Problem[] = []

  constructor(folder: string, { lax = false }: TapeStoreOptions = {}) {
    this.folder = resolve(folder)
    this.#lax = lax
  }

  /** The tapes, in the order of their paths; those added since the load come last. */
  get tapes(): readonly StoredTape[] {
    return this.#catalog.tapes
  }

  /** What kept files from being tapes, when the store is lax. */
  get problems(): readonly (TapeFormatError | TapeFileError)[] {
    return this.#problems
  }

  /** Unknown fields that a lax load passed over. */
  get warnings(): readonly Problem[] {
    return this.#warnings
  }

  /**
   * Reads every tape of the folder anew, so that edits are seen. A tape that was used stays used. A folder that is not there
   * holds no tapes. On failure the store stays as it was.
   *
   * @throws TapeFormatError for the first file that is no tape, with path, line and column, unless the store is lax
   * @throws TapeFileError when a file or a folder cannot be read
   */
  async load(): Promise<void> {
    const problems: (TapeFormatError | TapeFileError)[] = []
    const warnings: Problem[] = []
    const tapes: StoredTape[] = []
    for (const [index, path] of (await tapeFiles(this.folder)).entries()) {
      if (index % tapeReadsPerTurnMax === tapeReadsPerTurnMax - 1) await nextTurn()
      try {
        const read = await readTape(path, { lax: this.#lax })
        if (read !== undefined) tapes.push(this.#stored(path, read.tape))
        warnings.push(...(read?.warnings ?? []))
      } catch (error) {
        problems.push(this.#tolerated(error))
      }
    }
    this.#catalog.replace(tapes)
    this.#problems = problems
    this.#warnings = warnings
  }

  /** By its id, e.g. `sqlite3/my-spec/my-test`. */
  tape(id: string): StoredTape | undefined {
    return this.#catalog.tape(id)
  }

  markUsed({ id }: StoredTape): void {
    this.#catalog.markUsed(id)
  }

  /** Tapes that were neither used nor recorded here. */
  unused(): StoredTape[] {
    return this.#catalog.unused
  }

  /** Tapes recorded since the store was made. */
  newTapes(): StoredTape[] {
    return this.#catalog.new
  }

  /**
   * Writes a new tape as `{program}/{name}.json5`, or with `-2`, `-3`, … where another tape has the name: no tape is lost,
   * whoever writes at the same time. Where the same conversation is there already, that tape is given.
   *
   * @throws OptionError for a name that leads out of the folder
   * @throws TapeFileError, TapeFormatError
   */
  async add(tape: Tape, name: string): Promise<StoredTape> {
    for (let nth = 1; nth <= tapeNameTriesMax; nth++) {
      const path = this.#pathOf(tape, nth === 1 ? name : `${name}-${nth}`)
      const written = await writeTape(path, tape, { onlyNew: true })
      const there = written ? tape : (await readTape(path))?.tape
      if (there === undefined || !sameConversation(there, tape)) continue
      const stored = this.#stored(path, there)
      if (written) this.#catalog.markNew(stored.id)
      this.#catalog.add(stored)
      return stored
    }
    const path = this.#pathOf(tape, name)
    throw new TapeFileError(path, `${path} and ${tapeNameTriesMax - 1} names after it are taken.`)
  }

  /** Writes a tape in the place of another: the same file in the same folder, whatever the new one's program. */
  async overwrite({ path }: StoredTape, tape: Tape): Promise<StoredTape> {
    await writeTape(path, tape)
    const stored = this.#stored(path, tape)
    this.#catalog.add(stored)
    return stored
  }

  #tolerated(error: unknown): TapeFormatError | TapeFileError {
    const isBroken = error instanceof TapeFormatError || error instanceof TapeFileError
    if (this.#lax && isBroken) return error
    throw error
  }

  #stored(path: string, tape: Tape): StoredTape {
    const id = relative(this.folder, path)
      .split(sep)
      .join('/')
      .replace(/\.json5$/, '')
    return { id, path, tape }
  }

  #pathOf(tape: Tape, name: string): string {
    return tapePath(this.folder, programName(tape.meta.program), name)
  }
}
