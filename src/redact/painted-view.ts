import { type View, ViewBuilder } from './view.ts'

/**
 * The text as it stood on the screen, row by row: a small terminal that knows of each cell which character of the original is in
 * it. Rows are written down before something in them is overwritten, scrolled away or erased, and at the end; so what was
 * painted out of order, right to left or piece by piece is read as a person would have.
 *
 * It knows what moves, erases and scrolls; the rest of a terminal's language changes no place. (ECMA-48, xterm's ctlseqs.)
 */
export function paintedView(text: string, columns: number): View {
  const painter = new Painter(text, columns)
  painter.paint()
  return painter.view()
}

type Row = Int32Array

const empty = -1

class Painter {
  readonly #text: string
  readonly #columns: number
  readonly #builder: ViewBuilder = new ViewBuilder()
  #rows: Row[] = []
  #dirty: boolean[] = []
  #row = 0
  #col = 0
  #saved = { row: 0, col: 0 }
  /** Whether the next overwriting is the first since the cursor was moved: then what stood there is written down. */
  #fresh = true

  constructor(text: string, columns: number) {
    this.#text = text
    this.#columns = Math.max(1, columns)
  }

  paint(): void {
    const text = this.#text
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at)
      if (code === 0x1b) {
        sequence.lastIndex = at
        const found = sequence.exec(text)
        if (found === null) {
          at += 1
          continue
        }
        if (found[2] !== undefined) this.#control(found[2], found[1] ?? '')
        else this.#escape(found[3] ?? '')
        at += found[0].length
      } else {
        if (code >= 32 && code !== 127) this.#print(at)
        else this.#c0(code)
        at += 1
      }
    }
  }

  view(): View {
    this.#flush(0, this.#rows.length)
    return this.#builder.build()
  }

  #print(at: number): void {
    if (this.#col >= this.#columns) {
      this.#row += 1
      this.#col = 0
      this.#scroll()
    }
    const row = this.#rowAt(this.#row)
    const there = row[this.#col] ?? empty
    if (there !== empty && this.#fresh) {
      this.#fresh = false
      this.#flush(Math.max(0, this.#row - rowsAround), this.#row + rowsAround + 1)
    }
    row[this.#col] = at
    this.#dirty[this.#row] = true
    this.#col += 1
  }

  #c0(code: number): void {
    if (code === 10 || code === 11 || code === 12) {
      this.#row += 1
      this.#scroll()
    } else if (code === 13) this.#col = 0
    else if (code === 8) this.#col = Math.max(0, Math.min(this.#col, this.#columns - 1) - 1)
    else if (code === 9) this.#col = Math.min(this.#columns - 1, (Math.floor(this.#col / 8) + 1) * 8)
    if (code !== 0 && code !== 7) this.#fresh = true
  }

  #control(final: string, parameters: string): void {
    if (final === 'm' || !/^[\d;]*$/.test(parameters)) {
      if (final === 'h' && /^\?(?:.*;)?(?:10)?4[79]$/.test(parameters)) this.#clear()
      return
    }
    const [first = 0, second = 0] = parameters.split(';').map(Number)
    const count = Math.min(Math.max(1, first), reachMax)
    this.#fresh = true
    switch (final) {
      case 'A':
      case 'F':
        this.#leaveEdge()
        this.#row = Math.max(0, this.#row - count)
        if (final === 'F') this.#col = 0
        break
      case 'B':
      case 'E':
      case 'e':
        this.#leaveEdge()
        this.#row = Math.min(this.#row + count, reachMax)
        if (final === 'E') this.#col = 0
        break
      case 'C':
      case 'a':
        this.#col = Math.min(this.#columns - 1, this.#col + count)
        break
      case 'D':
        this.#col = Math.max(0, Math.min(this.#col, this.#columns - 1) - count)
        break
      case 'G':
      case '`':
        this.#col = Math.min(this.#columns, count) - 1
        break
      case 'd':
        this.#leaveEdge()
        this.#row = count - 1
        break
      case 'H':
      case 'f':
        this.#row = count - 1
        this.#col = Math.min(this.#columns, Math.max(1, second)) - 1
        break
      case 'J':
        if (first >= 2) this.#clear()
        else if (first === 0) this.#erase(this.#row, this.#col, this.#columns, true)
        break
      case 'K':
        this.#erase(
          this.#row,
          first === 0 ? this.#col : 0,
          first === 1 ? this.#col + 1 : this.#columns,
          false,
        )
        break
      case 'X':
        this.#erase(this.#row, this.#col, Math.min(this.#columns, this.#col + count), false)
        break
      case 'P': {
        const row = this.#rowAt(this.#row)
        row.copyWithin(this.#col, this.#col + count)
        row.fill(empty, Math.max(this.#col, this.#columns - count))
        this.#dirty[this.#row] = true
        break
      }
      case '@': {
        const row = this.#rowAt(this.#row)
        row.copyWithin(Math.min(this.#columns, this.#col + count), this.#col, this.#columns)
        row.fill(empty, this.#col, Math.min(this.#columns, this.#col + count))
        this.#dirty[this.#row] = true
        break
      }
      case 'L':
        this.#rows.splice(
          this.#row,
          0,
          ...Array.from({ length: Math.min(count, rowsMax) }, () => this.#blank()),
        )
        this.#dirty.splice(this.#row, 0, ...Array.from({ length: Math.min(count, rowsMax) }, () => false))
        break
      case 'M':
        this.#flush(this.#row, this.#row + count)
        this.#rows.splice(this.#row, count)
        this.#dirty.splice(this.#row, count)
        break
      default:
    }
  }

  #escape(final: string): void {
    this.#fresh = true
    if (final === '7') this.#saved = { row: this.#row, col: this.#col }
    else if (final === '8') ({ row: this.#row, col: this.#col } = this.#saved)
    else if (final === 'M') {
      this.#leaveEdge()
      this.#row = Math.max(0, this.#row - 1)
    } else if (final === 'D' || final === 'E') {
      this.#row += 1
      if (final === 'E') this.#col = 0
      this.#scroll()
    } else if (final === 'c') this.#clear()
  }

  /** A character in the last column leaves the cursor behind it; a move that stays in the row's columns takes it back. */
  #leaveEdge(): void {
    this.#col = Math.min(this.#col, this.#columns - 1)
  }

  #erase(row: number, from: number, to: number, below: boolean): void {
    const last = below ? this.#rows.length : row + 1
    this.#flush(row, last)
    for (let each = row; each < Math.min(last, this.#rows.length); each += 1)
      this.#rows[each]?.fill(empty, each === row ? from : 0, each === row ? to : this.#columns)
  }

  #clear(): void {
    this.#flush(0, this.#rows.length)
    this.#rows = []
    this.#dirty = []
  }

  /** Rows far above are out of reach: written down and let go. */
  #scroll(): void {
    if (this.#row < rowsMax) return
    const gone = this.#row - rowsMax / 2
    this.#flush(0, gone)
    this.#rows.splice(0, gone)
    this.#dirty.splice(0, gone)
    this.#row -= gone
  }

  #rowAt(index: number): Row {
    while (this.#rows.length <= index) this.#rows.push(this.#blank())
    return this.#rows[index] ?? this.#blank()
  }

  #blank(): Row {
    return new Int32Array(this.#columns).fill(empty)
  }

  /** Writes down the rows of these that changed since they were written last. */
  #flush(from: number, to: number): void {
    for (let index = from; index < Math.min(to, this.#rows.length); index += 1) {
      if (this.#dirty[index] !== true) continue
      this.#dirty[index] = false
      this.#write(this.#rows[index] ?? this.#blank())
    }
  }

  #write(row: Row): void {
    let last = row.length - 1
    while (last >= 0 && row[last] === empty) last -= 1
    for (let col = 0; col <= last;) {
      const origin = row[col] ?? empty
      let end = col + 1
      if (origin === empty) {
        while (end <= last && row[end] === empty) end += 1
        this.#builder.add(' '.repeat(end - col), -1)
      } else {
        while (end <= last && row[end] === origin + end - col) end += 1
        this.#builder.add(this.#text.slice(origin, origin + end - col), origin)
      }
      col = end
    }
    this.#builder.add('\n', -1)
  }
}

const sequence =
  /\u001b(?:\[([0-?]*)[ -/]*([@-~])|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]+[0-~]|([0-~]))/y

/** Rows kept within reach of the cursor. */
const rowsMax = 400
/** A token may go on in the rows around. */
const rowsAround = 2
const reachMax = 300
