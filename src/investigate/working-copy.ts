import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { OptionError } from '../errors.ts'
import { inquiryCopyBytesMax, inquiryCopyFilesMax } from '../limits.ts'

/** What is to be started, as the user wrote it. */
export interface Call {
  command: string
  args: readonly string[]
  /** The user's folder, which is copied; undefined for an empty one. */
  cwd: string | undefined
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
  readonly command: string
  readonly args: readonly string[]
  readonly #copied: Copied[] = []

  constructor({ command, args, cwd }: Call) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'termtape-inquiry-')))
    this.home = join(this.folder, 'home')
    this.cwd = join(this.folder, 'work')
    if (cwd !== undefined) this.#copied.push({ from: sized(realpathSync(resolve(cwd)), 'cwd'), to: this.cwd })
    const base = cwd === undefined ? process.cwd() : resolve(cwd)
    this.command = command.includes('/') ? this.#placed(command, base, true) : command
    this.args = args.map((arg, index) => this.#placed(arg, base, index === 0))
    this.refresh()
  }

  /** Fresh copies, as if nothing had run yet. */
  refresh(): void {
    for (const name of readdirSync(this.folder))
      rmSync(join(this.folder, name), { recursive: true, force: true })
    for (const folder of [this.home, this.cwd]) mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const { from, to } of this.#copied) {
      mkdirSync(dirname(to), { recursive: true })
      cpSync(from, to, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => !leftOut.has(basename(path)),
      })
      // What a package needs to run is not its data.
      const modules = nearestModules(from)
      const link = join(lstatSync(from).isDirectory() ? to : dirname(to), 'node_modules')
      if (modules !== undefined && !existsSync(link)) symlinkSync(modules, link)
    }
  }

  /** A text without the place where we ran, which differs from run to run. */
  hide(text: string): string {
    return text.replaceAll(this.folder, '/inquiry')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** An argument that names a file of the user's names its copy instead. */
  #placed(arg: string, base: string, isProgram: boolean): string {
    const option = /^(--?[\w-]+=)(.+)$/.exec(arg)
    if (option !== null) return `${option[1]}${this.#placed(option[2] ?? '', base, false)}`
    if (arg === '' || arg.startsWith('-')) return arg
    const path = resolve(base, arg)
    if (!existsSync(path) || isOfTheSystem(path)) return arg
    const real = realpathSync(path)
    const known = this.#copied.find(({ from }) => real === from || real.startsWith(from + sep))
    if (known !== undefined)
      return isAbsolute(arg) || arg.startsWith('..') ? join(known.to, relative(known.from, real)) : arg
    // A script is copied with what lies beside it, which it may read.
    const folder = dirname(real)
    if (isProgram && lstatSync(real).isFile() && !isShared(folder) && isSmall(folder)) {
      const to = join(this.folder, `program-${this.#copied.length}`)
      this.#copied.push({ from: folder, to })
      return join(to, basename(real))
    }
    sized(real, arg)
    const stays = !isAbsolute(arg) && !relative(base, path).startsWith('..')
    const to = stays
      ? join(this.cwd, relative(base, path))
      : join(this.folder, `file-${this.#copied.length}`, basename(real))
    this.#copied.push({ from: real, to })
    return stays ? arg : to
  }
}

/** Programs, libraries and devices are used where they are. */
function isOfTheSystem(path: string): boolean {
  return /^\/(?:usr|bin|sbin|lib\w*|opt|nix|dev|proc|sys|run|snap)(?:\/|$)/.test(path) || path === '/'
}

/** Folders that are not copied: they are large, and no program's data. */
const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git'])

function nearestModules(from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (existsSync(modules)) return modules
  }
  return undefined
}

/** A folder in which other things lie that have nothing to do with the program. */
function isShared(folder: string): boolean {
  return [tmpdir(), homedir(), '/', '/tmp', '/home', '/root', '/var', '/etc', '/srv', '/work'].includes(
    folder,
  )
}

function isSmall(folder: string): boolean {
  try {
    sized(folder, 'cwd')
    return true
  } catch {
    return false
  }
}

/** @throws OptionError for more than can be copied before every start */
function sized(path: string, option: string): string {
  let bytes = 0
  let files = 0
  const walk = (each: string): void => {
    const stat = lstatSync(each)
    bytes += stat.blocks * 512
    if (++files > inquiryCopyFilesMax || bytes > inquiryCopyBytesMax)
      throw new OptionError(option, path, 'a file or folder of at most 256 MB and 20 000 files', {
        hint: 'The program works on a copy. Name a smaller folder.',
      })
    if (stat.isDirectory())
      for (const name of readdirSync(each)) if (!leftOut.has(name)) walk(join(each, name))
  }
  walk(path)
  return path
}
