import type { IBufferCell, IBufferLine, Terminal } from '@xterm/headless'

import { ScreenError } from '../errors.ts'
import { type ModeWatch, watchModes } from './screen-modes.ts'
import { standAtEdge } from './at-edge.ts'
import { answerQueries } from './replies.ts'
import { BoundedFeed } from './bounded-feed.ts'
import { dropLoneMarks } from './lone-marks.ts'
import { scrollIntoHistory } from './scroll-up.ts'
import { newTerminal, writeNow } from './xterm.ts'

/** An awake terminal: bytes in, cells out. */
export class Emulator {
  readonly modes: ModeWatch
  readonly terminal: Terminal
  title = ''
  readonly #cell: IBufferCell
  // xterm's own decoder loses a character whose bytes are split after `xx 80`, and hides invalid bytes.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  readonly #feed = new BoundedFeed()

  /** `reply` gets each answer to a query while it is being parsed. */
  constructor(cols: number, rows: number, reply: (text: string) => void) {
    this.terminal = newTerminal(cols, rows)
    scrollIntoHistory(this.terminal)
    dropLoneMarks(this.terminal)
    standAtEdge(this.terminal)
    this.modes = watchModes(this.terminal)
    answerQueries(this.terminal, reply)
    this.#cell = this.terminal.buffer.active.getNullCell()
    this.terminal.onTitleChange((title) => {
      this.title = title
    })
  }

  /** Where a link leads, by xterm's own number for it, which is not public. */
  readonly linkOf = (id: number): string | null => {
    const service = part(part(this.terminal, '_core'), '_oscLinkService')
    const data = part(service, '_dataByLinkId')
    const entry: unknown = data instanceof Map ? data.get(id) : undefined
    const uri = part(part(entry, 'data'), 'uri')
    return typeof uri === 'string' ? uri : null
  }

  write(bytes: Uint8Array): void {
    const text = this.#decoder.decode(bytes, { stream: true })
    writeNow(this.terminal, this.#feed.take(text, this.terminal))
  }

  resize(cols: number, rows: number): void {
    this.terminal.resize(Math.max(cols, 2), rows)
  }

  /** A row of the page a person sees, counted from 0; the caller has checked that it is there. */
  line(row: number): IBufferLine {
    const { active } = this.terminal.buffer
    const line = active.getLine(active.baseY + row)
    if (line === undefined) throw new ScreenError('engine', `xterm has no row ${row}.`)
    return line
  }

  /** The lines that scrolled off the top, oldest first. */
  above(): string[] {
    const { active } = this.terminal.buffer
    return Array.from(
      { length: active.baseY },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    )
  }

  /** One cell, in an object that the next call overwrites: reading a whole screen makes no garbage. */
  cell(line: IBufferLine, col: number): IBufferCell {
    return line.getCell(col, this.#cell) ?? this.#cell
  }
}

function part(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
}
