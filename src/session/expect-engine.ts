import { isError } from '../errors.ts'
import { after, cancel, type Timer } from '../clock.ts'
import type { Exit } from '../errors.ts'
import { quietGraceMs } from '../limits.ts'
import { EchoTracker } from './echo.ts'
import { type Asked, Expectation, markerMatch } from './expectation.ts'
import { describePatterns, EOF, TIMEOUT, type Match } from './pattern.ts'
import { insideEscape } from './inside-escape.ts'
import type { Found, Refusal } from './searcher.ts'
import { Transcript } from './transcript.ts'

/** Who builds the errors: it knows the screen, the tape and the words. Called only on final failure. */
export interface Failures {
  timedOut(expectation: Expectation): Error
  exited(expectation: Expectation, exit: Exit): Error
  silent(expectation: Expectation, why: Error): Error
  closed(expectation: Expectation): Error
}

/**
 * Answers expects from a stream of output: earliest match wins, a match consumes up to its end, expects are answered
 * in the order they were asked. Driven by events alone; nothing polls.
 */
export class ExpectEngine {
  readonly transcript: Transcript
  readonly echo: EchoTracker = new EchoTracker()
  readonly #failures: Failures
  readonly #waiting: Expectation[] = []
  #consumed = 0
  #exit: Exit | undefined
  #closed = false
  #why: ((awaited: string) => Error) | undefined
  #grace: Timer | undefined

  constructor(failures: Failures, linesMax?: number) {
    this.#failures = failures
    this.transcript = new Transcript(linesMax)
  }

  /** Whether somebody waits. */
  get awaited(): boolean {
    return this.#waiting.length > 0
  }

  /** Offset up to which output was consumed by earlier matches. */
  get consumed(): number {
    return this.#consumed
  }

  /** Output not yet consumed, as far as it is retained. */
  get unread(): string {
    return this.transcript.slice(this.#consumed)
  }

  /** Takes up to `count` characters of the unread output. */
  take(count: number): string {
    const text = this.transcript.slice(
      this.#consumed,
      Math.min(this.transcript.total, Math.max(this.#consumed, this.transcript.dropped) + count),
    )
    this.#consumed = Math.max(this.#consumed, this.transcript.dropped) + text.length
    return text
  }

  output(text: string): void {
    const offset = this.transcript.total
    this.transcript.append(text)
    const wasNoEcho = this.echo.follow(text, offset)
    if (wasNoEcho) for (const each of this.#waiting) each.asked.searcher.again(this.echo.from)
    this.#noLongerQuiet()
    if (this.#waiting.length > 0) this.#answer()
  }

  ended(exit: Exit): void {
    this.#exit = exit
    this.#noLongerQuiet()
    this.#answer()
  }

  /** Nothing will come until the next input. */
  quiet(why: (awaited: string) => Error): void {
    this.#why = why
    this.#answer()
  }

  /** An input is about to be sent; its echo, if there will be one, begins here. */
  speaking(echoed: string): void {
    this.#noLongerQuiet()
    this.echo.expect(echoed, this.transcript.total)
  }

  /** The terminal echoes nothing of the newest input. */
  unechoed(): void {
    this.echo.none()
  }

  close(): void {
    this.#closed = true
    this.#answer()
  }

  expect(asked: Asked): Promise<Match> {
    const expectation = new Expectation(asked)
    this.#waiting.push(expectation)
    if (this.#waiting.length === 1) this.#answer()
    if (!expectation.settled) {
      asked.site.keep()
      expectation.startClock(() => this.#timeUp(expectation))
    }
    return expectation.promise
  }

  /** What an expect would match now, found by the same rules; nothing is consumed. */
  glimpse(asked: Pick<Asked, 'searcher' | 'echo'>): Match | undefined {
    const found = this.#look(asked)
    return found && { ...found.match, before: this.transcript.slice(this.#consumed, found.from) }
  }

  #answer(): void {
    for (;;) {
      const head = this.#waiting[0]
      if (head === undefined) return this.#stopGrace()
      if (!this.#tryAnswer(head)) return
      this.#waiting.shift()
    }
  }

  #tryAnswer(head: Expectation): boolean {
    const found = this.#look(head.asked)
    if (found !== undefined) head.resolve(this.#consume(found))
    else if (this.#exit !== undefined) this.#answerAtEnd(head, this.#exit)
    else if (this.#closed) this.#fail(head, () => this.#failures.closed(head))
    else if (this.#why !== undefined) this.#startGrace()
    return head.settled
  }

  #look({ searcher, echo }: Pick<Asked, 'searcher' | 'echo'>): Found | undefined {
    return searcher.search(this.transcript, this.#consumed, (from, to) => this.#refusal(from, to, echo))
  }

  #consume(found: Found): Match {
    const before = this.transcript.slice(this.#consumed, found.from)
    this.#consumed = found.to
    return { ...found.match, before }
  }

  #refusal(from: number, to: number, echoCounts: boolean): Refusal | undefined {
    if (!echoCounts && this.echo.covers(from, to)) return 'echo'
    return insideEscape(this.transcript, from, to) ? 'escape' : undefined
  }

  #answerAtEnd(head: Expectation, exit: Exit): void {
    const index = head.indexOf(EOF)
    if (index === -1) this.#fail(head, () => this.#failures.exited(head, exit))
    else head.resolve(markerMatch(index, EOF, this.take(Number.POSITIVE_INFINITY)))
  }

  #timeUp(expectation: Expectation): void {
    const index = expectation.indexOf(TIMEOUT)
    if (index === -1) this.#fail(expectation, () => this.#failures.timedOut(expectation))
    else expectation.resolve(markerMatch(index, TIMEOUT, this.unread))
    this.#remove(expectation)
  }

  // Errors are made in timers and while output is delivered: were one to throw there, the expect would wait for ever.
  #fail(expectation: Expectation, errorOf: () => Error): void {
    let error: Error
    try {
      error = errorOf()
    } catch (failed) {
      error = isError(failed) ? failed : new Error(String(failed))
    }
    expectation.reject(error)
  }

  #startGrace(): void {
    this.#grace ??= after(quietGraceMs, () => {
      const [head, why] = [this.#waiting[0], this.#why]
      this.#grace = undefined
      if (head === undefined || why === undefined) return
      const index = head.indexOf(TIMEOUT)
      if (index === -1)
        this.#fail(head, () => this.#failures.silent(head, why(describePatterns(head.asked.patterns))))
      else head.resolve(markerMatch(index, TIMEOUT, this.unread))
      this.#remove(head)
    })
  }

  #noLongerQuiet(): void {
    this.#why = undefined
    this.#stopGrace()
  }

  #stopGrace(): void {
    cancel(this.#grace)
    this.#grace = undefined
  }

  #remove(expectation: Expectation): void {
    const index = this.#waiting.indexOf(expectation)
    if (index !== -1) this.#waiting.splice(index, 1)
    this.#answer()
  }
}
