import { isDeepStrictEqual } from 'node:util'
import { TapeMissError } from '../errors.ts'
import { readTape } from '../tape/tape-file.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import { inputOf, type TapePlace } from './recorded-world.ts'
import type { Ask, Reply, ReplyEnd, StartOptions, Subject, World } from './world.ts'

/** The processes of an inquiry, from their tapes: no program runs, and the same questions get the same answers. */
export class TapedWorld implements World {
  readonly live = false
  readonly facts: Map<string, unknown>
  readonly #place: TapePlace
  #started = 0

  private constructor(place: TapePlace, facts: Map<string, unknown>) {
    this.#place = place
    this.facts = facts
  }

  /** Undefined where there is no tape. */
  static async open(place: TapePlace): Promise<TapedWorld | undefined> {
    const file = await readTape(place.path(1))
    if (file === undefined) return undefined
    const facts = file.tape.exchanges[0]?.annotations['facts']
    return new TapedWorld(
      place,
      new Map(typeof facts === 'object' && facts !== null ? Object.entries(facts) : []),
    )
  }

  async start(options: StartOptions = {}): Promise<Subject> {
    const ordinal = ++this.#started
    const shown = this.#place.shownPath(ordinal)
    const file = await readTape(this.#place.path(ordinal))
    const args = options.args ?? this.#place.args
    if (file === undefined)
      throw missed(
        'no-tape',
        shown,
        `The inquiry starts the program more often than it is recorded: there is no tape ${shown}.`,
      )
    if (!isDeepStrictEqual(file.tape.meta.args, [...args]))
      throw missed(
        'no-exchange',
        shown,
        `${shown} was recorded with other arguments: ${JSON.stringify(file.tape.meta.args)}, now ${JSON.stringify(args)}.`,
      )
    return new TapedSubject(file.tape, shown)
  }

  async close(): Promise<void> {}
}

class TapedSubject implements Subject {
  readonly banner: Reply
  readonly pid: undefined
  readonly #tape: Tape
  readonly #shown: string
  #at = 0
  readonly #noted = new Map<string, number>()

  constructor(tape: Tape, shown: string) {
    this.#tape = tape
    this.#shown = shown
    this.banner = replyOf(tape.exchanges[0])
  }

  async ask(ask: Ask): Promise<Reply> {
    const exchange = this.#tape.exchanges[this.#at + 1]
    const given = inputOf(ask)
    if (exchange === undefined || !isDeepStrictEqual(exchange.input, given))
      throw missed(
        'no-exchange',
        this.#shown,
        `${this.#shown} holds another question as number ${this.#at + 1}.\n\n  Recorded: ${JSON.stringify(exchange?.input ?? null)}\n  Asked:    ${JSON.stringify(given)}`,
      )
    this.#at++
    this.#noted.clear()
    return replyOf(exchange)
  }

  async note<T>(name: string): Promise<T> {
    const values = this.#tape.exchanges[this.#at]?.annotations[name]
    const index = this.#noted.get(name) ?? 0
    this.#noted.set(name, index + 1)
    if (!Array.isArray(values) || index >= values.length)
      throw missed('no-exchange', this.#shown, `${this.#shown} holds no such measurement: ${name}.`)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what the same measurement gave when it was recorded
    return values[index] as T
  }

  async close(): Promise<void> {}
}

function replyOf(exchange: Exchange | undefined): Reply {
  const whole = (exchange?.output.chunks ?? [])
    .map((chunk) => ('text' in chunk ? chunk.text.join('') : ''))
    .join('')
  const cut = exchange?.annotations['text'] === true ? whole.lastIndexOf('\n') : -1
  return {
    text: cut === -1 ? '' : whole.slice(0, cut),
    prompt: whole.slice(cut + 1),
    end: endOf(exchange?.annotations['end']),
    exit: exitOf(exchange),
    ms: exchange?.dur_ms ?? 0,
  }
}

function exitOf(exchange: Exchange | undefined): Reply['exit'] {
  const { code, signal } = exchange?.exit ?? { code: null, signal: null }
  if (code !== null) return { code, signal: null }
  return signal === null ? null : { code: null, signal }
}

function endOf(value: unknown): ReplyEnd {
  return value === 'busy' || value === 'exit' || value === 'flood' ? value : 'ready'
}

export function missed(reason: 'no-tape' | 'no-exchange', tape: string, message: string): TapeMissError {
  return new TapeMissError(reason, tape, message, {
    hint: 'Record the inquiry again on a machine that has the program: TERMTAPE_RECORD=OVERWRITE. To run it live without a tape: { live: true } or TERMTAPE_LIVE=1.',
  })
}
