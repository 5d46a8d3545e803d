import { colsDefault, rowsDefault } from '../../limits.ts'
import { keysOf } from '../../session/keys-of.ts'
import { lookOf } from '../../session/look.ts'
import { follow } from '../../screen/follow.ts'
import { Screen } from '../../screen/screen.ts'
import type { Exchange, Tape } from '../../tape/tape.ts'
import { inputOf, merged, outputOf } from './merged.ts'
import { isEchoed, isEdited, type Key, stretchesOf, typedText } from './typed-run.ts'

/** A tape, and the exchanges whose input the terminal hid. */
export interface Typed {
  tape: Tape
  hidden: ReadonlySet<number>
}

/**
 * What a person typed key by key, as a spec would say it: a text and Enter at a prompt that shows it, or hides it, are one line; other text is
 * typed as one run of keys, and a key that is a command by itself is pressed. What the person's terminal said by itself is no input, and its
 * answers join what came before.
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
  readonly #screen: Screen
  #run: Key[] = []
  #size: { cols: number; rows: number } | null

  constructor(size: { cols: number; rows: number } | null) {
    this.#size = size
    this.#screen = new Screen(size ?? { cols: colsDefault, rows: rowsDefault })
  }

  note(exchange: Exchange, hidden: boolean): void {
    const { input } = exchange
    if (input.kind === 'resize') {
      const isNew = this.#size?.cols !== input.cols || this.#size.rows !== input.rows
      this.#size = { cols: input.cols, rows: input.rows }
      follow(this.#screen, input)
      this.#show(exchange)
      return isNew ? this.#put(exchange, hidden) : this.#append(exchange)
    }
    const text = input.kind === 'raw' ? (input.dataText ?? '') : ''
    const isRun = typed.test(text) || enters.test(text)
    const before = isRun ? lookOf(this.#screen) : undefined
    this.#show(exchange)
    if (before !== undefined)
      return enters.test(text)
        ? this.#enter({ exchange, hidden, before, after: lookOf(this.#screen) }, text.slice(0, -1))
        : void this.#run.push({ exchange, hidden, before, after: lookOf(this.#screen) })
    if (ownWords.test(text) && !functionKey.test(text)) return this.#append(exchange)
    if (text === '\u0004') return this.#put({ ...exchange, input: { kind: 'eof' } }, hidden)
    if (this.#isRelease(text)) return this.#release(exchange)
    this.#put(exchange, hidden)
  }

  finish(): readonly Noted[] {
    this.#flush()
    return this.#done
  }

  #show(exchange: Exchange): void {
    this.#screen.feed(outputOf(exchange))
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

  #enter({ exchange, hidden, after }: Key, before: string): void {
    const keys = this.#run
    const text = typedText(keys, before)
    const isHidden = hidden || keys.some((each) => each.hidden)
    const isLine = (): boolean => isHidden || isEchoed(keys, exchange, text) || isEdited(keys, after, text)
    // Enter alone is a key; text in the same write as its Enter was typed too fast to be told apart.
    if (text === '' || !isLine()) return this.#put(exchange, hidden)
    this.#run = []
    const whole = merged([...keys.map((each) => each.exchange), exchange], {
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
    if (run.length === 0) return
    for (const keys of stretchesOf(run)) {
      const dataText = keys.map(({ exchange }) => inputOf(exchange)).join('')
      const kind = keysOf(dataText).length === 1 ? 'raw' : 'keys'
      const exchange = merged(
        keys.map((each) => each.exchange),
        { kind, dataText, dataBytesB64: null },
      )
      this.#done.push({ exchange, hidden: keys.some(({ hidden }) => hidden) })
    }
  }

  /** A button let go where it was pressed: a click. */
  #isRelease(text: string): boolean {
    const last = this.#done.at(-1)
    return (
      this.#run.length === 0 &&
      last !== undefined &&
      sgrRelease.test(text) &&
      inputOf(last.exchange) === text.replace(/m$/, 'M')
    )
  }

  #release(exchange: Exchange): void {
    const press = this.#done.pop()
    if (press === undefined) return
    const dataText = inputOf(press.exchange) + inputOf(exchange)
    const click = merged([press.exchange, exchange], { kind: 'raw', dataText, dataBytesB64: null })
    this.#done.push({ exchange: click, hidden: false })
  }
}

/** Printable characters and the key that takes one back. */
const typed = /^[^\u0000-\u0007\u0009-\u001f]+$/

/** Enter, and what came with it. */
const enters = /^[^\u0000-\u001f\u007f]*\r$/

const sgrRelease = /^\u001b\[<\d+;\d+;\d+m$/

/** What a terminal says by itself: that it has the focus, what it is, where its cursor stands, its colours. */
// oxlint-disable-next-line no-control-regex -- These are its sequences.
const ownWords =
  /^(?:\u001b\[[IO]|\u001b\[[?>=][\d;]*(?:c|\$y|n)|\u001b\[\d+;\d+R|\u001b\[[\d;]*[nt]|\u001b\]\d+;[^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001bP[^\u001b]*\u001b\\)+$/

/** F3 with a key held looks like a place of the cursor in the first row. */
const functionKey = /^\u001b\[1;[2-8]R$/
