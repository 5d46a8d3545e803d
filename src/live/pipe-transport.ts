import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { after, cancel, nextTurn } from '../clock.ts'
import { InputError } from '../errors.ts'
import { pipeHeldOpenMs } from '../limits.ts'
import type { Input, ProgramLook, Sink, Stream, Transport } from '../session/transport.ts'
import { isAtWork } from './at-work.ts'
import { Cgroup } from './cgroup.ts'
import { Delivery } from './delivery.ts'
import { streamsOf } from './held-files.ts'
import { keyByKey } from './key-by-key.ts'
import { programLook } from './program-look.ts'
import { noMoreInput } from './no-more-input.ts'
import { ProcessTree, type TreeMarks } from './process-tree.ts'
import { signalNumber } from './signal-names.ts'

export type PipedChild = ChildProcessByStdio<Writable, Readable, Readable>

/** A program on three pipes. */
export class PipeTransport implements Transport {
  readonly terminal = false
  readonly pid: number
  readonly #child: PipedChild
  readonly #delivery = new Delivery()
  readonly #tree: ProcessTree
  readonly #waiting = new Set<(refusal: InputError) => void>()
  #received = 0
  #leave: () => void = () => {}
  readonly #exited = new Promise<void>((resolve) => {
    this.#leave = resolve
  })
  #closing: Promise<void> | undefined
  #forced = false

  /** @param shedsTag whether what it leaves in the background is to outlive it */
  constructor(child: PipedChild, pid: number, tag: string, shedsTag: boolean) {
    this.#child = child
    this.pid = pid
    const marks = (): TreeMarks => ({ group: Cgroup.of(pid), streams: streamsOf(pid), namesOrphans: true })
    this.#tree = new ProcessTree(pid, tag, shedsTag ? {} : marks())
    // At once, not at `start`: Node throws away what nobody reads when the program ends.
    for (const stream of ['stdout', 'stderr'] as const) this.#read(stream)
    this.#awaitExit()
    // A broken pipe is told to whoever sends; the stream's own event has nobody else to tell.
    child.stdin.on('error', () => {})
  }

  start(sink: Sink): void {
    this.#delivery.start(sink)
  }

  async send(input: Input): Promise<void> {
    switch (input.kind) {
      case 'resize':
        throw new InputError('not-a-terminal', 'A pipe has no size: resize works on a terminal only.', {
          hint: "Start the program with transport: 'pty'.",
        })
      case 'signal':
        return this.#signal(input.signal)
      case 'eof':
        return this.#give((done) => this.#child.stdin.end(done))
      case 'line':
        return this.#write(Buffer.concat([input.data, Uint8Array.of(lineFeed)]))
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

  letGo(): void {
    this.#child.unref()
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr])
      if ('unref' in stream && typeof stream.unref === 'function') stream.unref()
  }

  look(): ProgramLook | undefined {
    return programLook(this.pid)
  }

  atWork(): boolean | undefined {
    return isAtWork(this.pid)
  }

  async #close(): Promise<void> {
    this.#refuseWaiting('The session is closed')
    await this.#tree.end(() => this.#forced)
    await this.#exited
  }

  #read(stream: Stream): void {
    this.#child[stream].on('data', (bytes: Buffer) => {
      this.#received++
      this.#delivery.output(bytes, stream)
    })
  }

  #awaitExit(): void {
    const child = this.#child
    child.once('exit', (code, signal) => {
      this.#tree.leaderEnded()
      this.#refuseWaiting('The program ended')
      const end = (): void => {
        cancel(held)
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
        this.#delivery.exit(code === null ? { code, signal } : { code, signal: null })
        this.#leave()
      }
      // A background process that holds the output open may live for ever.
      const held = after(pipeHeldOpenMs, () => void this.#quietTurns().then(end))
      child.once('close', end)
    })
  }

  /** Two turns of the event loop without output: what lay in the pipes when the program ended has been read. */
  async #quietTurns(): Promise<void> {
    for (let before = -1; before !== this.#received;) {
      before = this.#received
      await nextTurn()
      await nextTurn()
    }
  }

  #write(data: Uint8Array): Promise<void> {
    return this.#give((done) => this.#child.stdin.write(data, done))
  }

  /** Resolves when the system took all of it; what cannot be taken any more is refused. */
  #give(act: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#child.stdin.writableEnded || this.#child.stdin.destroyed)
        return reject(noMoreInput('Its input is closed'))
      this.#waiting.add(reject)
      act((error) => {
        this.#waiting.delete(reject)
        if (error === undefined || error === null) resolve()
        else reject(noMoreInput('The program closed its input', error))
      })
    })
  }

  #refuseWaiting(why: string): void {
    for (const refuse of this.#waiting) refuse(noMoreInput(why))
    this.#waiting.clear()
  }

  #signal(name: string): void {
    if (!this.#child.kill(signalNumber(name))) throw noMoreInput('The program ended')
  }
}

const lineFeed = 0x0a
