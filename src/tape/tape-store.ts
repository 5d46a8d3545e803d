import { relative, resolve, sep } from 'node:path'
import { nextTurn } from '../clock.ts'
import { type Problem, TapeFileError, TapeFormatError } from '../errors.ts'
import { tapeNameTriesMax, tapeReadsPerTurnMax } from '../limits.ts'
import { Catalog, type Place, type StoredTape } from './catalog.ts'
import { type KeyOf, plainKey, type Question } from './question.ts'
import { sameConversation } from './same-conversation.ts'
import { readTape, writeTape } from './tape-file.ts'
import { tapeFiles } from './tape-folder.ts'
import { programName } from './tape-name.ts'
import { tapePath } from './tape-path.ts'
import type { Tape } from './tape.ts'

export interface TapeStoreOptions {
  /** When two questions are the same. Default: when all their parts are. */
  keyOf?: KeyOf
  /** Goes on past a broken tape and keeps what was wrong in `problems`; drops unknown fields with a warning. */
  lax?: boolean
}

/** The tapes below one folder: loaded, indexed, looked up, and counted as used or new. */
export class TapeStore {
  /** Absolute path of the folder. */
  readonly folder: string
  readonly #keyOf: KeyOf
  readonly #lax: boolean
  readonly #used: Set<string> = new Set()
  readonly #new: Set<string> = new Set()
  readonly #recording: Map<string, Promise<StoredTape>> = new Map()
  #catalog: Catalog
  #problems: (TapeFormatError | TapeFileError)[] = []
  #warnings: Problem[] = []

  constructor(folder: string, { keyOf = plainKey, lax = false }: TapeStoreOptions = {}) {
    this.folder = resolve(folder)
    this.#keyOf = keyOf
    this.#lax = lax
    this.#catalog = new Catalog(keyOf)
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
   * Reads every tape of the folder anew, so that edits are seen. A tape that was used stays used; which of its exchanges
   * were is forgotten. A folder that is not there holds no tapes. On failure the store stays as it was.
   *
   * @throws TapeFormatError for the first file that is no tape, with path, line and column, unless the store is lax
   * @throws TapeFileError when a file or a folder cannot be read
   */
  async load(): Promise<void> {
    const problems: (TapeFormatError | TapeFileError)[] = []
    const warnings: Problem[] = []
    const catalog = new Catalog(this.#keyOf)
    for (const [index, path] of (await tapeFiles(this.folder)).entries()) {
      if (index % tapeReadsPerTurnMax === tapeReadsPerTurnMax - 1) await nextTurn()
      try {
        const read = await this.#read(path)
        if (read !== undefined) catalog.add(read.stored)
        warnings.push(...(read?.warnings ?? []))
      } catch (error) {
        problems.push(this.#tolerated(error))
      }
    }
    this.#catalog = catalog
    this.#problems = problems
    this.#warnings = warnings
  }

  tape(id: string): StoredTape | undefined {
    return this.#catalog.tape(id)
  }

  /** The first exchange that answers the question and was not used, or undefined. */
  find(question: Question): Place | undefined {
    return this.#catalog.find(question)
  }

  /** Every exchange that answers the question, used or not. */
  findAll(question: Question): readonly Place[] {
    return this.#catalog.findAll(question)
  }

  /** Notes that a tape was used, and which exchange of it. */
  markUsed({ id }: StoredTape, index?: number): void {
    this.#used.add(id)
    if (index !== undefined) this.#catalog.use(id, index)
  }

  hasBeenUsed({ id }: StoredTape, index?: number): boolean {
    return index === undefined ? this.#used.has(id) : this.#catalog.isUsed(id, index)
  }

  resetUsage(): void {
    this.#used.clear()
    this.#catalog.forgetUse()
  }

  /** Tapes that were neither used nor recorded here. */
  unused(): StoredTape[] {
    return this.tapes.filter(({ id }) => !this.#used.has(id) && !this.#new.has(id))
  }

  /** Tapes recorded since the store was made. */
  newTapes(): StoredTape[] {
    return this.tapes.filter(({ id }) => this.#new.has(id))
  }

  /**
   * Finds the tape that answers a question, or has it recorded. However many ask the same at the same time, it is
   * recorded once; if that fails all of them fail, and the next one tries again.
   */
  async findOrRecord(question: Question, name: string, record: () => Promise<Tape>): Promise<StoredTape> {
    const found = this.find(question)
    if (found !== undefined) return found.stored
    const key = this.#keyOf(question)(question.prompt, question.input)
    const recording = this.#recording.get(key) ?? this.#record(name, record)
    this.#recording.set(key, recording)
    try {
      return await recording
    } finally {
      if (this.#recording.get(key) === recording) this.#recording.delete(key)
    }
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
      if (written) this.#new.add(stored.id)
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

  /** Takes in a tape that something else wrote below the folder, as new if it was not known; undefined if none is there. */
  async learn(path: string): Promise<StoredTape | undefined> {
    const read = await this.#read(resolve(path))
    if (read === undefined) return undefined
    if (this.tape(read.stored.id) === undefined) this.#new.add(read.stored.id)
    this.#catalog.add(read.stored)
    return read.stored
  }

  async #record(name: string, record: () => Promise<Tape>): Promise<StoredTape> {
    return this.add(await record(), name)
  }

  async #read(path: string): Promise<{ stored: StoredTape; warnings: Problem[] } | undefined> {
    const read = await readTape(path, { lax: this.#lax })
    return read && { stored: this.#stored(path, read.tape), warnings: read.warnings }
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
