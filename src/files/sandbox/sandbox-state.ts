import { wallClock } from '../../clock.ts'
import { exchangeFilesMax, sandboxFileBytesMax, sandboxFilesBytesMax } from '../../limits.ts'
import { type Change, givenPrint, printOf, readLeft, type Spell, whyUntold } from './left.ts'
import { changedAtMs, type Found, look, lookAt } from './look.ts'
import { isSandboxName, nameOf, type SandboxPlace, sandboxPath } from './name.ts'
import { noiseFilter } from './noise.ts'
import { type Contents, put } from './put.ts'

/** What changed since the last look, and what of it cannot be told. */
export interface Changes {
  changes: Change[]
  /** In words, e.g. a link that leads out of the sandbox. */
  untold: string[]
}

interface Known {
  stamp: string
  /** Of kind, permissions and contents. */
  print: string
  /** Whether the spec put it there, and no program changed it since. */
  isGiven: boolean
}

/** A file that a spec read while a program in its sandbox is recorded. */
export interface FileReading {
  name: string
  text: string
  /** Where the spec read it: gives an error that place. */
  site: { keep(): void; blame<E extends Error>(error: E): E }
}

/** A recording that hears of what the spec reads. */
export interface FileReader {
  readonly asksFiles: boolean
  file(reading: FileReading): void
}

/**
 * What a sandbox holds, as it was last seen: who looks again learns what changed. The sessions of a test share one, so what one program
 * changed is not taken for the work of another, nor what the spec wrote for that of a program.
 *
 * Everything is done at once, without giving way: what is seen is what was there at that moment.
 */
export class SandboxState {
  readonly place: SandboxPlace
  /** Notes what changed, for the recording whose program was told something last. */
  lastTold: (() => void) | undefined
  readonly #isNoise: (name: string) => boolean
  /** What the spec wrote by name, and the folders that is in: input, and no noise whatever it is called. Folders with a final `/`. */
  readonly #own: Set<string> = new Set()
  readonly #known: Map<string, Known> = new Map()
  /** Names of what the spec wrote while programs run, and no input has told of yet. */
  readonly #written: Set<string> = new Set()
  readonly #unkept: Map<string, string> = new Map()
  readonly #readers: FileReader[] = []
  /** Who was seen to leave each file: a recording, or a tape. */
  readonly #leavers: Map<string, Set<object>> = new Map()
  #running = 0
  /** When the first program was about to start, as the time of a file. */
  #beganAt = Number.POSITIVE_INFINITY
  #replays = false
  #kept = 0
  #undo: { name: string; before: Contents; known: Known | undefined }[] = []

  constructor(place: SandboxPlace, isNoise: (name: string) => boolean = noiseFilter()) {
    this.place = place
    this.#isNoise = (name) => isNoise(name) && !this.#own.has(name)
  }

  /** Whether anything in it may be what a replay put there. */
  get replays(): boolean {
    return this.#replays
  }

  /**
   * A program is about to start, or its tape to be played. Gives what is there that no program left, by name: the spec's input to it.
   * Prints, not contents.
   */
  begin(world: 'live' | 'tape', spell: Spell): Record<string, string> {
    this.#replays ||= world === 'tape'
    this.#beganAt = Math.min(this.#beganAt, wallClock().getTime())
    // What changes while a program runs is its work, and is seen when its exchange ends.
    if (this.#running === 0) {
      const { found } = look(this.place, this.#isNoise)
      for (const [name, each] of found)
        if (this.#known.get(name)?.stamp !== each.stamp) this.#remember(name, each, true)
      for (const name of this.#known.keys()) if (!found.has(name)) this.#known.delete(name)
    }
    this.#running += 1
    this.#written.clear()
    // A folder says nothing: a file in it does.
    const names = [...this.#known].flatMap(([name, { isGiven, print }]) =>
      isGiven && !print.startsWith('folder') ? [name] : [],
    )
    return this.#prints(names, spell)
  }

  /** The program has ended, or its tape. */
  end(): void {
    this.#running = Math.max(0, this.#running - 1)
  }

  /** The spec has just written this file. */
  wrote(path: string): void {
    const name = nameOf(this.place, path)
    if (name === undefined) return
    const parts = name.split('/')
    const from = name.startsWith('~/') || name.startsWith('./') ? 2 : 1
    for (let length = from; length <= parts.length; length++) {
      const part = parts.slice(0, length).join('/')
      this.#own.add(length === parts.length ? part : `${part}/`)
      this.#lookAgain(part, true)
    }
    this.#written.add(name)
  }

  /** What the spec has written since this was asked last, by name. */
  written(spell: Spell): Record<string, string> {
    const names = [...this.#written]
    this.#written.clear()
    return this.#prints(names, spell)
  }

  /**
   * What changed since the last look.
   *
   * @param by whose work it is taken for
   */
  changes(by: object = this): Changes {
    const { found, cut } = look(this.place, this.#isNoise)
    const changes: Change[] = []
    const untold: string[] = cut ? ['there are more files than termtape looks at'] : []
    for (const name of [...this.#known.keys()].sort().reverse())
      if (!found.has(name)) {
        this.#known.delete(name)
        changes.push({ name, left: { kind: 'nothing' } })
      }
    for (const [name, each] of found) {
      const known = this.#known.get(name)
      if (known?.stamp === each.stamp) continue
      const left = this.#read(each)
      if (left === undefined) {
        // What is gone by now is told of next time.
        if (lookAt(this.place, name) !== undefined) untold.push(`${name} cannot be read`)
        continue
      }
      const print = printOf(left)
      this.#known.set(name, { stamp: each.stamp, print, isGiven: known?.print === print && known.isGiven })
      if (known?.print === print) continue
      const why = whyUntold(name, left)
      if (why === undefined) changes.push({ name, left })
      else untold.push(why)
      if (why === undefined && left.kind === 'large')
        untold.push(`${name} is too large (${left.bytes} bytes)`)
    }
    if (changes.length > exchangeFilesMax) {
      untold.push(`${changes.length - exchangeFilesMax} more files changed at once than are kept`)
      changes.length = exchangeFilesMax
    }
    for (const { name } of changes) this.#leftBy(name, by)
    return { changes, untold }
  }

  /**
   * Puts there what a program left, and remembers how to take it back.
   *
   * @throws Error that says what is wrong with it
   */
  put(name: string, left: Change['left']): void {
    if (!isSandboxName(name)) throw new Error(`${JSON.stringify(name)} is not a name in a sandbox`)
    const before = this.#contentsOf(name)
    if (before !== undefined) this.#undo.push({ name, before, known: this.#known.get(name) })
    if (left.kind === 'large') {
      put(this.place, name, { kind: 'nothing' })
      this.#unkept.set(sandboxPath(this.place, name), `${left.bytes} bytes`)
      return
    }
    put(this.place, name, left)
    this.#leftBy(name, this)
    this.#lookAgain(name, false)
  }

  /** Takes back all that was put there, the last first, for a program that is about to do it all itself. */
  takeBack(): void {
    for (const { name, before, known } of this.#undo.reverse()) {
      put(this.place, name, before)
      this.#lookAgain(name, known?.isGiven === true)
    }
    this.#undo = []
    this.#unkept.clear()
  }

  /** Whether nobody else was seen to leave this file. */
  isLeftOnlyBy(name: string, by: object): boolean {
    const leavers = this.#leavers.get(name)
    return leavers?.size === 1 && leavers.has(by)
  }

  #leftBy(name: string, by: object): void {
    this.#leavers.set(name, (this.#leavers.get(name) ?? new Set()).add(by))
  }

  /** Hears of each file that a spec reads of what programs left. */
  addReader(reader: FileReader): void {
    this.#readers.push(reader)
  }

  /** The spec has just read this file. What it put there itself is there on replay too, and nobody is told. */
  wasRead(path: string, text: string, site: FileReading['site']): void {
    const name = nameOf(this.place, path)
    if (name === undefined || this.#isOfSpec(name)) return
    for (const reader of this.#readers) if (reader.asksFiles) reader.file({ name, text, site })
  }

  /** The name a spec has to take off the noise so that this file is on the tape; undefined where the tape holds it, or no program made it. */
  noiseAt(path: string): string | undefined {
    const name = nameOf(this.place, path)
    const isAsked = this.#readers.some(({ asksFiles }) => asksFiles)
    if (name === undefined || !isAsked || this.#own.has(name)) return undefined
    const parts = name.split('/')
    const all = parts.map((_, index) =>
      index === parts.length - 1 ? name : `${parts.slice(0, index + 1).join('/')}/`,
    )
    const noise = all.find((each) => this.#isNoise(each))
    if (noise === undefined) return undefined
    // What stood there before any program ran is the spec's.
    const changedAt = changedAtMs(sandboxPath(this.place, name))
    return changedAt === undefined || changedAt < this.#beganAt ? undefined : noise
  }

  /** Whether it is as the spec left it: put there before a program ran, by `sandbox.write`, or when all programs were over. */
  #isOfSpec(name: string): boolean {
    const known = this.#known.get(name)
    if (known?.isGiven === true) return true
    return this.#running === 0 && lookAt(this.place, name)?.stamp !== known?.stamp
  }

  /** How large a file was that the tape does not hold, in words; undefined for any other path. */
  unkept(path: string): string | undefined {
    return this.#unkept.get(path)
  }

  #prints(names: string[], spell: Spell): Record<string, string> {
    return Object.fromEntries(names.sort().map((name) => [name, givenPrint(lookAt(this.place, name), spell)]))
  }

  #lookAgain(name: string, isGiven: boolean): void {
    const each = lookAt(this.place, name)
    if (each === undefined || !this.#remember(name, each, isGiven)) this.#known.delete(name)
  }

  /** Gives whether it could be read. */
  #remember(name: string, each: Found, isGiven: boolean): boolean {
    const left = readLeft(each, sandboxFileBytesMax)
    if (left !== undefined) this.#known.set(name, { stamp: each.stamp, print: printOf(left), isGiven })
    return left !== undefined
  }

  #contentsOf(name: string): Contents | undefined {
    const each = lookAt(this.place, name)
    if (each === undefined) return { kind: 'nothing' }
    const left = readLeft(each, sandboxFileBytesMax)
    return left?.kind === 'large' ? undefined : left
  }

  #read(each: Found): Change['left'] | undefined {
    const room = Math.min(sandboxFileBytesMax, sandboxFilesBytesMax - this.#kept)
    const left = readLeft(each, room)
    if (left?.kind === 'file') this.#kept += left.bytes.byteLength
    return left
  }
}
