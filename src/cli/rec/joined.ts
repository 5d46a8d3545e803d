import { settledLine } from '../../text/settled-line.ts'
import { keysOf } from '../../session/keys-of.ts'
import { bytesOfChunk, bytesOfData } from '../../tape/data.ts'
import type { Exchange, Tape } from '../../tape/tape.ts'

/** A tape, and the exchanges whose input the terminal hid. */
export interface Typed {
  tape: Tape
  hidden: ReadonlySet<number>
}

/**
 * What a person typed key by key, as a spec would say it: a text and Enter at a prompt that shows it, or hides it, are one line; other text is
 * typed as one run of keys. What the person's terminal said by itself is no input, and its answers join what came before.
 */
export function joined({ tape, hidden }: Typed): Typed {
  const scribe = new Scribe(tape.meta.pty)
  for (const [index, exchange] of tape.exchanges.entries()) scribe.note(exchange, hidden.has(index))
  const done = scribe.finish()
  return {
    tape: { ...tape, exchanges: done.map(({ exchange }) => exchange) },
    hidden: new Set(done.flatMap((each, index) => (each.hidden ? [index] : []))),
  }
}

interface Noted {
  exchange: Exchange
  hidden: boolean
}

class Scribe {
  readonly #done: Noted[] = []
  #run: Noted[] = []
  #size: { cols: number; rows: number } | null

  constructor(size: { cols: number; rows: number } | null) {
    this.#size = size
  }

  note(exchange: Exchange, hidden: boolean): void {
    const { input } = exchange
    if (input.kind === 'resize') {
      const isNew = this.#size?.cols !== input.cols || this.#size.rows !== input.rows
      this.#size = { cols: input.cols, rows: input.rows }
      return isNew ? this.#put(exchange, hidden) : this.#append(exchange)
    }
    if (input.kind !== 'raw' || input.dataText === null) return this.#put(exchange, hidden)
    const text = input.dataText
    if (ownWords.test(text) && !functionKey.test(text)) return this.#append(exchange)
    if (text === '\u0004') return this.#put({ ...exchange, input: { kind: 'eof' } }, hidden)
    if (typed.test(text)) return void this.#run.push({ exchange, hidden })
    if (/^[^\u0000-\u001f\u007f]*\r$/.test(text)) return this.#enter(exchange, hidden, text.slice(0, -1))
    if (this.#isRelease(text)) return this.#release(exchange)
    this.#put(exchange, hidden)
  }

  finish(): readonly Noted[] {
    this.#flush()
    return this.#done
  }

  #put(exchange: Exchange, hidden: boolean): void {
    this.#flush()
    this.#done.push({ exchange, hidden })
  }

  /** Its input is none of the user's: what it printed belongs to the one before. */
  #append(exchange: Exchange): void {
    const last = this.#run.at(-1) ?? this.#done.at(-1)
    if (last !== undefined) last.exchange = merged([last.exchange, exchange], last.exchange.input)
  }

  #enter(exchange: Exchange, hidden: boolean, before: string): void {
    const run = this.#run
    const text = edited(run.map(({ exchange: each }) => textOf(each)).join('') + before)
    const isHidden = hidden || run.some((each) => each.hidden)
    if (text === '' || !(isHidden || isEchoed(run, exchange, text))) {
      // Enter alone is a key; text in the same write as its Enter was typed too fast to be told apart.
      if (before !== '') return this.#put(exchange, hidden)
      this.#flush()
      this.#done.push({ exchange, hidden })
      return
    }
    this.#run = []
    const whole = merged([...run.map((each) => each.exchange), exchange], {
      kind: 'line',
      dataText: text,
      dataBytesB64: null,
    })
    this.#done.push({ exchange: whole, hidden: isHidden })
  }

  /** Text that no Enter made a line: keys, typed one after the other. */
  #flush(): void {
    const run = this.#run
    this.#run = []
    const [first] = run
    if (first === undefined) return
    const dataText = run.map(({ exchange }) => textOf(exchange)).join('')
    const kind = keysOf(dataText).length === 1 ? 'raw' : 'keys'
    const exchange = merged(
      run.map((each) => each.exchange),
      { kind, dataText, dataBytesB64: null },
    )
    this.#done.push({ exchange, hidden: run.some(({ hidden }) => hidden) })
  }

  /** A button let go where it was pressed: a click. */
  #isRelease(text: string): boolean {
    const last = this.#done.at(-1)
    return (
      this.#run.length === 0 &&
      last !== undefined &&
      sgrRelease.test(text) &&
      textOf(last.exchange) === text.replace(/m$/, 'M')
    )
  }

  #release(exchange: Exchange): void {
    const press = this.#done.pop()
    if (press === undefined) return
    const dataText = textOf(press.exchange) + textOf(exchange)
    const click = merged([press.exchange, exchange], { kind: 'raw', dataText, dataBytesB64: null })
    this.#done.push({ exchange: click, hidden: false })
  }
}

/** Printable characters and the key that takes one back. */
const typed = /^[^\u0000-\u0007\u0009-\u001f]+$/

const sgrRelease = /^\u001b\[<\d+;\d+;\d+m$/

/** What a terminal says by itself: that it has the focus, what it is, where its cursor stands, its colours. */
// oxlint-disable-next-line no-control-regex -- These are its sequences.
const ownWords =
  /^(?:\u001b\[[IO]|\u001b\[[?>=][\d;]*(?:c|\$y|n)|\u001b\[\d+;\d+R|\u001b\[[\d;]*[nt]|\u001b\]\d+;[^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001bP[^\u001b]*\u001b\\)+$/

/** F3 with a key held looks like a place of the cursor in the first row. */
const functionKey = /^\u001b\[1;[2-8]R$/

function textOf({ input }: Exchange): string {
  return 'dataText' in input ? Buffer.from(bytesOfData(input)).toString('utf8') : ''
}

/** What is left of a text once its corrections are made. */
function edited(text: string): string {
  const left: string[] = []
  for (const char of text)
    if (char === '\u007f' || char === '\b') left.pop()
    else left.push(char)
  return left.join('')
}

/** Whether the terminal showed the text as it was typed, and nothing else. */
function isEchoed(run: readonly Noted[], enter: Exchange, text: string): boolean {
  const shown = run.map(({ exchange }) => outputOf(exchange)).join('')
  if (/[\n\r]/.test(shown) || !text.startsWith(settledLine(shown).text)) return false
  const [first = ''] = (shown + outputOf(enter)).split(/\r?\n/)
  return settledLine(first).text.trimEnd() === text.trimEnd()
}

function outputOf({ output }: Exchange): string {
  return Buffer.concat(output.chunks.map(bytesOfChunk)).toString('utf8')
}

/** Exchanges as one, with another input. */
function merged(all: readonly Exchange[], input: Exchange['input']): Exchange {
  const [first] = all
  const last = all.at(-1)
  if (first === undefined || last === undefined) throw new Error('There is at least one exchange.')
  const files = new Map(all.flatMap((each) => each.files ?? []).map((file) => [file.path, file]))
  const unechoed = all.some(({ annotations }) => annotations['echo'] === false)
  const hidden = all.some(({ annotations }) => annotations['hidden'] === true)
  return {
    pre: first.pre,
    input,
    output: { chunks: all.flatMap(({ output }) => output.chunks) },
    exit: last.exit,
    dur_ms: all.reduce((sum, { dur_ms }) => sum + dur_ms, 0),
    ...(files.size === 0 ? {} : { files: [...files.values()] }),
    annotations: { ...(hidden ? { hidden } : {}), ...(unechoed ? { echo: false } : {}) },
  }
}
