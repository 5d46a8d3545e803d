/* oxlint-disable typescript/unbound-method -- methods are named only as the place where a stack begins, never called */
import { now, wallClock } from '../clock.ts'
import { type Exit, OptionError } from '../errors.ts'
import { expectTimeoutMs, settleQuietMs } from '../limits.ts'
import type { Screen } from '../screen/screen.ts'
import { type CallSite, captureCallSite } from './call-site.ts'
import { type CloseOptions, Conversation } from './conversation.ts'
import { History, type PastExpect } from './history.ts'
import { controlCharacter, encodeKey } from './keys.ts'
import { checkDuration } from './options.ts'
import { checkPatterns, EOF, type Match, type Pattern } from './pattern.ts'
import { Searcher } from './searcher.ts'
import { settled } from './settled.ts'
import type { TapeUse } from './tape-use.ts'
import { TerminalModes } from './terminal-modes.ts'
import type { Input, Transport } from './transport.ts'
import type { WatchEnd } from './watch.ts'

export interface SessionFacts {
  id: string
  name: string
  command: string
  args: readonly string[]
  cols: number
  rows: number
  /** A WHATWG encoding label. */
  encoding: string
  /** How long expects wait by default, in milliseconds. */
  timeoutMs?: number
  /** On the engine's clock: when the caller's own time is up. No wait lasts longer, so that it can still say why. */
  deadlineAt?: number
  tape?: TapeUse | undefined
  /** Lines of output that are retained; default 10 000. */
  linesMax?: number
  /** Hears of every expect that is over, with what it failed with. */
  expected?: (past: PastExpect, error: unknown) => void
}

export interface ExpectOptions {
  /** Milliseconds until an `ExpectTimeoutError`, or until TIMEOUT matches; default the session's `timeoutMs`. */
  timeoutMs?: number
  /** How many characters before the newest output a RegExp may begin; default 16 384. */
  window?: number
  /** Let the terminal's echo of the input just sent satisfy a pattern; default false. */
  echo?: boolean
}

/**
 * An interactive program one can talk to: live, being recorded, or played from a tape; the session is the same.
 */
export class Session implements AsyncDisposable {
  readonly id: string
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly createdAt: Date = wallClock()
  /** How long expects and matchers wait by default, in milliseconds. */
  readonly timeoutMs: number
  /** The tape this session is recorded on or played from, if any. */
  readonly tape: TapeUse | undefined
  readonly #conversation: Conversation
  readonly #modes: TerminalModes
  readonly #history: History = new History()
  readonly #startedAt: number = now()
  readonly #deadlineAt: number
  readonly #expected: SessionFacts['expected']
  #afterClose: (() => Promise<void>) | undefined

  constructor(transport: Transport, facts: SessionFacts) {
    this.id = facts.id
    this.name = facts.name
    this.command = facts.command
    this.args = facts.args
    this.timeoutMs = checkDuration('timeoutMs', facts.timeoutMs ?? expectTimeoutMs)
    this.tape = facts.tape
    this.#deadlineAt = facts.deadlineAt ?? Number.POSITIVE_INFINITY
    this.#expected = facts.expected
    this.#conversation = new Conversation(transport, { ...facts, program: facts.command })
    this.#modes = new TerminalModes(this.#conversation.engine.transcript)
  }

  /** Sends text or bytes as they are. Resolves when all of it was accepted. */
  send(data: string | Uint8Array): Promise<void> {
    return this.#give({ kind: 'raw', data: bytesOf(data) }, this.send, textOf(data))
  }

  /** Sends a line: the text and the line end the program's world uses, CR on a terminal and LF on a pipe. */
  sendLine(text: string | Uint8Array = ''): Promise<void> {
    return this.#give({ kind: 'line', data: bytesOf(text) }, this.sendLine, `${textOf(text)}\r`)
  }

  /**
   * Presses keys one after the other, by name: `press('Ctrl+C')`, `press('ArrowUp', 'Enter')`, `press('q')`.
   *
   * @throws OptionError for a key that is not known
   */
  press(...keys: string[]): Promise<void> {
    const applicationCursor = this.#modes.has(1)
    const text = keys.map((key) => encodeKey(key, { applicationCursor })).join('')
    return this.#give({ kind: 'raw', data: bytesOf(text) }, this.press, text)
  }

  /** Pastes text: line breaks become CR, and the whole is bracketed if the program asked for bracketed paste. */
  paste(text: string): Promise<void> {
    const typed = this.#conversation.terminal ? text.replace(/\r?\n/g, '\r') : text
    const sent = this.#modes.has(2004) ? `\u001b[200~${typed}\u001b[201~` : typed
    return this.#give({ kind: 'raw', data: bytesOf(sent) }, this.paste, typed)
  }

  /** Sends the terminal's end-of-file character, Ctrl+D; on a pipe closes the program's standard input. */
  sendEof(): Promise<void> {
    return this.#give({ kind: 'eof' }, this.sendEof, '')
  }

  /** Sends a control character by its letter: `sendControl('c')` is Ctrl+C. */
  sendControl(letter: string): Promise<void> {
    const text = controlCharacter(letter)
    return this.#give({ kind: 'raw', data: bytesOf(text) }, this.sendControl, text)
  }

  /** Changes the size of the terminal; the program receives SIGWINCH. */
  resize(cols: number, rows: number): Promise<void> {
    return this.#conversation.resize(cols, rows)
  }

  /** Sends a signal by name to the program in the foreground. */
  signal(name: string): Promise<void> {
    if (!/^SIG[A-Z0-9]+$/.test(name)) throw new OptionError('signal', name, 'a signal name such as "SIGTERM"')
    return this.#give({ kind: 'signal', signal: name }, this.signal, '')
  }

  /**
   * Waits for a pattern, or for the first of several, in what the program prints, and consumes the output up to the end
   * of the match. The earliest match in the stream wins; of two that begin at the same place, the one listed first.
   *
   * @throws ExpectTimeoutError when none came in time, unless TIMEOUT is in the list
   * @throws ProcessExitedError when the program ended first, unless EOF is in the list
   * @throws TapeMissError when the tape being played has nothing more to say
   */
  expect(patterns: Pattern | readonly Pattern[], options: ExpectOptions = {}): Promise<Match> {
    return this.#expect(patterns, options, captureCallSite(this.expect))
  }

  /** {@link expect} for strings only. */
  expectExact(strings: string | readonly string[], options: ExpectOptions = {}): Promise<Match> {
    return this.#expect(strings, options, captureCallSite(this.expectExact))
  }

  /** Waits for the program to end; the match's `before` is everything not yet consumed. */
  expectEof(options: ExpectOptions = {}): Promise<Match> {
    return this.#expect(EOF, options, captureCallSite(this.expectEof))
  }

  /** Waits for a pattern and gives everything up to its end. */
  async readUntil(pattern: Pattern | readonly Pattern[], options: ExpectOptions = {}): Promise<string> {
    const match = await this.#expect(pattern, options, captureCallSite(this.readUntil))
    return match.before + match.text
  }

  /**
   * Consumes what is there, at most `charsMax` characters. If nothing is, waits up to `timeoutMs` milliseconds for
   * something; gives an empty string if nothing came or the program ended.
   */
  async readAvailable(charsMax: number = Number.POSITIVE_INFINITY, timeoutMs = 0): Promise<string> {
    const { engine, watches } = this.#conversation
    const something = (): true | undefined => (engine.unread === '' ? undefined : true)
    await watches.until(something, checkDuration('timeoutMs', timeoutMs))
    return engine.take(charsMax)
  }

  /** Waits until the program has printed nothing for `quietMs` milliseconds (default 100), or ended. */
  async settle(options: { quietMs?: number; timeoutMs?: number } = {}): Promise<void> {
    const quietMs = checkDuration('quietMs', options.quietMs ?? settleQuietMs)
    await settled(this.#conversation, quietMs, this.#timeout(options))
  }

  /**
   * Looks at something again and again, whenever the session changed, until it is not undefined. What matchers are made
   * of.
   */
  until<T>(look: () => T | undefined, options: { timeoutMs?: number } = {}): Promise<WatchEnd<T>> {
    return this.#conversation.watches.until(look, this.#timeout(options))
  }

  /** What the program printed, escapes and all, as far as it is retained (10 000 lines). */
  get output(): string {
    return this.#conversation.engine.transcript.text
  }

  /** What the program printed on standard error; always empty on a terminal, where there is no such thing. */
  get stderr(): string {
    return this.#conversation.stderr.text
  }

  /** Output that no expect has consumed yet. */
  get unread(): string {
    return this.#conversation.engine.unread
  }

  /** The last `count` lines of output. */
  recent(count: number): string {
    return this.#conversation.engine.transcript.recent(count)
  }

  /** The expects so far, oldest first. */
  get history(): readonly PastExpect[] {
    return this.#history.list
  }

  /** Whether an expect waits right now. */
  get awaited(): boolean {
    return this.#conversation.engine.awaited
  }

  /** What a person would see now. */
  get screen(): Screen {
    return this.#conversation.screen
  }

  /** How the program ended, once it has. Never rejects. */
  get exit(): Promise<Exit> {
    return this.#conversation.exit
  }

  /** How the program ended, or undefined while it runs. */
  get ended(): Exit | undefined {
    return this.#conversation.ended
  }

  get state(): 'alive' | 'dead' {
    return this.ended === undefined ? 'alive' : 'dead'
  }

  /** Process id, or undefined where there is no process. */
  get pid(): number | undefined {
    return this.#conversation.pid
  }

  /** When the last input was sent or the last output came. */
  get lastActivity(): Date {
    return new Date(this.createdAt.getTime() + this.#conversation.lastActivityAt - this.#startedAt)
  }

  /** Whether every exchange of the tape was played; true where there is no tape to play. */
  get played(): boolean {
    return this.tape === undefined || this.tape.unplayed === 0
  }

  /** Ends the program and everything it started: HUP, then TERM, then KILL. `force` begins with KILL. */
  async close(options?: CloseOptions): Promise<void> {
    await this.#conversation.close(options)
    const last = this.#afterClose
    this.#afterClose = undefined
    await last?.()
  }

  /** What is done once, after the first close: a recording is saved. */
  afterClose(task: () => Promise<void>): void {
    this.#afterClose = task
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #give(input: Input, caller: (...args: never[]) => unknown, shown: string): Promise<void> {
    const site = captureCallSite(caller)
    return this.#conversation.give(input, shown).catch((error: unknown) => {
      throw error instanceof Error ? site.blame(error) : error
    })
  }

  async #expect(
    patterns: Pattern | readonly Pattern[],
    options: ExpectOptions,
    site: CallSite,
  ): Promise<Match> {
    const list = checkPatterns(patterns)
    const searcher = new Searcher(list, options.window)
    const startedAt = now()
    let match: Match | null = null
    let failure: unknown
    try {
      match = await this.#conversation.engine.expect({
        patterns: list,
        searcher,
        timeoutMs: this.#timeout(options),
        echo: options.echo ?? false,
        site,
      })
      return match
    } catch (error) {
      failure = error
      throw error
    } finally {
      const past = this.#history.add(list, match, now() - startedAt)
      this.#expected?.(past, failure)
    }
  }

  #timeout(options: { timeoutMs?: number }): number {
    const asked =
      options.timeoutMs === undefined ? this.timeoutMs : checkDuration('timeoutMs', options.timeoutMs)
    return Math.min(asked, Math.max(0, this.#deadlineAt - now()))
  }
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data
}

function textOf(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : Buffer.from(data).toString('latin1')
}
