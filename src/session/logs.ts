import type { Input, Stream } from './transport.ts'

/** Where a transcript goes: a function, or anything with `write`, such as a stream. */
export type LogTarget = ((text: string, stream: Stream) => void) | { write(text: string): unknown }

/** What is written down: what the program prints, what it is sent, or both in the order they happened. */
export interface LogTargets {
  /** Gets everything the program prints, escape sequences and all. */
  read?: LogTarget
  /**
   * Gets everything that is sent, a line with LF behind it. Passwords too: nothing is masked here, so this is not for files
   * that others read.
   */
  send?: LogTarget
}

/** The transcripts that are being written of one session. */
export class Logs {
  readonly #open: Set<LogTargets> = new Set()

  /** Begins to write; call the result to stop. */
  add(targets: LogTargets): () => void {
    // A copy, so that the same targets may be added twice and stopped once.
    const added = { ...targets }
    this.#open.add(added)
    return () => void this.#open.delete(added)
  }

  heard(text: string, stream: Stream): void {
    for (const { read } of this.#open) tell(read, text, stream)
  }

  said(input: Input): void {
    const text = textOf(input)
    if (text !== '') for (const { send } of this.#open) tell(send, text, 'stdout')
  }
}

export function tell(target: LogTarget | undefined, text: string, stream: Stream): void {
  if (typeof target === 'function') target(text, stream)
  else target?.write(text)
}

/** What a user would have typed; the terminal's own replies, sizes and signals nobody types. */
function textOf(input: Input): string {
  if (input.kind === 'eof') return '\u0004'
  if (!('data' in input) || input.kind === 'reply') return ''
  return Buffer.from(input.data).toString('utf8') + (input.kind === 'line' ? '\n' : '')
}
