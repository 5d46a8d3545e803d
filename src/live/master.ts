import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import { isError } from '../errors.ts'
import { exitDrainBytesMax } from '../limits.ts'

/**
 * Our end of a pseudoterminal: the only holder of its descriptor numbers, which are never used once it is closed.
 *
 * It holds the program's end open too. Without that, the kernel raises a hang-up the moment the program's last
 * descriptor closes, and libuv before 1.52 answers a partial read plus a hang-up with end-of-file: the end of the
 * output is lost in up to half of all runs on Node 20 and 22. A program that closes its standard streams but lives on
 * is not hung up either. See docs/discoveries/output-at-exit.md.
 */
export class Master {
  readonly #fd: number
  readonly #slave: number
  readonly #stream: ReadStream
  readonly #output: (bytes: Uint8Array) => void
  #open = true

  constructor(fd: number, slavePath: string, output: (bytes: Uint8Array) => void) {
    this.#fd = fd
    this.#output = output
    this.#slave = openSync(slavePath, constants.O_RDWR | constants.O_NOCTTY)
    this.#stream = new ReadStream(fd)
    // Every error ends in `close`, and what is unread is read at the program's exit.
    this.#stream.on('error', () => {})
    this.#stream.on('close', () => {
      this.#open = false
    })
  }

  /** Begins to hand on what the program writes. The stream is never paused: what is unread at the exit is at risk. */
  read(): void {
    if (this.#open) this.#stream.on('data', (bytes: Buffer) => this.#output(bytes))
  }

  /** Keeps Node running no longer. */
  letGo(): void {
    this.#stream.unref()
  }

  /** The program's end, for programs that are to look at the terminal; undefined once closed. */
  get slave(): number | undefined {
    return this.#open ? this.#slave : undefined
  }

  /** Our end, for `ioctl`s; undefined once closed. */
  get fd(): number | undefined {
    return this.#open ? this.#fd : undefined
  }

  /** How many of the bytes the terminal took: 0 when it is full for now, or closed. */
  write(bytes: Uint8Array): number {
    if (!this.#open) return 0
    return unlessFull(() => writeSync(this.#fd, bytes))
  }

  /**
   * Hands on everything the program wrote. To be called when it has ended, or waits for its user: a read that would block first waits for
   * the kernel to move what is on its way (`tty_buffer_flush_work` in `n_tty_read`), so "would block" means "empty".
   */
  drain(): void {
    for (let total = 0; this.#open && total < exitDrainBytesMax;) {
      const count = unlessFull(() => readSync(this.#fd, room))
      if (count === 0) return
      total += count
      this.#output(Uint8Array.prototype.slice.call(room, 0, count))
    }
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    this.#stream.destroy()
    closeSync(this.#slave)
  }
}

const room = Buffer.allocUnsafe(65_536)

function unlessFull(transfer: () => number): number {
  try {
    return transfer()
  } catch (error) {
    // EIO: the other end is gone, which for a read and a write alike means that no byte will pass.
    if (isError(error) && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EIO')) return 0
    throw error
  }
}
