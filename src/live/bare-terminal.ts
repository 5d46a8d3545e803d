import { chownSync } from 'node:fs'
import { SpawnError, show, type Exit } from '../errors.ts'
import { nextTurn, sleep } from '../clock.ts'
import { exitModeProbeMs } from '../limits.ts'
import type { KernelLook } from './kernel-look.ts'
import { KernelWatch } from './kernel-watch.ts'
import { readLineMode } from './line-mode.ts'
import { Master } from './master.ts'
import { noMoreInput } from './no-more-input.ts'
import { processAt } from './process-table.ts'
import { ProcessTree } from './process-tree.ts'
import { forkIn, loadNativePty, type NativePty } from './native-pty.ts'
import { newTag, tagVariable } from './session-tag.ts'
import { signalName, signalNumber } from './signal-names.ts'
import { WriteQueue } from './write-queue.ts'

/** A program to start in a terminal that takes whatever it is given. */
export interface BareCall {
  /** Absolute path, or a name that is on PATH. */
  command: string
  args: readonly string[]
  env: Readonly<Record<string, string>>
  cwd: string
  cols: number
  rows: number
  /** Who may open the terminal by its name; default the owner is us. */
  owner?: { uid: number; gid: number } | undefined
}

/** How a program ended, and how it left its terminal. */
export interface BareExit extends Exit {
  /** Whether the terminal echoes and edits lines as before; undefined where nothing was to be learned. */
  sane: boolean | undefined
}

/**
 * A program in a pseudoterminal, with no check of what is done to it: sizes of 0, lines that are too long, a hang-up.
 *
 * For who looks for faults. Everybody else wants `openPty`.
 */
export class BareTerminal {
  readonly pid: number
  /** The path of the program's end. */
  readonly path: string
  readonly exit: Promise<BareExit>
  /** How it ended; undefined while it runs. */
  ended: BareExit | undefined
  /** What it did when it was last looked at. */
  lastLook: KernelLook | undefined
  readonly #master: Master
  readonly #tree: ProcessTree
  readonly #watch: KernelWatch
  readonly #resize: (fd: number, cols: number, rows: number) => void
  readonly #queue: WriteQueue
  #output: (bytes: Uint8Array) => void = () => {}
  #leave: (exit: BareExit) => void = () => {}
  #probed: Buffer | undefined
  #hungUp = false
  #killed = false

  private constructor(call: BareCall, native: NativePty) {
    const tag = newTag()
    this.exit = new Promise((resolve) => {
      this.#leave = resolve
    })
    const forked = forkIn(
      native,
      call,
      { ...call.env, [tagVariable]: tag },
      (code, signal) => void this.#ended(code, signal),
    )
    this.pid = forked.pid
    this.path = forked.pty
    this.#resize = (fd, columns, lines) => native.resize(fd, columns, lines)
    this.#tree = new ProcessTree(forked.pid, tag)
    this.#watch = new KernelWatch(forked.pid, forked.pty)
    this.#master = new Master(forked.fd, forked.pty, (bytes) => this.#heard(bytes))
    this.#queue = new WriteQueue((bytes) => this.#master.write(bytes))
    if (call.owner !== undefined) chownSync(forked.pty, call.owner.uid, call.owner.gid)
  }

  /** @throws SpawnError when there is no terminal to be had */
  static async open(call: BareCall): Promise<BareTerminal> {
    const native = await loadNativePty(call.command)
    try {
      return new BareTerminal(call, native)
    } catch (cause) {
      throw new SpawnError(call.command, 'failed', `${show(call.command)} could not be started.`, { cause })
    }
  }

  /** Begins to hand on what the program writes. */
  read(output: (bytes: Uint8Array) => void): void {
    this.#output = output
    this.#master.read()
  }

  /** What the kernel says it does. */
  look(): KernelLook {
    this.lastLook = this.#watch.look()
    return this.lastLook
  }

  /** Hands on at once what it wrote so far. To be called when it waits for its user. */
  drain(): void {
    this.#master.drain()
  }

  /** Gives bytes as they are. Resolves when the terminal took them, or will take none any more. */
  write(bytes: Uint8Array): Promise<void> {
    return this.#queue.push(bytes).catch(() => {})
  }

  resize(cols: number, rows: number): void {
    const fd = this.#master.fd
    if (fd !== undefined) this.#resize(fd, cols, rows)
  }

  /** Whether the terminal hands on whole lines. Costs a process; false where that is not to be learned. */
  async isCanonical(): Promise<boolean> {
    const slave = this.#master.slave
    const mode = slave === undefined ? undefined : await readLineMode(slave)
    return mode?.canonical === true
  }

  /** To the group in the foreground, as the terminal's own Ctrl+C. */
  signal(name: string): void {
    if (this.ended !== undefined) return
    const group = processAt(this.pid)?.foreground ?? -1
    try {
      process.kill(group > 0 ? -group : this.pid, signalNumber(name))
    } catch {
      // It ended a moment ago.
    }
  }

  /** Closes the terminal, as a window or a connection that goes away does. */
  hangUp(): void {
    this.#hungUp = true
    this.#queue.drop(() => noMoreInput('The terminal hung up'))
    this.#master.close()
  }

  /** Ends the program and all it started, at once. */
  async kill(): Promise<void> {
    this.#killed = true
    this.#queue.drop(() => noMoreInput('The program was ended'))
    await this.#tree.end(() => true)
    await this.exit
  }

  #heard(bytes: Uint8Array): void {
    if (this.#probed === undefined) this.#output(bytes)
    else this.#probed = Buffer.concat([this.#probed, bytes])
  }

  async #ended(code: number, signal: number): Promise<void> {
    this.#watch.close()
    this.#tree.leaderEnded()
    this.#queue.drop(() => noMoreInput('The program ended'))
    this.#master.drain()
    const sane = signal === 0 && !this.#hungUp && !this.#killed ? await this.#isSane() : undefined
    this.#master.close()
    const exit = signal === 0 ? { code, signal: null } : { code: null, signal: signalName(signal) }
    this.ended = { ...exit, sane }
    this.#leave(this.ended)
  }

  /**
   * Whether the terminal still echoes and edits lines: a letter and its erasure come back as letter, backspace, blank,
   * backspace. Asks the line discipline itself, which costs no process as `stty` does.
   */
  async #isSane(): Promise<boolean | undefined> {
    this.#probed = Buffer.alloc(0)
    // The kernel's own flow control may hold the echo back: Ctrl+Q ends that, and is swallowed.
    this.#master.write(Buffer.from('\u0011x\u007f', 'latin1'))
    for (let turn = 0; turn < exitModeProbeMs; turn++) {
      await nextTurn()
      this.#master.drain()
      const heard = this.#probed.toString('latin1')
      if (heard.includes('x\b \b')) return true
      await sleep(exitModePollMs)
    }
    // A terminal that is full of what nobody read echoes nothing either: ask for its mode, which costs a process.
    const slave = this.#master.slave
    const mode = slave === undefined ? undefined : await readLineMode(slave)
    return mode === undefined ? undefined : mode.echo && mode.canonical
  }
}

const exitModePollMs = 1
