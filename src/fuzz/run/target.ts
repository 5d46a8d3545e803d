import { existsSync, statSync } from 'node:fs'
import { basename, isAbsolute, resolve } from 'node:path'
import { OptionError } from '../../errors.ts'
import { colsDefault, fuzzStartMs, rowsDefault } from '../../limits.ts'
import { BareTerminal } from '../../live/bare-terminal.ts'
import { startsPerSecond } from '../../live/bare-starts.ts'
import { childEnvironment } from '../../live/environment.ts'
import { resolveProgram } from '../../live/resolve-program.ts'
import { isOpen, openShelter, openToAll, type Shelter } from '../../live/shelter.ts'
import { Sandboxes } from './sandboxes.ts'

/** The program under test, as the caller names it. */
export interface TargetCall {
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string | undefined>> | undefined
  /** Files each session finds in its working folder, by name. */
  files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Where the caller stands: names of files among the arguments are looked for here. Default the current folder. */
  cwd?: string | undefined
  cols?: number | undefined
  rows?: number | undefined
}

/** Starts the program again and again, each time in a fresh sandbox. */
export class Target {
  readonly name: string
  readonly cols: number
  readonly rows: number
  /** What is said of the protection. */
  readonly notes: readonly string[]
  /** Whether it was seen to wait for its terminal. */
  readsTerminal = true
  /** How long a program may take to come to its first prompt. */
  startMs: number = fuzzStartMs
  readonly #call: TargetCall
  readonly #shelter: Shelter
  readonly #wrap: Shelter['wrap']
  readonly #command: string
  readonly #args: readonly string[]
  readonly #sandboxes: Sandboxes

  private constructor(call: TargetCall, shelter: Shelter) {
    const cwd = resolve(call.cwd ?? '.')
    const env = childEnvironment({ inherited: process.env, given: call.env })
    const path = resolveProgram({ command: call.command, args: call.args, cwd, env })
    const open =
      shelter.owner === undefined
        ? path
        : openToAll(call.command.includes('/') ? path : call.command, env['PATH'] ?? '')
    // What stays where it is and is named by its path: sources, and files that are named in full.
    const sources = call.args
      .filter((arg) => isSource(cwd, arg) || (isAbsolute(arg) && existsSync(arg) && statSync(arg).isFile()))
      .map((arg) => resolve(cwd, arg))
    const isHidden =
      shelter.owner !== undefined && (open === undefined || sources.some((source) => !isOpen(source, 0o004)))
    this.#wrap = isHidden ? (shelter.wrapReading ?? shelter.wrap) : shelter.wrap
    if (open === undefined && shelter.wrapReading === undefined)
      throw new OptionError('command', call.command, 'a program that the user nobody may run', {
        hint: `${path} lies in a folder that is open to its owner only. Copy the program to a folder that everybody may read, or fuzz as a user other than root.`,
      })
    this.name = basename(call.command)
    this.cols = call.cols ?? colsDefault
    this.rows = call.rows ?? rowsDefault
    this.#call = call
    this.#shelter = shelter
    this.#command = open ?? path
    // A program's own source stays where its neighbours are; it is named by its full path.
    this.#args = call.args.map((arg) => (isSource(cwd, arg) ? resolve(cwd, arg) : arg))
    this.#sandboxes = new Sandboxes({
      copied: new Map(call.args.filter((arg) => isData(cwd, arg)).map((arg) => [arg, resolve(cwd, arg)])),
      written: call.files ?? {},
      owner: shelter.owner,
    })
    this.notes = [
      ...shelter.has,
      ...shelter.lacks.map((lack) => `not protected by ${lack}`),
      ...(isHidden
        ? ['may read every file: the program lies in a folder that is open to its owner only']
        : []),
      ...(open === undefined || open === path
        ? []
        : [`${call.command} is ${open}: ${path} is not open to the user nobody`]),
    ]
  }

  static async open(call: TargetCall): Promise<Target> {
    const shelter = await openShelter()
    try {
      return new Target(call, shelter)
    } catch (error) {
      shelter.close()
      throw error
    }
  }

  /** Starts it. The sandbox is given back by `forget`. */
  async start(): Promise<{ terminal: BareTerminal; forget: () => void }> {
    const sandbox = this.#sandboxes.take()
    const { work, home } = sandbox
    const env = childEnvironment({
      inherited: {
        ...process.env,
        TMPDIR: home,
        USER: this.#shelter.owner && 'nobody',
        LOGNAME: this.#shelter.owner && 'nobody',
      },
      given: this.#call.env,
      home,
    })
    const { command, args } = this.#wrap(this.#command, this.#args)
    const { owner } = this.#shelter
    const terminal = await BareTerminal.open({
      command,
      args,
      env,
      cwd: work,
      cols: this.cols,
      rows: this.rows,
      owner,
    })
    return { terminal, forget: () => this.#sandboxes.giveBack(sandbox) }
  }

  /** How often a second bare node-pty starts it as far as its prompt, without sandbox and inputs. */
  async floor(lanes: number, ms: number): Promise<number> {
    const sandbox = this.#sandboxes.take()
    const { work: cwd, home } = sandbox
    const env = childEnvironment({ inherited: process.env, given: this.#call.env, home })
    const { cols, rows } = this
    const call = { command: this.#command, args: this.#args, env, cwd, cols, rows }
    return startsPerSecond(call, lanes, ms).finally(() => this.#sandboxes.giveBack(sandbox))
  }

  /** How long a start may take from now on, given how long one took; undefined where it never waited for its terminal. */
  expectStart(tookMs: number | undefined): void {
    this.readsTerminal = tookMs !== undefined
    this.startMs = tookMs === undefined ? restlessStartMs : Math.min(fuzzStartMs, 1_000 + 20 * tookMs)
  }

  close(): void {
    this.#shelter.close()
    this.#sandboxes.close()
  }
}

/** A program that never waits for its terminal is given this long before it is spoken to. */
const restlessStartMs = 500

/** Argument files larger than this stay where they are. */
const copiedBytesMax = 16_777_216

/** Whether an argument names a file of the caller's that the program is to work on: it gets a copy of its own. */
export function isData(cwd: string, arg: string): boolean {
  if (arg === '' || isAbsolute(arg) || arg.startsWith('-') || arg.split(/[\\/]/).includes('..')) return false
  const path = resolve(cwd, arg)
  if (!existsSync(path) || isSource(cwd, arg)) return false
  const stats = statSync(path)
  return stats.isFile() && stats.size <= copiedBytesMax
}

const sourceName = /\.(?:[cm]?[jt]sx?|py|rb|pl|php|lua|sh|bash|tcl|exp|scm|rkt|jar)$/

/** Whether an argument names a program: one an interpreter is to run. */
export function isSource(cwd: string, arg: string): boolean {
  const path = resolve(cwd, arg)
  if (arg === '' || isAbsolute(arg) || !existsSync(path)) return false
  const stats = statSync(path)
  return stats.isFile() && (sourceName.test(arg) || (stats.mode & 0o111) !== 0)
}
