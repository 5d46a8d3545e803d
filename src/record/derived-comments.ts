import { derivedBytesMax, derivedRowsMax } from '../limits.ts'
import { changedRows, sightOf } from '../screen/changed-rows.ts'
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
    const lines = told[index] === true ? [...keysOf(exchange), ...shortened(changedRows(before, after))] : []
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

/** Of very many rows the first. */
function shortened(rows: readonly string[]): string[] {
  const more = rows.length - derivedRowsMax
  return more > 0 ? [...rows.slice(0, derivedRowsMax), `… and ${more} more rows`] : [...rows]
}
