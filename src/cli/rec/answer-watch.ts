import { follow } from '../../screen/follow.ts'
import { Screen } from '../../screen/screen.ts'
import { bytesOfChunk } from '../../tape/data.ts'
import type { Exchange } from '../../tape/tape.ts'
import { MovingRows } from './moving-rows.ts'
import { type Rows, type Telling, tellingOf } from './telling.ts'

/** Watches what a program answers, from one input to the next. */
export class AnswerWatch {
  readonly #screen: Screen
  readonly #moving: MovingRows = new MovingRows()
  #before: Rows = []
  #echo = ''
  #output = ''
  /** Whether what comes answers a line, or nobody yet, and so may end with a prompt. */
  #byLines = true
  #ended = false

  constructor(size: { cols: number; rows: number }) {
    this.#screen = new Screen(size)
  }

  /** An input is given now. */
  did(echo: string, byLines: boolean): void {
    this.#echo = echo
    this.#byLines = byLines
  }

  /** The program ended, and asks no more. */
  ended(): void {
    this.#byLines = false
    this.#ended = true
  }

  feed({ input, output }: Exchange): void {
    if (input.kind === 'resize') follow(this.#screen, input)
    let ms = 0
    for (const chunk of output.chunks) {
      ms += chunk.delay_ms
      const bytes = bytesOfChunk(chunk)
      const rows = this.#rows
      this.#screen.feed(bytes)
      if (ms > byItselfMs) this.#moving.note(rows, this.#rows)
      this.#output = (this.#output + Buffer.from(bytes).toString('utf8')).slice(-outputCharsMax)
    }
  }

  /** What tells that the last input was answered. */
  telling(): Telling | undefined {
    const { cursor, lines } = this.#screen
    const now = this.#rows
    const telling = tellingOf({
      before: this.#before,
      now,
      echo: this.#echo,
      atCursor: (lines[cursor.row] ?? '').slice(0, cursor.col),
      output: this.#output,
      byLines: this.#byLines,
      ended: this.#ended,
      isMoving: (row, at) => this.#moving.has(row, at),
    })
    this.#before = now
    this.#output = ''
    return telling
  }

  get #rows(): Rows {
    return this.#screen.lines.map((line) => line.trimEnd())
  }
}

/** A program that paints this long after an input does so by itself. */
const byItselfMs = 300

/** How much of an answer is kept to find its prompt. */
const outputCharsMax = 4_096
