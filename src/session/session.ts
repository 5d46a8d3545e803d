/* oxlint-disable typescript/unbound-method -- methods are named only as the place where a stack begins, never called */
import { now, wallClock } from '../clock.ts'
import { type Exit, OptionError } from '../errors.ts'
import { expectTimeoutMs, settleQuietMs } from '../limits.ts'
import type { Screen } from '../screen/screen.ts'
import { checkStyle, type StyleAsked } from '../screen/style-asked.ts'
import { callSite, captureCallSite, promised } from './call-site.ts'
import { type CloseOptions, Conversation } from './conversation.ts'
import { Diary } from './diary.ts'
import { type ExpectOptions, Expects } from './expects.ts'
import { internalsOf, keepInternals, SessionInternals } from './internals.ts'
import type { PastExpect } from './history.ts'
import { controlByName } from './control-names.ts'
import type { InteractOptions } from './interact.ts'
import { encodeKey } from './keys.ts'
import { type LogTargets, tell } from './logs.ts'
import { Locator, type LocatorOptions, type StyleLocatorOptions } from './locator.ts'
import { kindOfReports, Mouse } from './mouse.ts'
import { echoEnds } from './no-echo.ts'
import { linesOf, nextLine, takeExactly } from './exact-reads.ts'
import { checkKnown } from './known-options.ts'
import { checkCount, checkDuration } from './options.ts'
import { outputOf } from './output-iterator.ts'
import { EOF, type Match, type Pattern } from './pattern.ts'
import { sizeGiven, type TerminalSize } from './size-given.ts'
import { settled } from './settled.ts'
import { type Askable, notAsked, type QuestionLog } from './questions.ts'
import { type AnswerOptions, Answers, type PromptOptions } from './prompts/answers.ts'
import { Readings } from './readings.ts'
import type { PlaceInOrder } from './session-order.ts'
import type { TapeUse } from './tape-use.ts'
import { TerminalModes } from './terminal-modes.ts'
import type { Transport } from './transport.ts'
import { typeKeys } from './typing.ts'

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
  /** Where what the spec asks is logged, while the session is recorded. */
  questions?: QuestionLog | undefined
  /** Its place among the sessions of its test. */
  place?: PlaceInOrder | undefined
}

export interface SendOptions {
  /**
   * Whether it is masked on a tape and in logs. Default: if the terminal hides what is typed, as it does for a password. False
   * for what is typed where the echo was only switched off to be out of the way; true for a password nothing else tells.
   */
  secret?: boolean
}

type Until = Pattern | readonly Pattern[]

export interface LineOptions extends SendOptions {
  /** What to wait for once the line was sent: the program's next prompt, most likely. */
  until?: Until
  /** How long to wait for it, in milliseconds; default the session's. */
  timeoutMs?: number
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
  /** Clicks, drags and turns the wheel, for a program that asked for mouse events. */
  readonly mouse: Mouse
  readonly #conversation: Conversation
  readonly #modes: TerminalModes
  readonly #expects: Expects
  readonly #readings: Readings
  readonly #answers: Answers = new Answers(this)
  readonly #startedAt: number = now()

  constructor(transport: Transport, facts: SessionFacts) {
    this.id = facts.id
    this.name = facts.name
    this.command = facts.command
    this.args = facts.args
    this.timeoutMs = checkDuration('timeoutMs', facts.timeoutMs ?? expectTimeoutMs)
    this.tape = facts.tape
    this.#conversation = new Conversation(transport, { ...facts, program: facts.command })
    const { sentInputs } = this.#conversation
    const diary = new Diary(() => facts.tape?.at ?? sentInputs.list.length)
    this.#expects = new Expects(this.#conversation, {
      ...facts,
      diary,
      timeoutMs: this.timeoutMs,
      covers: async (error) => {
        // Loaded for a failure only: knowing every kind of secret takes many modules.
        const { coverError } = await import('./cover-error.ts')
        coverError(error, [this])
      },
    })
    this.#readings = new Readings(this.#conversation, facts.questions)
    keepInternals(this, new SessionInternals(this.#conversation, this.#expects, diary, facts.questions))
    this.#modes = new TerminalModes(this.#conversation.engine.transcript)
    this.mouse = new Mouse({
      modes: () => notAsked(() => this.screen.modes),
      size: () => notAsked(() => this.screen.size),
      until: (holds) => internalsOf(this).until(() => (holds() ? true : undefined)),
      send: (bytes) => this.#conversation.give({ kind: kindOfReports(bytes), data: bytes }, ''),
    })
  }

  /** Sends text or bytes as they are. Resolves when all of it was accepted. */
  send(data: string | Uint8Array, options: SendOptions = {}): Promise<void> {
    return promised(this.send, () => {
      const { secret } = checkedSend(options)
      return this.#conversation.give({ kind: 'raw', data: bytesOf(data), secret }, textOf(data))
    })
  }

  /**
   * Sends a line: the text and the line end the program's world uses, CR on a terminal and LF on a pipe. With `until`, then
   * waits for that in what the program prints, as {@link expect} does, and gives the match.
   */
  sendLine(text: string | Uint8Array, options: LineOptions & { until: Until }): Promise<Match>
  sendLine(text?: string | Uint8Array, options?: SendOptions): Promise<void>
  sendLine(text: string | Uint8Array = '', options: LineOptions = {}): Promise<Match | void> {
    return promised(this.sendLine, () => {
      const { secret, until, ...waiting } = checkedSend(options, ['until', 'timeoutMs'])
      const data = bytesOf(text)
      const sent = this.#conversation.give({ kind: 'line', data, secret }, `${textOf(text)}\r`)
      if (until === undefined) return sent
      const site = captureCallSite(this.sendLine)
      return sent.then(() => this.#expects.run(until, waiting, site))
    })
  }

  /**
   * Presses keys one after the other, by name: `press('Ctrl+C')`, `press('ArrowUp', 'Enter')`, `press('q')`.
   *
   * @throws OptionError for a key that is not known
   */
  press(...keys: string[]): Promise<void> {
    return promised(this.press, () => {
      const applicationCursor = this.#modes.has(1)
      return this.#type(keys.map((key) => encodeKey(key, { applicationCursor })).join(''))
    })
  }

  /** Pastes text: line breaks become CR, and the whole is bracketed if the program asked for bracketed paste. */
  paste(text: string): Promise<void> {
    return promised(this.paste, () => {
      const typed = this.#conversation.terminal ? checkText(text).replace(/\r?\n/g, '\r') : checkText(text)
      const sent = this.#modes.has(2004) ? `\u001b[200~${typed}\u001b[201~` : typed
      return this.#type(sent, typed)
    })
  }

  /**
   * Answers a question that takes a text: waits for it, types the text in place of what its field holds, and Enter.
   *
   * @throws ExpectTimeoutError when the question is not asked in time; the hint says what is
   */
  answer(question: string | RegExp, text: string, options: AnswerOptions = {}): Promise<void> {
    return promised(this.answer, () => this.#answers.answer(question, text, options, this.answer))
  }

  /**
   * Chooses an option of a question: waits for it, moves until the marked row says it, and presses Enter. A question such as
   * `(y/N)` or a numbered list is answered by what stands for the option.
   *
   * @throws PromptError when the question has no such option, with those it has
   */
  choose(question: string | RegExp, option: string | RegExp, options: PromptOptions = {}): Promise<void> {
    return promised(this.choose, () => this.#answers.choose(question, option, options, this.choose))
  }

  /**
   * Ticks exactly these options of a question and presses Enter: boxes that are ticked already stay, others are cleared.
   *
   * @throws PromptError when the question has no such option, with those it has
   */
  check(
    question: string | RegExp,
    ticked: readonly (string | RegExp)[],
    options: PromptOptions = {},
  ): Promise<void> {
    return promised(this.check, () => this.#answers.check(question, ticked, options, this.check))
  }

  /** Sends the terminal's end-of-file character, Ctrl+D; on a pipe closes the program's standard input. */
  sendEof(): Promise<void> {
    return promised(this.sendEof, () => this.#conversation.give({ kind: 'eof' }))
  }

  /**
   * Sends a control character by its letter, its ASCII name, or what a terminal does on it: `sendControl('c')`,
   * `sendControl('ETX')` and `sendControl('intr')` are all Ctrl+C.
   */
  sendControl(name: string): Promise<void> {
    return promised(this.sendControl, () => this.#type(controlByName(name)))
  }

  /** Whether the program's part is played from a tape: then no program runs, and outside a sandbox it leaves nothing behind. */
  get replayed(): boolean {
    this.#readings.tellsReplays()
    return this.tape?.direction === 'replaying'
  }

  /** Types a text key by key, `delayMs` milliseconds apart (default 0); a line break is Enter. A tape needs no delay. */
  type(text: string, options: { delayMs?: number } & SendOptions = {}): Promise<void> {
    return promised(this.type, () => {
      checkKnown(options, ['delayMs', 'secret'])
      const { delayMs = 0, secret } = options
      return typeKeys(this.#conversation, checkText(text), {
        delayMs: checkDuration('delayMs', delayMs),
        secret,
      })
    })
  }

  /** Lets the program have `ms` milliseconds for itself; a tape needs none. */
  pause(ms: number): Promise<void> {
    return promised(this.pause, () => this.#conversation.pause(checkDuration('ms', ms)))
  }

  /**
   * Waits until the program hides what is typed, as it does before it reads a password, and masks what is sent then, up to
   * Enter. On a pipe or a tape there is nothing to wait for.
   *
   * @throws ExpectTimeoutError when it still shows it after `timeoutMs` milliseconds, default the session's
   */
  waitNoEcho(options: { timeoutMs?: number } = {}): Promise<void> {
    const site = captureCallSite(this.waitNoEcho)
    return promised(this.waitNoEcho, () => {
      checkKnown(options, ['timeoutMs'])
      this.#conversation.nextIsSecret = true
      return echoEnds(this.#conversation, this.#expects.timeoutOf(options), site)
    })
  }

  /** Whether the terminal shows what is typed now; on a pipe nothing does. A shell that edits lines itself says no. */
  getEcho(): Promise<boolean> {
    return promised(this.getEcho, () => {
      this.#conversation.read()
      const again = async (other: Askable): Promise<string> => String(await other.getEcho())
      const take = async (): Promise<string> => String(await this.#conversation.echoes())
      return this.#readings
        .asked({ call: 'getEcho()', above: this.getEcho, again }, take)
        .then((said) => said === 'true')
    })
  }

  /** Switches the terminal's echo. A program that edits lines itself, as shells do, sets it anew at every prompt. */
  setEcho(on: boolean): Promise<void> {
    return promised(this.setEcho, () => this.#conversation.setEcho(on))
  }

  /** Changes the size of the terminal, `resize({ cols: 100, rows: 30 })`; the program receives SIGWINCH. */
  resize(size: TerminalSize): Promise<void>
  /** The same, columns before rows. */
  resize(cols: number, rows: number): Promise<void>
  resize(...given: [TerminalSize] | [cols: number, rows: number]): Promise<void> {
    return promised(this.resize, () => {
      const { cols, rows } = sizeGiven(given)
      return this.#conversation.resize(cols, rows)
    })
  }

  /** Sends a signal by name to the program in the foreground. */
  signal(name: string): Promise<void> {
    return promised(this.signal, () => {
      if (!/^SIG[A-Z0-9]+$/.test(name))
        throw new OptionError('signal', name, 'a signal name such as "SIGTERM"', {
          hint: /^[A-Z0-9]+$/i.test(name)
            ? `Did you mean SIG${name.toUpperCase().replace(/^SIG/, '')}?`
            : undefined,
        })
      return this.#conversation.give({ kind: 'signal', signal: name })
    })
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
    return this.#expects.run(patterns, options, callSite(this.expect))
  }

  /** {@link expect} for strings only. */
  expectExact(strings: string | readonly string[], options: ExpectOptions = {}): Promise<Match> {
    return this.#expects.run(strings, options, callSite(this.expectExact))
  }

  /** Waits for the program to end; the match's `before` is everything not yet consumed. */
  expectEof(options: ExpectOptions = {}): Promise<Match> {
    return this.#expects.run(EOF, options, callSite(this.expectEof))
  }

  /** Waits for a pattern and gives everything up to its end. */
  async readUntil(pattern: Pattern | readonly Pattern[], options: ExpectOptions = {}): Promise<string> {
    const match = await this.#expects.run(pattern, options, callSite(this.readUntil))
    return match.before + match.text
  }

  /**
   * The next line, without its line end; undefined when the program ended and everything was read. What the terminal echoes
   * is a line too.
   */
  readLine(options: { timeoutMs?: number } = {}): Promise<string | undefined> {
    return nextLine(this.#expects, options, callSite(this.readLine))
  }

  /** Every line until the program ends: `for await (const line of session.lines())`. Waits without limit. */
  lines(options: { timeoutMs?: number } = {}): AsyncGenerator<string, void, void> {
    const timeoutMs = options.timeoutMs ?? Number.POSITIVE_INFINITY
    return linesOf(this.#expects, { ...options, timeoutMs }, captureCallSite(this.lines))
  }

  /** Waits for exactly `count` characters and gives them; fewer only if the program ended. Without a count: all until it ends. */
  read(count: number = Number.POSITIVE_INFINITY, options: { timeoutMs?: number } = {}): Promise<string> {
    const site = captureCallSite(this.read)
    return promised(this.read, async () => {
      checkCount('count', count, 'characters')
      checkKnown(options, ['timeoutMs'])
      const again = (other: Askable): Promise<string> => other.read(count, options)
      return this.#readings.asked({ call: `read(${count})`, above: this.read, again }, () =>
        takeExactly(this.#conversation, count, this.#expects.timeoutOf(options), site),
      )
    })
  }

  /**
   * Consumes what is there, at most `charsMax` characters. If nothing is, waits up to `timeoutMs` milliseconds for
   * something; gives an empty string if nothing came or the program ended.
   */
  readAvailable(charsMax: number = Number.POSITIVE_INFINITY, timeoutMs = 0): Promise<string> {
    const ask = async (): Promise<string> => {
      const { engine, watches } = this.#conversation
      this.#conversation.hear()
      const something = (): true | undefined => (engine.unread === '' ? undefined : true)
      await watches.until(something, timeoutMs)
      return engine.take(charsMax)
    }
    return promised(this.readAvailable, async () => {
      checkCount('charsMax', charsMax, 'characters')
      checkDuration('timeoutMs', timeoutMs)
      const again = (other: Askable): Promise<string> => other.readAvailable(charsMax, timeoutMs)
      return this.#readings.asked({ call: 'readAvailable()', above: this.readAvailable, again }, ask)
    })
  }

  /** Waits until the program has printed nothing for `quietMs` milliseconds (default 100), or ended. */
  settle(options: { quietMs?: number; timeoutMs?: number } = {}): Promise<void> {
    return promised(this.settle, () => {
      checkKnown(options, ['quietMs', 'timeoutMs'])
      const quietMs = checkDuration('quietMs', options.quietMs ?? settleQuietMs)
      return settled(this.#conversation, quietMs, this.#expects.timeoutOf(options))
    })
  }

  /** What the program printed, escapes and all, as far as it is retained (10 000 lines). */
  get output(): string {
    return this.#readings.text(
      'output',
      () => this.#conversation.engine.transcript.text,
      (other) => other.output,
    )
  }

  /** What the program printed on standard error; always empty on a terminal, where there is no such thing. */
  get stderr(): string {
    return this.#readings.text(
      'stderr',
      () => this.#conversation.stderr.text,
      (other) => other.stderr,
    )
  }

  /** Output that no expect has consumed yet. */
  get unread(): string {
    return this.#readings.text(
      'unread',
      () => this.#conversation.engine.unread,
      (other) => other.unread,
    )
  }

  /** The last `count` lines of output. */
  recent(count: number): string {
    const { transcript } = this.#conversation.engine
    return this.#readings.text(
      `recent(${count})`,
      () => transcript.recent(count),
      (other) => other.recent(count),
    )
  }

  /**
   * Writes a transcript: what the program prints goes to `read`, what it is sent to `send`, each a function or a stream. What
   * was printed before is given first, as far as it is retained. Call the result to stop.
   */
  log(targets: LogTargets): () => void {
    const { text } = this.#conversation.engine.transcript
    if (text !== '') tell(targets.read, text, 'stdout')
    return this.#conversation.logs.add(targets)
  }

  /** The program's output piece by piece as it comes, until the program ends. What is given is consumed. */
  [Symbol.asyncIterator](): AsyncGenerator<string, void, void> {
    return outputOf(this.#conversation)
  }

  /**
   * Hands the user's own terminal to the program until Ctrl+] is pressed (`escape`) or the program ends (`exit`). The
   * terminal is restored whatever happens.
   */
  async interact(options?: InteractOptions): Promise<'escape' | 'exit'> {
    const { interact } = await import('./interact.ts')
    return interact(this.#conversation, this.#modes, options)
  }

  /** The expects so far, oldest first. */
  get history(): readonly PastExpect[] {
    return this.#expects.history
  }

  /** What a person would see now. */
  get screen(): Screen {
    return this.#conversation.screen
  }

  /**
   * A text on the screen, looked up each time it is used: click it, or ask for it with `toBeVisible`, `toHaveStyle`,
   * `toHaveCursor`.
   *
   * @throws OptionError for an empty text and for options that are not known
   */
  getByText(text: string | RegExp, options?: LocatorOptions): Locator {
    return new Locator(this, { text }, options)
  }

  /**
   * Names whatever text looks so, `getByStyle({ inverse: true })`: a stretch of a row, as long as it goes. Used as
   * {@link getByText}.
   *
   * @throws OptionError for a style or a colour that is none
   */
  getByStyle(style: StyleAsked, options?: StyleLocatorOptions): Locator {
    return new Locator(this, { style: checkStyle(style) }, options)
  }

  /** How the program ended, once it has. Never rejects. */
  get exit(): Promise<Exit> {
    return this.#conversation.exit
  }

  get state(): 'alive' | 'dead' {
    return this.#readings.text(
      'state',
      () => (this.#conversation.ended === undefined ? 'alive' : 'dead'),
      (other) => other.state,
    )
  }

  /** Whether `close` was called. */
  get closed(): boolean {
    return this.#conversation.closing
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
    await internalsOf(this).finish()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** @param shown what a terminal would echo, if that is less than what is sent */
  #type(text: string, shown = text): Promise<void> {
    return this.#conversation.give({ kind: 'raw', data: bytesOf(text) }, shown)
  }
}

function checkedSend<T extends SendOptions>(options: T, more: readonly string[] = []): T {
  checkKnown(options, ['secret', ...more])
  return options
}

function checkText(text: string): string {
  if (typeof text !== 'string') throw new OptionError('text', text, 'a string')
  return text
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, 'utf8')
  if (data instanceof Uint8Array) return data
  throw new OptionError('input', data, 'a string or bytes')
}

function textOf(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : Buffer.from(data).toString('latin1')
}
