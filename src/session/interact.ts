/// <reference types="node" preserve="true" />
import { OptionError } from '../errors.ts'
import type { Conversation } from './conversation.ts'
import { encodeKey } from './keys.ts'
import { takeOver } from './take-over.ts'
import type { TerminalModes } from './terminal-modes.ts'
import { withoutQueries } from './without-queries.ts'

/** The user's end: `process.stdin` and `process.stdout`, or others like them. */
export interface InteractOptions {
  /** The key that gives the terminal back, as {@link Session.press} names keys; default `Ctrl+]`. `null`: none does. */
  escape?: string | null
  /** What the end of the input does: `eof` (default) sends end of file to the program, `leave` gives the terminal back. */
  atEnd?: 'eof' | 'leave'
  /** Who answers what the program asks its terminal: the user's own (default), or the session's, which a recording is replayed with. */
  queries?: 'user' | 'session'
  /** Changes what the user types before the program gets it; the escape key is taken from what is typed, not from what comes of it. */
  filterInput?: (typed: string) => string
  /** Changes what the program prints before the user sees it. The session itself has it as it came. */
  filterOutput?: (printed: string) => string
  input?: NodeJS.ReadableStream & { isTTY?: boolean; isRaw?: boolean; setRawMode?(raw: boolean): unknown }
  output?: NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number }
}

/**
 * Hands the user's own terminal to the program: every key goes to it, everything it prints is shown, and its terminal has
 * the size of the user's. Ends when the escape key is pressed or the program ends. The terminal is as it was before then,
 * however this ends.
 */
export async function interact(
  conversation: Conversation,
  modes: TerminalModes,
  options: InteractOptions = {},
): Promise<'escape' | 'exit'> {
  const { input = process.stdin, output = process.stdout, escape = 'Ctrl+]', atEnd = 'eof' } = options
  const key = escape === null ? undefined : keyOf(escape)
  const asksUser = (options.queries ?? 'user') === 'user'
  const fed = input.isTTY === true ? lineFeeds() : (text: string): string => text
  const { filterInput, filterOutput = (printed) => printed } = options
  const show = (text: string): string => fed(filterOutput(asksUser ? text : withoutQueries(text)))
  const restore = takeOver(input, output, modes)
  // A query the program prints now reaches the user's terminal, which answers it among the keys.
  conversation.answers = !asksUser
  let stop = (): void => {}
  // Bytes pass as they are; only a filter has to read them.
  const decoder = filterInput && new TextDecoder()
  const textOf = (data: string | Buffer): string =>
    typeof data === 'string' ? data : (decoder?.decode(data, { stream: true }) ?? data.toString('latin1'))
  const bytesOf = (text: string, encoding: 'utf8' | 'latin1'): Buffer =>
    Buffer.from(filterInput?.(text) ?? text, filterInput === undefined ? encoding : 'utf8')
  try {
    return await new Promise<'escape' | 'exit'>((resolve, reject) => {
      const size = (): void => {
        const { columns, rows } = output
        if (columns && rows) conversation.resize(columns, rows).catch(reject)
      }
      const typed = (data: string | Buffer): void => {
        const text = textOf(data)
        const at = key === undefined ? -1 : text.indexOf(key)
        const bytes = bytesOf(
          at === -1 ? text : text.slice(0, at),
          typeof data === 'string' ? 'utf8' : 'latin1',
        )
        const sent = bytes.length === 0 ? Promise.resolve() : conversation.give({ kind: 'raw', data: bytes })
        last = sent
        sent.then(() => (at === -1 ? undefined : resolve('escape')), reject)
      }
      let last = Promise.resolve()
      const closed = (): void => {
        if (atEnd === 'leave') void last.then(() => resolve('escape'), reject)
        else conversation.give({ kind: 'eof' }).catch(reject)
      }
      const silence = conversation.logs.add({ read: (text) => void output.write(show(text)) })
      stop = () => {
        silence()
        input.off('data', typed).off('end', closed).off('error', closed)
        output.off('resize', size)
      }
      output.write(show(withoutQueries(conversation.engine.unread)))
      output.on('resize', size)
      size()
      // A terminal that hung up can be read no more: that is the end of the input too.
      input.on('data', typed).on('end', closed).on('error', closed)
      void conversation.exit.then(() => resolve('exit'))
    })
  } finally {
    stop()
    restore()
    conversation.answers = true
    // The user has seen it: an expect after this begins where the user left.
    conversation.engine.take(Number.POSITIVE_INFINITY)
  }
}

function keyOf(name: string): string {
  const key = encodeKey(name)
  if (key.length !== 1 || key >= ' ')
    throw new OptionError('escape', name, 'a key that sends one control character, such as Ctrl+]')
  return key
}

/**
 * Node's raw mode leaves the terminal's output processing on: a line feed would also return the carriage, where a program in
 * raw mode only means the line below. That is said with IND, `ESC D`, instead.
 */
function lineFeeds(): (text: string) => string {
  let last = ''
  return (text) => {
    const before = last
    last = text.at(-1) ?? last
    return text.replace(/\r?\n/g, (end, at: number) => {
      const returned = end !== '\n' || (at === 0 && before === '\r')
      return returned ? '\n' : '\u001bD'
    })
  }
}
