import { now } from '../../clock.ts'
import { CommandError, type Exit, InputError, isError, OptionError } from '../../errors.ts'
import { commandOutputCharsMax, expectTimeoutMs } from '../../limits.ts'
import { checkDuration } from '../../session/options.ts'
import { EOF, type Match, type Pattern, TIMEOUT } from '../../session/pattern.ts'
import type { Session } from '../../session/session.ts'
import type { Stream } from '../../session/transport.ts'
import { gatherOutput, tidy } from './gather-output.ts'
import { type CommandLine, type HelperOptions, shownCommand, startCommand } from './start-command.ts'
import { internalsOf } from '../../session/internals.ts'

/**
 * What is done when a pattern comes: a string is sent as a line (one line break at its end is the Enter itself); a function
 * may return a string to be sent so, or `true` to stop there.
 */
export type EventResponse =
  | string
  | ((match: Match, session: Session) => string | boolean | void | Promise<string | boolean | void>)

export interface AttemptOptions extends HelperOptions {
  /** Waited for before anything else. */
  expect?: Pattern | readonly Pattern[]
  /** Sent as a line once `expect` came, or at once. */
  send?: string
  /** Standard input: sent as it is, and then its end. The program has pipes then, unless `transport` says otherwise. */
  input?: string | Uint8Array
  /** Gets the output as it comes; `output` then keeps the beginning of what is very long. */
  onOutput?: (text: string, stream: Stream) => void
  /** Of a program on pipes: `output` is this stream alone. Default both, in the order they came. */
  stream?: Stream
  /** Answered whenever they come, until the program ends; TIMEOUT in place of the timeout's error. */
  events?: readonly (readonly [Pattern, EventResponse])[]
}

/** How a command went. */
export interface CommandResult {
  /** The command as one line. */
  command: string
  /** It ended with code 0, or was stopped by a response. */
  ok: boolean
  /** All it printed, LF line ends, without the last one. */
  output: string
  /** How it ended; null if it was stopped, or never started. */
  exit: Exit | null
  /** What went wrong, if something did. */
  error: Error | undefined
  durationMs: number
}

/** Runs a command to its end and tells how it went; leaves no process. Never rejects. */
export async function attempt(command: CommandLine, options: AttemptOptions = {}): Promise<CommandResult> {
  const begun = now()
  const { expect, send, events, input, onOutput, stream, ...helper } = options
  let session: Session | undefined
  let gathered: ReturnType<typeof gatherOutput> | undefined
  let exit: Exit | null = null
  let error: Error | undefined
  try {
    checkEvents(events ?? [])
    const allowedMs = checkDuration('timeoutMs', options.timeoutMs ?? expectTimeoutMs)
    const leftMs = (): number => Math.max(0, allowedMs - (now() - begun))
    const piped = input === undefined ? {} : { transport: 'pipe' as const }
    session = await startCommand(command, { ...piped, ...helper })
    gathered = gatherOutput(session, { onOutput, stream })
    if (input !== undefined) await feed(session, input)
    if (expect !== undefined) await session.expect(expect, { timeoutMs: leftMs() })
    if (send !== undefined) await session.sendLine(send)
    const stopped = await converse(session, events ?? [], leftMs)
    if (!stopped) exit = await session.exit
  } catch (caught) {
    error = isError(caught) ? caught : new Error(String(caught))
    exit = (session === undefined ? undefined : internalsOf(session).ended) ?? null
  }
  await session?.close({ force: true }).catch((leak: Error) => (error ??= leak))
  const output = tidy(gathered?.text ?? '')
  if (gathered?.isTooLong === true) error = tooLong(command, output)
  else if (exit !== null && exit.code !== 0)
    error ??= new CommandError('exit', shownCommand(command), exit, output)
  return {
    command: shownCommand(command),
    ok: error === undefined,
    output,
    exit,
    error,
    durationMs: now() - begun,
  }
}

/** @throws OptionError for what is no list of pairs, and a response that is neither a text nor a function */
function checkEvents(events: NonNullable<AttemptOptions['events']>): void {
  if (!Array.isArray(events)) throw new OptionError('events', events, 'an array of [pattern, response] pairs')
  for (const [index, pair] of events.entries()) {
    const response: unknown = Array.isArray(pair) ? pair[1] : undefined
    if (typeof response !== 'string' && typeof response !== 'function')
      throw new OptionError(`events[${index}]`, pair, 'a pattern and a string or function to answer it with')
  }
}

/** @returns whether a response said to stop */
async function converse(
  session: Session,
  events: NonNullable<AttemptOptions['events']>,
  leftMs: () => number,
): Promise<boolean> {
  const patterns: Pattern[] = [...events.map(([pattern]) => pattern), EOF]
  for (;;) {
    const match = await session.expect(patterns, { timeoutMs: leftMs() })
    const response = events[match.index]?.[1]
    const said = typeof response === 'function' ? await response(match, session) : response
    if (said === true || match.pattern === TIMEOUT) return true
    if (match.pattern === EOF) return false
    if (typeof said === 'string') await answer(session, said)
  }
}

/** A program need not read to the end, nor at all. */
async function feed(session: Session, input: string | Uint8Array): Promise<void> {
  try {
    if (input.length > 0) await session.send(input)
    await session.sendEof()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
  }
}

async function answer(session: Session, line: string): Promise<void> {
  try {
    await session.sendLine(line.replace(/\r?\n$/, ''))
  } catch (error) {
    // It asked and ended without waiting: its exit says how that went.
    if (!(error instanceof InputError && internalsOf(session).ended !== undefined)) throw error
  }
}

function tooLong(command: CommandLine, output: string): CommandError {
  return new CommandError('output-too-long', shownCommand(command), null, output, {
    hint: `More than ${commandOutputCharsMax} characters: use spawn, and read the output piece by piece.`,
  })
}
