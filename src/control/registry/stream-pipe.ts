/// <reference types="node" preserve="true" />
import { closeSync, constants, lstatSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isError } from '../../errors.ts'
import { wallClock } from '../../clock.ts'
import { pipeLineBytesMax } from '../../limits.ts'
import type { PastExpect } from '../../session/history.ts'
import { describeInput } from '../../session/describe-input.ts'
import type { Input, Stream } from '../../session/transport.ts'
import { checkId } from '../storage/plain-id.ts'
import { privateFolder } from '../storage/private-folder.ts'
import type { Listener } from './tap.ts'

/** Where named pipes are: `/tmp/claudecontrol`, or the folder `CLAUDE_CONTROL_PIPES` names. */
export function pipesFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { CLAUDE_CONTROL_PIPES } = environment
  return CLAUDE_CONTROL_PIPES === undefined || CLAUDE_CONTROL_PIPES === ''
    ? '/tmp/claudecontrol'
    : resolve(CLAUDE_CONTROL_PIPES)
}

/** The pipe of a session. @throws OptionError for an id that could leave the folder */
export function pipePath(id: string, folder: string = pipesFolder()): string {
  return join(folder, `${checkId('id', id)}.pipe`)
}

/**
 * A session as lines on a named pipe, `[epoch][OUT|ERR|IN |MTX] text`, the epoch in seconds with three decimals.
 *
 * Whoever reads gets what happens from then on. Nobody is waited for: without a reader nothing is written, and what a slow
 * reader has no room for is left out.
 */
export class StreamPipe implements Listener {
  readonly path: string
  #file: number | undefined
  #over = false

  private constructor(path: string) {
    this.path = path
  }

  /**
   * Makes the pipe; one that a killed process left behind is replaced.
   *
   * @throws StoreFileError when the folder is not ours
   * @throws SpawnError when the system has no `mkfifo`
   */
  static async create(id: string, folder: string = pipesFolder()): Promise<StreamPipe> {
    const path = pipePath(id, await privateFolder(folder))
    removePipe(path)
    await (await import('../../live/make-fifo.ts')).makeFifo(path)
    return new StreamPipe(path)
  }

  input(input: Input, hidden: boolean): void {
    const text = 'data' in input && !hidden ? Buffer.from(input.data).toString('utf8') : undefined
    this.#lines('IN ', text ?? (hidden ? '(hidden)' : describeInput(input)))
  }

  output(text: string, stream: Stream): void {
    this.#lines(stream === 'stdout' ? 'OUT' : 'ERR', text)
  }

  expected({ patterns, match }: PastExpect): void {
    if (match !== null) this.#lines('MTX', patterns[match.index] ?? '')
  }

  /** Removes the pipe. A reader, even one that still waits for a writer, gets the end of file. */
  close(): void {
    if (this.#over) return
    this.#open()
    this.#over = true
    this.#letGo()
    removePipe(this.path)
  }

  #lines(kind: string, text: string): void {
    if (this.#over || !this.#open()) return
    const head = `[${(wallClock().getTime() / 1_000).toFixed(3)}][${kind}] `
    for (const line of text.replace(/\r?\n$|\r$/, '').split(/\r?\n/))
      for (const piece of pieces(line, pipeLineBytesMax - head.length - 1)) this.#write(`${head}${piece}\n`)
  }

  /** A line is never longer than what the kernel takes whole or not at all, so no line is written by half. */
  #write(line: string): void {
    if (this.#file === undefined) return
    try {
      writeSync(this.#file, line)
    } catch (error) {
      // Full: this line is left out. Otherwise the reader is gone.
      if (!isCode(error, 'EAGAIN')) this.#letGo()
    }
  }

  /** Whether somebody reads. Opening a pipe for writing without waiting fails as long as nobody does. */
  #open(): boolean {
    if (this.#file !== undefined) return true
    try {
      this.#file = openSync(this.path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
      return true
    } catch {
      return false
    }
  }

  #letGo(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}

/** Removes a named pipe; anything else under that name is left alone. */
export function removePipe(path: string): void {
  try {
    if (lstatSync(path).isFIFO()) unlinkSync(path)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

/** A line in pieces of at most so many bytes, cut between characters; one empty piece for an empty line. */
export function* pieces(line: string, bytesMax: number): Generator<string> {
  let piece = ''
  let bytes = 0
  // Most lines are short, and then counting their bytes is all there is to do.
  if (Buffer.byteLength(line) <= bytesMax) return yield line
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (bytes + more > bytesMax) {
      yield piece
      piece = ''
      bytes = 0
    }
    piece += character
    bytes += more
  }
  yield piece
}

function isCode(error: unknown, code: string): boolean {
  return isError(error) && Reflect.get(error, 'code') === code
}
