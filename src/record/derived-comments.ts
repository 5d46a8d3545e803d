import { derivedBytesMax, derivedRowsMax } from '../limits.ts'
import { follow } from '../screen/follow.ts'
import { Screen } from '../screen/screen.ts'
import { describeInput } from '../session/describe-input.ts'
import { fromTape } from '../session/taped-input.ts'
import { type Comment, derivedMark } from '../tape/comments.ts'
import { bytesOfChunk, bytesOfData } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import { jumps } from '../text/strip-escapes.ts'

/**
 * What a person reads above an exchange whose answer is painted: the keys by name, and the rows of the screen that changed. Taken
 * from the tape alone, so that equal tapes have equal comments, and what is masked on the tape is masked in them.
 */
export function derivedComments({ meta, exchanges }: Tape): Comment[] {
  const outputs = exchanges.map(outputOf)
  const bytes = outputs.reduce((sum, { length }) => sum + length, 0)
  const told = exchanges.map((exchange, index) => isUnreadable(exchange, outputs[index] ?? nothing))
  if (meta.pty === null || !told.includes(true) || bytes > derivedBytesMax) return []
  const screen = new Screen(meta.pty)
  let before = sightOf(screen)
  return exchanges.flatMap((exchange, index) => {
    const { input } = exchange
    if (input.kind === 'resize') follow(screen, input)
    screen.feed(outputs[index] ?? nothing)
    const after = sightOf(screen)
    const lines = told[index] === true ? [...keysOf(exchange), ...changedRows(before, after)] : []
    before = after
    return lines.map((line): Comment => ({
      text: `${derivedMark} ${line}`,
      path: ['exchanges', index],
      where: 'before',
    }))
  })
}

const nothing = Buffer.alloc(0)

const escape = 0x1b

/** Keys that are escape sequences, or an answer that is painted rather than printed line by line. */
function isUnreadable({ input }: Exchange, output: Buffer): boolean {
  const keys = 'dataText' in input && input.kind !== 'line' && bytesOfData(input).includes(escape)
  return keys || (output.includes(escape) && jumps(output.toString('latin1')))
}

function outputOf({ output }: Exchange): Buffer {
  return Buffer.concat(output.chunks.map(bytesOfChunk))
}

function keysOf({ input, annotations }: Exchange): string[] {
  const given = fromTape(input)
  if (given === undefined || given.kind === 'reply') return []
  return [annotations['hidden'] === true ? 'hidden' : describeInput(given)]
}

interface Sight {
  alternate: boolean
  above: number
  rows: { text: string; looks: string }[]
}

function sightOf(screen: Screen): Sight {
  const rows = screen.lines.map((text, row) => ({ text, looks: JSON.stringify(screen.runs(row)) }))
  return { alternate: screen.alternate, above: screen.scrollback.length, rows }
}

/** Rows that show something else than before, or the same in another style; what was only scrolled shows what it showed. */
function changedRows(before: Sight, after: Sight): string[] {
  const by = before.alternate === after.alternate ? Math.max(0, after.above - before.above) : 0
  const changed = after.rows
    .filter(({ text, looks }, row) => text.trim() !== '' && before.rows[row + by]?.looks !== looks)
    .map(({ text }) => text.trimEnd())
  const more = changed.length - derivedRowsMax
  return more > 0 ? [...changed.slice(0, derivedRowsMax), `… and ${more} more rows`] : changed
}
