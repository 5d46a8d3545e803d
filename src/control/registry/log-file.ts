import { closeSync, constants, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

/**
 * A log that is appended to and never grows beyond a size: then it becomes `<name>.1`, in the place of the one before,
 * and a new one begins. Readable by its owner only. What is written is on its way to the disk when the call returns.
 * Throws what the system throws.
 */
export class LogFile {
  readonly path: string
  readonly #bytesMax: number
  #file: number | undefined
  #bytes = 0

  constructor(path: string, bytesMax: number) {
    this.path = path
    this.#bytesMax = bytesMax
  }

  /** Bytes in the log now, the rotated one not counted. */
  get bytes(): number {
    return this.#bytes
  }

  /** Appends a text whole. Larger than a whole log, it is a log by itself. */
  append(text: string): void {
    if (text === '') return
    const bytes = Buffer.from(text, 'utf8')
    this.#file ??= this.#open()
    if (this.#bytes > 0 && this.#bytes + bytes.length > this.#bytesMax) {
      renameSync(this.path, `${this.path}.1`)
      // Forgotten before it is closed: the number of a closed file may soon be somebody else's.
      this.close()
      this.#file = this.#open()
    }
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at)
    this.#bytes += bytes.length
  }

  close(): void {
    const file = this.#file
    this.#file = undefined
    if (file !== undefined) closeSync(file)
  }

  #open(): number {
    const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
    const file = openSync(this.path, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600)
    this.#bytes = fstatSync(file).size
    return file
  }
}
