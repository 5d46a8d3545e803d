import { closeSync } from 'node:fs'
import { InputError } from '../errors.ts'
import { canonicalLineBytesMax } from '../limits.ts'
import { type LineMode, readsKeys } from '../session/line-mode.ts'
import type { Input, ProgramLook, Sink, Transport } from '../session/transport.ts'
import { isAtWork } from './at-work.ts'
import { Cgroup } from './cgroup.ts'
import { Delivery } from './delivery.ts'
import { InTurn } from './in-turn.ts'
import { keyByKey, oneByOne } from './key-by-key.ts'
import { endWithTheRest } from './let-go.ts'
import { readLineMode, switchEcho } from './line-mode.ts'
import { programLook } from './program-look.ts'
import { Master } from './master.ts'
import { noMoreInput } from './no-more-input.ts'
import { processAt } from './process-table.ts'
import { ProcessTree, type TreeMarks } from './process-tree.ts'
import { signalName, signalNumber } from './signal-names.ts'
import { checkSize } from './terminal-size.ts'
import { WriteQueue } from './write-queue.ts'

/** What the native part of node-pty returns from a fork. */
export interface ForkedTerminal {
  fd: number
  pid: number
  /** The path of the program's end. */
  pty: string
}

export type ForkTerminal = (exited: (code: number, signal: number) => void) => ForkedTerminal
export type ResizeTerminal = (fd: number, cols: number, rows: number) => void

/** A program in a pseudoterminal. */
export class PtyTransport implements Transport {
  readonly terminal = true
  readonly pid: number
  readonly #delivery = new Delivery()
  readonly #master: Master
  readonly #tree: ProcessTree
  readonly #resize: ResizeTerminal
  readonly #queue = new WriteQueue((bytes) => this.#master.write(bytes))
  #leave: () => void = () => {}
  readonly #exited = new Promise<void>((resolve) => {
    this.#leave = resolve
  })
  #closing: Promise<void> | undefined
  /** What the terminal's mode was, and when the program had run last. */
  #lineMode: { mode: LineMode | undefined; ran: string } | undefined
  #forced = false
  /** Whether the program sent an escape sequence: one that never did reads lines, and need not be asked. */
  #paints = false
  readonly #turn = new InTurn()

  /** @param shedsTag whether what it leaves in the background is to outlive it */
  constructor(fork: ForkTerminal, resize: ResizeTerminal, tag: string, shedsTag: boolean) {
    const forked = fork((code, signal) => this.#ended(code, signal))
    this.pid = forked.pid
    this.#resize = resize
    const marks = (): TreeMarks => ({
      group: Cgroup.of(forked.pid),
      terminal: forked.pty,
      namesOrphans: true,
    })
    this.#tree = new ProcessTree(forked.pid, tag, shedsTag ? {} : marks())
    try {
      this.#master = new Master(forked.fd, forked.pty, (bytes) => this.#heard(bytes))
    } catch (error) {
      // Out of descriptors, most likely: nobody will hold this program, so it must not run.
      this.#tree.kill()
      closeSync(forked.fd)
      throw error
    }
  }

  start(sink: Sink): void {
    this.#delivery.start(sink)
    this.#master.read()
  }

  async send(input: Input): Promise<void> {
    // What the terminal answers, and what no program reads, waits for no key that is typed.
    const isTyped = ('data' in input && input.kind !== 'reply') || input.kind === 'eof'
    return isTyped ? this.#turn.do(() => this.#give(input)) : this.#give(input)
  }

  async #give(input: Input): Promise<void> {
    switch (input.kind) {
      case 'resize':
        return this.#resizeTo(input)
      case 'signal':
        return this.#signal(input.signal)
      case 'eof':
        return this.#queue.push(Uint8Array.of(endOfFile))
      case 'line':
        if (input.apart === true || (await this.#takesKeys(input.data)))
          return oneByOne(
            [input.data, Uint8Array.of(carriageReturn)],
            0,
            (part) => this.#write(part),
            () => this.look(),
          )
        return this.#write(Buffer.concat([input.data, Uint8Array.of(carriageReturn)]))
      case 'keys':
        return keyByKey(
          input,
          (key) => this.#write(key),
          () => this.look(),
        )
      default:
        return this.#write(input.data)
    }
  }

  close(options: { force?: boolean } = {}): Promise<void> {
    // A second call may turn a gentle end that is under way into a forced one.
    this.#forced ||= options.force === true
    return (this.#closing ??= this.#close())
  }

  async lineMode(): Promise<LineMode | undefined> {
    const slave = this.#master.slave
    if (slave === undefined) return undefined
    // A program that has not run has not changed it, and asking costs a process.
    const ran = this.#ranSoFar()
    if (ran !== undefined && ran === this.#lineMode?.ran) return this.#lineMode.mode
    const mode = await readLineMode(slave)
    // Run while it was asked for, it may have changed it just after.
    this.#lineMode = ran === undefined || ran !== this.#ranSoFar() ? undefined : { mode, ran }
    return mode
  }

  /** Which threads of the program ran, and how often, while all of it waits for its user; undefined where it does not. */
  #ranSoFar(): string | undefined {
    const look = programLook(this.pid)
    return look?.waitsFor === 'user' ? `${look.group} ${look.ran}` : undefined
  }

  async setEcho(on: boolean): Promise<void> {
    const slave = this.#master.slave
    this.#lineMode = undefined
    if (slave !== undefined) await switchEcho(slave, on)
  }

  letGo(): void {
    this.#master.letGo()
    endWithTheRest()
  }

  drain(): void {
    this.#master.drain()
  }

  look(): ProgramLook | undefined {
    const look = programLook(this.pid)
    // What it wrote before it began to wait may still be on its way.
    if (look?.waitsFor === 'user') this.#master.drain()
    return look
  }

  atWork(): boolean | undefined {
    return isAtWork(this.pid)
  }

  async #close(): Promise<void> {
    this.#queue.drop(() => noMoreInput('The session is closed'))
    await this.#tree.end(() => this.#forced)
    await this.#exited
  }

  #heard(bytes: Uint8Array): void {
    this.#paints ||= bytes.includes(escape)
    this.#delivery.output(bytes, 'stdout')
  }

  /** Whether a line is to be given as a person gives it, Enter by itself: one who finds both in one read takes them for pasted. */
  async #takesKeys({ length }: Uint8Array): Promise<boolean> {
    return length > 0 && this.#paints && readsKeys(await this.lineMode())
  }

  #ended(code: number, signal: number): void {
    this.#tree.leaderEnded()
    this.#queue.drop(() => noMoreInput('The program ended'))
    this.#master.drain()
    this.#master.close()
    // node-pty gives code 0 along with a signal; only one of the two is how the program ended.
    this.#delivery.exit(signal === 0 ? { code, signal: null } : { code: null, signal: signalName(signal) })
    this.#leave()
  }

  async #write(data: Uint8Array): Promise<void> {
    if (longestLine(data) > canonicalLineBytesMax && (await this.lineMode())?.canonical === true)
      throw new InputError(
        'line-too-long',
        `A line of ${longestLine(data)} bytes does not fit: the program's terminal is in canonical mode, keeps ${canonicalLineBytesMax} bytes of a line and drops the rest.`,
        { hint: 'Send shorter lines, or wait until the program reads single keys (raw mode).' },
      )
    return this.#queue.push(data)
  }

  #resizeTo(size: { cols: number; rows: number }): void {
    checkSize(size)
    const fd = this.#master.fd
    // A program that just ended has no window; that is no mistake of who resizes.
    if (fd !== undefined) this.#resize(fd, size.cols, size.rows)
  }

  #signal(name: string): void {
    const number = signalNumber(name)
    if (this.#master.fd === undefined) throw noMoreInput('The program ended')
    const group = processAt(this.pid)?.foreground ?? -1
    try {
      // As the terminal's own Ctrl+C: to the group in the foreground, which may be a shell's child.
      process.kill(group > 0 ? -group : this.pid, number)
    } catch (error) {
      throw new InputError('closed', `Could not send ${name}: the program has just exited.`, { cause: error })
    }
  }
}

/** VEOF as node-pty sets it. */
const endOfFile = 0x04
const escape = 0x1b
const carriageReturn = 0x0d
const lineFeed = 0x0a

function longestLine(data: Uint8Array): number {
  let longest = 0
  let begin = 0
  for (let at = 0; at <= data.length; at++) {
    const byte = data[at]
    if (byte !== undefined && byte !== lineFeed && byte !== carriageReturn && byte !== endOfFile) continue
    longest = Math.max(longest, at - begin)
    begin = at + 1
  }
  return longest
}
