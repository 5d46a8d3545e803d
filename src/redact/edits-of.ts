import { written } from './forms.ts'
import type { Mark } from './mark.ts'
import { placeholder } from './placeholders.ts'
import { type Edit, memberAt, type Stream } from './streams.ts'
import type { Range } from './view.ts'

/**
 * The edits that put placeholders in the place of a mark. Where a secret stands in several pieces, in two rows of a box or
 * painted key by key, each piece has a placeholder of its own for its part, so that a replay paints each in its place.
 */
export function editsOf(stream: Stream, mark: Mark, name: string): Edit[] {
  const { ranges, value, form, begun, replacement } = mark
  const texts = ranges.map(({ start, end }) => stream.text.slice(start, end)).join('')
  const full = begun === undefined ? written(value, form) : value.slice(0, begun)
  // What was typed with corrections, or decoded, has no parts that could be told; all of it stands in front.
  if (mark.rule === 'place' || replacement !== undefined || texts !== full)
    return ranges.map(({ start, end }, index) => ({
      start,
      end,
      insert: index > 0 ? '' : (replacement ?? placeholder(name, form)),
    }))
  const groups = grouped(stream, ranges)
  let from = 0
  return groups.flatMap((group) => {
    const length = group.reduce((sum, { start, end }) => sum + end - start, 0)
    const slice = { from, to: from + length }
    from += length
    const isAll = groups.length === 1 && begun === undefined
    const insert = isAll ? placeholder(name, form) : placeholder(name, form, slice)
    return group.map(({ start, end }, index) => ({ start, end, insert: index === 0 ? insert : '' }))
  })
}

/** Pieces of one passage with nothing but colours between them are one. */
function grouped(stream: Stream, ranges: readonly Range[]): Range[][] {
  const groups: Range[][] = []
  let last: { piece: Range; member: number | undefined } | undefined
  for (const range of ranges)
    for (const piece of byPassage(stream, range)) {
      const member = memberAt(stream, piece.start)?.index
      const joins =
        last !== undefined &&
        last.member === member &&
        /^(?:\u001b\[[\d;:]*m)*$/.test(stream.text.slice(last.piece.end, piece.start))
      if (joins) groups.at(-1)?.push(piece)
      else groups.push([piece])
      last = { piece, member }
    }
  return groups
}

function* byPassage(stream: Stream, { start, end }: Range): Generator<Range> {
  for (let from = start; from < end;) {
    const to = Math.min(end, memberAt(stream, from)?.end ?? end)
    // An empty passage holds nothing of it.
    if (to <= from) break
    yield { start: from, end: to }
    from = to
  }
}
