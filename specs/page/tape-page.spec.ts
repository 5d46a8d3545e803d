import { describe, expect, it } from 'vitest'
import { pagedTape } from '../../src/page/paged-tape.ts'
import { lastScreen } from '../../src/page/last-screen.ts'
import { tapePage } from '../../src/page/tape-page.ts'
import { toldTape } from '../../src/page/told-tape.ts'
import { withReplies } from '../../src/formats/told-replies.ts'
import { exchange, line, start, tape } from './tape.ts'

/** What a frame shows, row by row. */
function rowsOf({ table, frames }: ReturnType<typeof pagedTape>, frame: number): string[] {
  return (frames[frame]?.rows ?? []).map((row) => (table[row] ?? []).map(([text]) => text).join(''))
}

/** The data in a page, as its script reads it. */
function dataOf(page: string, id: string): unknown {
  const [, text = ''] =
    new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`).exec(page) ?? []
  return JSON.parse(text)
}

describe('the screens of a tape', () => {
  const painted = tape(
    exchange(start, '\u001b[31mred\u001b[0m plain\r\n> '),
    exchange(line('a'), 'a\r\nb\r\n> \u001b[?25l'),
    exchange({ kind: 'resize', cols: 10, rows: 2 }, ''),
  )
  const paged = pagedTape('a', painted)

  it('are worked out at every output and every new size', () => {
    expect(paged.frames.map(({ at, exchange: of }) => [at, of])).toEqual([
      [5, 0],
      [15, 1],
      [20, 2],
    ])
    expect(rowsOf(paged, 0)).toEqual(['red plain', '>', '', ''])
    expect(rowsOf(paged, 1)).toEqual(['red plain', '> a', 'b', '>'])
    expect(rowsOf(paged, 2)).toHaveLength(2)
    expect(paged.frames[0]?.cursor).toEqual([1, 2])
    expect(paged.frames[1]?.cursor).toBeNull()
  })

  it('hold each row and each style once', () => {
    expect(paged.table.map((row) => JSON.stringify(row))).toHaveLength(
      new Set(paged.table.map((row) => JSON.stringify(row))).size,
    )
    expect(paged.styles).toEqual(['', 'color:#cd0000'])
  })
})

it('tells a dialogue without a living escape sequence', () => {
  const told = toldTape(
    tape(
      exchange(start, '\u001b]0;evil\u0007\u001b[2J\u001b[Hhi\u202e'),
      exchange(line('secret'), '', { annotations: { hidden: true, redacted: { password: 1 } } }),
    ),
  )
  expect(told.exchanges).toMatchObject([
    { input: 'start', text: ['hi\\u{202e}'], painted: true },
    { input: '"secret" Enter (hidden)', redacted: { password: 1 } },
  ])
  expect(JSON.stringify(told)).not.toMatch(/\\u001b|\\u0007/)
})

it('keeps what a full-screen program showed before it left', () => {
  const left = tape(exchange(start, '\u001b[?1049hinside'), exchange(line('q'), '\u001b[?1049lbye'))
  expect(lastScreen(left).text).toContain('inside')
  expect(lastScreen(tape(exchange(start, 'line by line'))).text).toContain('line by line')
})

it('tells a terminal that answers from its user', () => {
  const raw = (dataText: string): Parameters<typeof exchange>[0] => ({
    kind: 'raw',
    dataText,
    dataBytesB64: null,
  })
  const { exchanges } = withReplies(
    tape(exchange(start, '\u001b[6n'), exchange(raw('\u001b[12;5R'), ''), exchange(raw('\u001b[1;2R'), '')),
  )
  expect(exchanges.map(({ input }) => input.kind)).toEqual(['start', 'reply', 'raw'])
})

describe('a page', () => {
  const hostile = '</script><img src=x onerror=alert(1)>'
  const shown = tape(exchange(start, `${hostile}\u2028`), exchange(line(hostile), 'a'))

  it('holds all it needs, and may load nothing', () => {
    const page = tapePage([{ id: hostile, tape: shown }], { title: hostile, lead: hostile })
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'`,
    )
    expect(page).not.toMatch(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//)
    expect(page).not.toContain('<img')
    expect(page.match(/<\/script>/g)).toHaveLength(4)
    expect(dataOf(page, 'tape-0')).toEqual(pagedTape(hostile, shown))
  })

  it('compares two tapes, and keeps what is said of an exchange', () => {
    const notes = [{ exchange: 1, title: 'Expected', lines: ['b'] }]
    const other = tape(exchange(start, 'else'))
    const page = tapePage(
      [
        { id: 'a', tape: shown, notes },
        { id: 'b', tape: other },
      ],
      { compare: true },
    )
    expect(dataOf(page, 'difference')).toMatchObject({ tier: 'flow' })
    expect(dataOf(page, 'tape-0')).toMatchObject({ notes })
    expect(dataOf(tapePage([{ id: 'a', tape: shown }]), 'difference')).toBeNull()
  })
})
