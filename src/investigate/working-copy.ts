import { existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { copyTree } from './copy-tree.ts'
import { treeStamp } from './tree-stamp.ts'
import { isOfTheSystem, isShared, isSmall, sized } from './user-files.ts'

/** What is to be started, as the user wrote it. */
export interface Call {
  command: string
  args: readonly string[]
  /** The user's folder, which is copied; undefined for an empty one. */
  cwd: string | undefined
  /** Variables the user gives: one that names a file of theirs names its copy instead. */
  env?: Readonly<Record<string, string | undefined>> | undefined
}

/** One folder or file of the user's, and where its copy lies. */
interface Copied {
  from: string
  to: string
}

/**
 * The place where a program under inquiry runs: an empty HOME, and copies of the folder and the files it was given. Whatever
 * the program does to them, the originals stay as they are. Every start gets fresh copies.
 */
export class WorkingCopy {
  readonly folder: string
  readonly home: string
  readonly cwd: string
  readonly temporary: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly #copied: Copied[] = []
  #untouched = ''

  constructor({ command, args, cwd, env = {} }: Call) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'termtape-inquiry-')))
    this.home = join(this.folder, 'home')
    this.cwd = join(this.folder, 'work')
    this.temporary = join(this.folder, 'tmp')
    if (cwd !== undefined) this.#copied.push({ from: sized(realpathSync(resolve(cwd)), 'cwd'), to: this.cwd })
    const base = cwd === undefined ? process.cwd() : resolve(cwd)
    this.command = command.includes('/') ? this.#placed(command, base, true) : command
    this.args = args.map((arg, index) => this.#placed(arg, base, index === 0))
    this.env = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        name,
        // A list of folders, as PATH is, says where programs are.
        value === undefined || value.includes(':/') ? value : this.#placed(value, base, false),
      ]),
    )
    this.refresh()
  }

  /** Fresh copies, as if nothing had run yet. */
  refresh(): void {
    // A program that changed nothing left the copies as fresh as they were.
    if (this.#untouched !== '' && treeStamp(this.folder) === this.#untouched) return
    for (const name of readdirSync(this.folder))
      rmSync(join(this.folder, name), { recursive: true, force: true })
    for (const folder of [this.home, this.cwd, this.temporary])
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const { from, to } of this.#copied) {
      mkdirSync(dirname(to), { recursive: true })
      // What is not there yet is the program's to make.
      if (existsSync(from)) copyTree(from, to)
    }
    this.#untouched = treeStamp(this.folder)
  }

  /** A text without the place where we ran, which differs from run to run. */
  hide(text: string): string {
    return text.replaceAll(this.folder, '/inquiry')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** An argument that names a file of the user's names its copy instead, also where the file is yet to be made. */
  #placed(arg: string, base: string, isProgram: boolean): string {
    const option = /^(-{0,2}[\w-]+=|file:\/\/(?=\/)|file:|-\w(?=[./]))(.+)$/s.exec(arg)
    if (option !== null) return `${option[1]}${this.#placed(option[2] ?? '', base, false)}`
    if (arg === '' || arg.startsWith('-')) return arg
    // A line for a shell: the paths in it.
    if (/\s/.test(arg) && !existsSync(resolve(base, arg)))
      return arg.replace(pathInLine, (path) => this.#placed(path, base, false))
    const path = resolve(base, arg)
    const exists = existsSync(path)
    const isPath = exists || ((isAbsolute(arg) || arg.startsWith('..')) && existsSync(dirname(path)))
    if (!isPath || isOfTheSystem(path)) return arg
    const real = exists ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path))
    const known = this.#copied.find(({ from }) => real === from || real.startsWith(from + sep))
    if (known !== undefined)
      return isAbsolute(arg) || arg.startsWith('..') ? join(known.to, relative(known.from, real)) : arg
    // A script is copied with what lies beside it, which it may read.
    const folder = dirname(real)
    if (isProgram && exists && lstatSync(real).isFile() && !isShared(folder) && isSmall(folder)) {
      const to = join(this.folder, `program-${this.#copied.length}`)
      this.#copied.push({ from: folder, to })
      return join(to, basename(real))
    }
    if (exists) sized(real, arg)
    const stays = !isAbsolute(arg) && !relative(base, path).startsWith('..')
    const to = stays
      ? join(this.cwd, relative(base, path))
      : join(this.folder, `file-${this.#copied.length}`, basename(real))
    this.#copied.push({ from: real, to })
    return stays ? arg : to
  }
}

/** An absolute path between blanks, quotes and the signs of a shell. */
const pathInLine = /(?<=^|[\s'"=<>(;&|])\/[^\s'"()<>;&|$*?`]+/g
