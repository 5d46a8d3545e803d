import { isError } from '../../errors.ts'
import { after, cancel, type Timer, wallClock } from '../../clock.ts'
import type { Exit } from '../../errors.ts'
import { logPauseMs } from '../../limits.ts'
import { createRedactor, type Redactor } from '../../redact/redactor.ts'
import type { SecretValue } from '../../redact/known-values.ts'
import type { Rule } from '../../redact/rule.ts'
import { argumentPassages } from '../../redact/secret-names.ts'
import { describeInput } from '../../session/describe-input.ts'
import { describeExit } from '../../session/failures.ts'
import type { PastExpect } from '../../session/history.ts'
import type { Input, Stream } from '../../session/transport.ts'
import type { InteractionEntry } from '../storage/entities/interaction-log.ts'
import { LogFile } from './log-file.ts'
import { heldCharsMax, MaskedOutput, openKeyAt } from './masked-output.ts'
import type { SessionFiles } from './session-files.ts'
import type { LogLevel } from './settings.ts'
import type { Listener } from './tap.ts'
import { TypedTurns } from './typed-turns.ts'

export interface LogFacts {
  id: string
  files: SessionFiles
  level: Exclude<LogLevel, 'silent'>
  bytesMax: number
  /** Width of the terminal: a secret may be broken over two lines. */
  columns: number
  /** Whether there is one: what a pipe does not echo is no secret. */
  terminal: boolean
  /** What is masked beside what the built-in rules find; undefined masks nothing. */
  secrets: { values: readonly SecretValue[]; rules?: readonly Rule[] | undefined } | undefined
  /** Hears once that the log cannot be written any more: a full disk, a removed folder. The session goes on. */
  lost(error: unknown): void
}

type Action = InteractionEntry['action']

/**
 * Writes down a session: what the program printed in `output.log`, and who said what in `interactions.jsonl`, both without
 * secrets, masked as on a tape. A line typed while the terminal hides it is masked whole.
 */
export class SessionLog implements Listener {
  readonly #facts: LogFacts
  readonly #output: LogFile
  readonly #interactions: LogFile
  readonly #redactor: Redactor
  readonly #heard: MaskedOutput
  readonly #began: string = wallClock().getTime().toString(36)
  /** Where what was typed is judged by what the program showed of it. */
  readonly #turns: TypedTurns | undefined
  readonly #masks: boolean
  #entries = 0
  #typed = ''
  #typedHidden = false
  #pause: Timer | undefined
  #closing = false
  #over = false

  constructor(facts: LogFacts) {
    this.#facts = facts
    this.#output = new LogFile(facts.files.output, facts.bytesMax)
    this.#interactions = new LogFile(facts.files.interactions, facts.bytesMax)
    const { values = [], rules } = facts.secrets ?? { rules: [] }
    this.#redactor = createRedactor({
      values,
      columns: facts.columns,
      ...(rules === undefined ? {} : { rules }),
    })
    this.#heard = new MaskedOutput(this.#redactor)
    this.#masks = facts.secrets !== undefined
    this.#turns = this.#masks && facts.terminal ? new TypedTurns(facts.columns) : undefined
  }

  start(command: string, args: readonly string[]): void {
    const masked = this.#redactor.redact(argumentPassages(command, args)).map(({ text }) => text)
    this.#write('START', { input_text: [command, ...masked].join(' ') })
  }

  input(input: Input, hidden: boolean): void {
    if (input.kind === 'resize' && this.#facts.level === 'info') return
    if (!('data' in input)) {
      this.#flushTyped()
      this.#flushHeard()
      return this.#write('SEND', { input_text: describeInput(input) })
    }
    // A line is judged by what the program answered, which is over when the next one begins.
    if (endsLine.test(this.#typed)) this.#flushTyped()
    // Keys typed one by one are one text; what the program printed before the first of them comes before it.
    if (this.#typed === '') this.#flushHeard()
    this.#turns?.input(input)
    this.#typed += Buffer.from(input.data).toString('utf8') + (input.kind === 'line' ? '\n' : '')
    this.#typedHidden ||= hidden
    if (this.#typed.length >= typedCharsMax) this.#flushTyped()
    else this.#flushSoon()
  }

  output(text: string, stream: Stream): void {
    this.#turns?.output(text)
    if (this.#heard.push(text, stream)) {
      this.#flushTyped()
      this.#received(this.#heard.takeLines())
    }
    this.#flushSoon()
  }

  closing(): void {
    this.#closing = true
  }

  exit(exit: Exit): void {
    this.#flushTyped()
    this.#flushHeard()
    if (exit.code !== 0 && !this.#closing)
      this.#write('ERROR', { output_text: `The program ended with ${describeExit(exit)}.` })
  }

  /** An expect is over. */
  expected({ patterns, match }: PastExpect, error: unknown): void {
    this.#flushTyped()
    this.#received(this.#heard.takeSettled())
    const asked = this.#masked(patterns.join(' | '))
    if (match !== null)
      return this.#write('EXPECT', {
        pattern_matched: this.#masked(patterns[match.index] ?? ''),
        output_text: this.#masked(match.text),
      })
    const [said] = (isError(error) ? error.message : String(error)).split('\n')
    this.#write('ERROR', { pattern_matched: null, input_text: asked, output_text: this.#masked(said ?? '') })
  }

  /** Something went wrong that is no answer of the program. */
  failed(error: Error): void {
    this.#write('ERROR', { output_text: this.#masked(error.message.split('\n')[0] ?? '') })
  }

  /** Writes what is held, and lets go of the files. */
  close(): void {
    if (this.#over) return
    this.#writeTyped()
    this.#flushHeard()
    this.#end()
  }

  #end(): void {
    this.#over = true
    cancel(this.#pause)
    for (const file of [this.#output, this.#interactions])
      try {
        file.close()
      } catch {
        // What a failing disk did not take is lost already.
      }
  }

  #flushSoon(): void {
    cancel(this.#pause)
    if (this.#over) return
    this.#pause = after(logPauseMs, () => {
      this.#flushTyped()
      this.#received(this.#heard.takeSettled())
    })
  }

  #flushHeard(): void {
    if (!this.#heard.isEmpty) this.#received(this.#heard.takeAll())
  }

  // A key that is typed or pasted line by line is one text until it has ended.
  #flushTyped(): void {
    if (openKeyAt(this.#typed) === this.#typed.length || this.#typed.length >= heldCharsMax)
      this.#writeTyped()
  }

  #writeTyped(): void {
    const text = this.#typed
    if (text === '') return
    const isSecret = this.#turns?.takeIsSecret() === true || this.#typedHidden
    const [masked] = this.#redactor.redact([
      { text, stream: 'input', ...(isSecret && this.#masks ? { secretFrom: 0 } : {}) },
    ])
    this.#typed = ''
    this.#typedHidden = false
    this.#write('SEND', { input_text: masked?.text.replace(/\n$/, '') ?? '' })
  }

  #received(text: string): void {
    if (text === '') return
    this.#append(this.#output, text)
    this.#write('RECV', { output_text: text })
  }

  #masked(text: string): string {
    return this.#redactor.redact([{ text }])[0]?.text ?? ''
  }

  #write(
    action: Action,
    said: Partial<Pick<InteractionEntry, 'input_text' | 'output_text' | 'pattern_matched'>>,
  ): void {
    if (this.#over) return
    const entry: InteractionEntry = {
      id: `${this.#began}-${++this.#entries}`,
      session_id: this.#facts.id,
      timestamp: wallClock().toISOString(),
      action,
      input_text: said.input_text ?? null,
      output_text: said.output_text ?? null,
      pattern_matched: said.pattern_matched ?? null,
    }
    this.#append(this.#interactions, `${JSON.stringify(entry)}\n`)
  }

  #append(file: LogFile, text: string): void {
    if (this.#over) return
    try {
      file.append(text)
    } catch (error) {
      this.#end()
      this.#facts.lost(error)
    }
  }
}

const endsLine = /[\r\n]$/

/** Keys without an Enter are written after this many. */
const typedCharsMax = 4_096
